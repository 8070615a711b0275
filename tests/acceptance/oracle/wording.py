"""How clerks write one cell: numbers, money, dates, codes. The oracle's own reading of the rules."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

NIL = {"/", "-", "--", "—", "——", "－", "无"}
#: 万元 for one of the unit.
UNITS = {
    "亿元": Decimal(10000), "亿": Decimal(10000), "万元": Decimal(1), "万": Decimal(1),
    "千元": Decimal("0.1"), "元": Decimal("0.0001"),
}  # fmt: skip
_UNIT = re.compile("(亿元|万元|千元|亿|万|元)$")
_UNIT_WORD = re.compile(r"(?:单位[:：]?|[(（])(亿元|万元|千元|元)")
_DAY = re.compile(r"^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$")
_MONTH = re.compile(r"^(\d{4})[年./-](\d{1,2})月?$")
_MONTH_DAY = re.compile(r"^(\d{1,2})[月/.-](\d{1,2})日?$")
_NOTED_DAY = re.compile(r"(?:截至|填报日期|更正日期|报告日期)[:：]?\s*(\d{4})年(\d{1,2})月(\d{1,2})日")
_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class Unreadable(ValueError):
    """A cell that is not what its column wants."""


def text(value: object) -> str:
    """A cell as text: half width, no blanks at the ends."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unicodedata.normalize("NFKC", str(value)).strip()


def title(value: object) -> str:
    """A column title without blanks, units or anything in brackets."""
    return re.sub(r"\(.*?\)|\s", "", text(value))


def unit_in(line: str) -> Decimal | None:
    """The unit a title, a note or a column group declares, in 万元."""
    found = _UNIT_WORD.search(line)
    return UNITS[found.group(1)] if found else None


def amount(value: object, unit: Decimal = Decimal(1)) -> Decimal | None:
    """A number, or money in 万元 with the sheet's unit or the cell's own; None for an empty cell."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(repr(value)) * unit
    plain = re.sub(r"[,，\s]", "", text(value)).replace("−", "-")
    if found := _UNIT.search(plain):
        plain, unit = plain[: found.start()], UNITS[found.group(1)]
    try:
        return Decimal(plain) * unit
    except InvalidOperation:
        raise Unreadable(plain) from None


def day(value: object, year: int) -> date | None:
    """A day; only a month means its first, only month and day mean the ledger's year."""
    if isinstance(value, datetime):
        return value.date()
    plain = re.sub(r"\s", "", text(value))
    if not plain:
        return None
    try:
        if found := _DAY.match(plain):
            return date(*(int(part) for part in found.groups()))
        if found := _MONTH.match(plain):
            return date(int(found.group(1)), int(found.group(2)), 1)
        if found := _MONTH_DAY.match(plain):
            return date(year, int(found.group(1)), int(found.group(2)))
    except ValueError:
        pass
    raise Unreadable(plain)


def noted_day(lines: str) -> date | None:
    """截至 / 填报日期 / 更正日期 as the lines around a table give it."""
    found = _NOTED_DAY.search(text(lines))
    return date(*(int(part) for part in found.groups())) if found else None


def project_code(value: object) -> tuple[str, bool]:
    """The code with its hyphens, and whether they had to be put in."""
    plain = text(value).upper().replace(" ", "")
    if re.fullmatch(r"\d{20}", plain):
        return f"{plain[:4]}-{plain[4:10]}-{plain[10:12]}-{plain[12:14]}-{plain[14:]}", True
    return plain, False


def credit_code_fault(value: object) -> str:
    """'' for a good credit code (GB 32100) or an empty cell, otherwise the kind of fault."""
    code = text(value).upper().replace(" ", "")
    if not code:
        return ""
    if len(code) != 18:
        return "uscc_length"
    if any(letter not in _DIGITS for letter in code):
        return "uscc_check_digit"
    total = sum(_DIGITS.index(letter) * pow(3, place, 31) for place, letter in enumerate(code[:17]))
    return "" if _DIGITS[(31 - total % 31) % 31] == code[17] else "uscc_check_digit"
