"""Columns of raw cells into typed values, with what is wrong and where. One parser per kind of column."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from dajuan.kernel.codes import credit_code_fault, is_project_code, repaired_project_code, tidy
from dajuan.kernel.once import Once
from dajuan.ledger.definition import Column
from dajuan.ledger.staged import Cell, raw_text
from dajuan.ledger.workbooks.dates import parse_day, parse_moment, parse_month
from dajuan.ledger.workbooks.numbers import (
    BLANK_MARKS,
    UNKNOWN_MARKS,
    Fault,
    Parsed,
    Parser,
    Reading,
    Scope,
    amounts,
    in_bulk,
    integers,
    numbers,
    parsed,
)
from dajuan.ledger.workbooks.titles import folded, round_named

_YES = frozenset({"是", "有", "√", "✓", "✔", "☑", "y", "yes", "true", "1", "入库"})
_NO = frozenset({"否", "无", "×", "x", "n", "no", "false", "0", ""})
_NOT = ("未", "不", "无", "没")
_ANY_YEAR = 2000  # would the cell be a day if only its year were known?
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


_READERS: dict[str, Callable[[Cell, int | None], date | None]] = {
    "date": parse_day,
    "month": parse_month,
    "moment": parse_moment,
}


def _days(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    """Days, months and moments; without a year of the sheet each row has its own."""
    read = _READERS[column.kind]

    def reading(key: tuple[Cell, int | None]) -> Reading:
        value = None if key[0] == "" else read(*key)
        if value is None and key[0] != "" and (text := folded(raw_text(key[0]))) and text not in BLANK_MARKS:
            said = raw_text(key[0])[:20].strip()
            if read(key[0], _ANY_YEAR) is not None:
                return None, Fault(
                    "text_in_date", f"“{said}”没有年份，表内也没有写明年度，请写全年月日；现按空值处理"
                )
            return None, Fault("text_in_date", f"日期列填“{said}”，按空值处理")
        return value, None

    years = map(scope.year_of, range(len(cells)))
    return parsed(map(Once(reading).__getitem__, zip(cells, years, strict=True)))


def _project_codes(column: Column, scope: Scope) -> Callable[[Cell], Reading]:
    del scope

    def read(cell: Cell) -> Reading:
        if type(cell) is str and (cell == "" or is_project_code(cell)):
            return cell, None
        code = tidy(_CONTROL.sub("", raw_text(cell)))
        code = "" if code in BLANK_MARKS else code[:40]
        if not code or is_project_code(code):
            return code, None
        if repaired := repaired_project_code(code):
            reason = f"{column.label}缺连字符，补齐后可识别（{repaired}）"
            return repaired, Fault("code_format", reason, "warning")
        shape = f"{column.label}不合“4位-6位-2位-2位-6位”的写法，按原样使用"
        return code, Fault("code_format", shape, "warning")

    return read


def _credit_codes(column: Column, scope: Scope) -> Callable[[Cell], Reading]:
    del scope

    def read(cell: Cell) -> Reading:
        code = tidy(raw_text(cell)) if cell != "" else ""
        if not code or code in BLANK_MARKS or code in UNKNOWN_MARKS:
            return "", None
        wrong = credit_code_fault(code)
        if wrong == "length":
            return code, Fault("uscc_length", f"{column.label}为{len(code)}位，应为18位")
        return code, Fault("uscc_check_digit", f"{column.label}校验位错误") if wrong else None

    return read


def _texts(column: Column, scope: Scope) -> Callable[[Cell], Reading]:
    """Trimmed texts."""
    del scope
    limit = column.limit
    too_long = Fault("too_long", f"{column.label}超过{limit}字，只保留前{limit}字", "warning")

    def read(cell: Cell) -> Reading:
        text = raw_text(cell)
        return _tidied(text, limit), too_long if len(text.strip()) > limit else None

    return read


def _tidied(text: str, limit: int) -> str:
    if not text.isprintable():
        text = _CONTROL.sub("", text.replace("\r\n", "\n")).encode("utf-8", "ignore").decode()
    return text.strip()[:limit].rstrip()


def _flags(column: Column, scope: Scope) -> Callable[[Cell], Reading]:
    del scope
    odd = Fault("not_yes_or_no", f"{column.label}应填“是”或“否”，按“否”处理", "warning")

    def read(cell: Cell) -> Reading:
        word = folded(raw_text(cell)).lower()
        if word in _YES or word.startswith("已"):
            return True, None
        return False, None if word in _NO or word.startswith(_NOT) or word in BLANK_MARKS else odd

    return read


def _choices(column: Column, scope: Scope) -> Callable[[Cell], Reading]:
    del scope
    accepted = "、".join(dict.fromkeys(word for word, _ in column.choices))

    def read(cell: Cell) -> Reading:
        text = unicodedata.normalize("NFKC", raw_text(cell))
        value = next((code for word, code in column.choices if word in text), None)
        if value is not None or not text.strip():
            return value, None
        return None, Fault("unknown_choice", f"{column.label}“{text[:20]}”无法识别，可填：{accepted}")

    return read


def _rounds(column: Column, scope: Scope) -> Callable[[Cell], Reading]:
    del scope
    strange = Fault("unknown_choice", f"{column.label}无法识别，可填第一期、第2期等")

    def read(cell: Cell) -> Reading:
        value = round_named(raw_text(cell))
        return value, strange if value is None and raw_text(cell).strip() else None

    return read


PARSERS: dict[str, Parser] = {
    "text": in_bulk(_texts),
    "project_code": in_bulk(_project_codes),
    "credit_code": in_bulk(_credit_codes),
    "money": in_bulk(amounts),
    "number": in_bulk(numbers),
    "integer": in_bulk(integers),
    "date": _days,
    "month": _days,
    "moment": _days,
    "flag": in_bulk(_flags),
    "round": in_bulk(_rounds),
    "choice": in_bulk(_choices),
}
