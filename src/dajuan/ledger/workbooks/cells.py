"""Columns of raw cells into typed values, with what is wrong and where. One pass per column."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from dajuan.kernel.codes import credit_code_fault, is_project_code, repaired_project_code, tidy
from dajuan.ledger.definition import Column
from dajuan.ledger.staged import Cell, Effect, raw_text
from dajuan.ledger.workbooks.dates import parse_day, parse_month
from dajuan.ledger.workbooks.titles import UNITS, folded, round_named

BLANK_MARKS = frozenset({"/", "\\", "-", "--", "—", "——", "―", "–", "无", "n/a", "N/A", "NA", "/ /", "//"})
UNKNOWN_MARKS = frozenset({"待定", "暂无", "未定", "待确定", "不详"})

_UNIT_TAIL = "|".join((*UNITS, "亿", "万"))
_NUMBER = re.compile(
    rf"(\()?([+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d*)?|[+-]?\.\d+)({_UNIT_TAIL}|%)?(\))?"
)
_SHORT_UNITS = {"亿": UNITS["亿元"], "万": UNITS["万元"]}
_MINUS = str.maketrans({"−": "-", "－": "-", "–": "-"})
_COUNTED = re.compile(r"(\d+)(?:\.0+)?[项个件户家次名人期]?")
_YES = frozenset({"是", "有", "√", "✓", "✔", "☑", "y", "yes", "true", "1", "已入库", "入库"})
_NO = frozenset({"否", "无", "×", "x", "n", "no", "false", "0", "未入库", "不入库", ""})
_FEN = Decimal("0.01")
_LARGEST = Decimal(10) ** 17  # what numeric(20, 2) and numeric(24, 6) both hold
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Fault:
    """Why a cell is not what its column wants; ``effect`` None leaves that to the column."""

    kind: str
    reason: str
    effect: Effect | None = None


@dataclass(frozen=True)
class Scope:
    """What a sheet says about its cells: yuan per unit of this column, and the year days lie in."""

    factor: Decimal = Decimal(10_000)
    year: int | None = None


Faults = dict[int, Fault]
Parsed = tuple[list[object], Faults]
Parser = Callable[[Sequence[Cell], Column, Scope], Parsed]


def parse_number(text: str) -> tuple[Decimal, Decimal | None] | None:
    """A number as typed and the yuan per unit written behind it, or None.

    Reads full-width digits, 41,400, 5.05亿元, (8600) for a negative one, 8.3%.
    """
    match = _NUMBER.fullmatch(folded(text).translate(_MINUS).lstrip("¥￥"))
    if match is None or bool(match[1]) != bool(match[4]):
        return None
    try:
        number = Decimal(match[2].replace(",", ""))
    except InvalidOperation:  # pragma: no cover - the pattern admits only decimals
        return None
    unit = match[3]
    return (-number if match[1] else number), _SHORT_UNITS.get(unit) or UNITS.get(unit)


def _amounts(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    """Money in 元. Floats are taken to the fen by integer arithmetic, exactly when they have a few decimals."""
    values: list[object] = []
    faults: Faults = {}
    scale = float(scope.factor * 100)
    for index, cell in enumerate(cells):
        if type(cell) is float and -1e15 < (fen := cell * scale) < 1e15:
            whole = round(fen)
            if -0.01 < fen - whole < 0.01:
                values.append(Decimal(whole) * _FEN)
                if whole < 0 and not column.signed:
                    faults[index] = _negative(column)
                continue
        value, fault = _amount(cell, column, scope)
        values.append(value)
        if fault:
            faults[index] = fault
    return values, faults


def _amount(cell: Cell, column: Column, scope: Scope) -> tuple[Decimal | None, Fault | None]:
    if cell == "" or (marked := str(cell).strip()) in UNKNOWN_MARKS or not marked:
        return None, None
    if marked in BLANK_MARKS or folded(marked) in BLANK_MARKS:
        return (Decimal(0) if column.blank_mark == "zero" else None), None
    read = _number_in(cell)
    if read is None or abs(read[0]) > _LARGEST:
        return None, Fault("not_a_number", f"{column.label}不是数字")
    money = column.kind == "money"
    value = read[0] * (read[1] or scope.factor) if money else read[0]
    if abs(value) > _LARGEST:
        return None, Fault("not_a_number", f"{column.label}数值过大")
    if value < 0 and not column.signed:
        return value, _negative(column)
    return (value.quantize(_FEN, ROUND_HALF_UP) if money else value), None


def _number_in(cell: Cell) -> tuple[Decimal, Decimal | None] | None:
    if isinstance(cell, (bool, tuple)):
        return None
    if isinstance(cell, str):
        return parse_number(cell)
    number = Decimal(repr(cell))
    return (number, None) if number.is_finite() else None


def _negative(column: Column) -> Fault:
    return Fault("negative_amount", f"{column.label}为负数")


def _integers(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    del scope
    values: list[object] = []
    faults: Faults = {}
    for index, cell in enumerate(cells):
        text = folded(raw_text(cell))
        match = _COUNTED.fullmatch(text)
        counted = match is not None and len(match[1]) < 10
        values.append(int(match[1]) if match and counted else None)
        if text and not counted and text not in BLANK_MARKS and text not in UNKNOWN_MARKS:
            faults[index] = Fault("not_a_number", f"{column.label}不是整数")
    return values, faults


def _days(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    read = parse_month if column.kind == "month" else parse_day
    values: list[object] = []
    faults: Faults = {}
    seen: dict[Cell, object] = {"": None}
    for index, cell in enumerate(cells):
        if cell not in seen:
            seen[cell] = read(cell, scope.year)
        value = seen[cell]
        values.append(value)
        if value is None and cell != "" and (text := folded(raw_text(cell))) and text not in BLANK_MARKS:
            faults[index] = Fault("text_in_date", f"日期列填“{raw_text(cell)[:20].strip()}”，按空值处理")
    return values, faults


def _project_codes(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    del scope
    values: list[object] = []
    faults: Faults = {}
    for index, cell in enumerate(cells):
        if type(cell) is str and (cell == "" or is_project_code(cell)):
            values.append(cell)
            continue
        code = tidy(raw_text(cell))
        code = "" if code in BLANK_MARKS else code[:40]
        values.append(code)
        if not code or is_project_code(code):
            continue
        if repaired := repaired_project_code(code):
            values[index] = repaired
            faults[index] = Fault(
                "code_format", f"{column.label}缺连字符，补齐后可识别（{repaired}）", "warning"
            )
        else:
            shape = f"{column.label}不合“4位-6位-2位-2位-6位”的写法，按原样使用"
            faults[index] = Fault("code_format", shape, "warning")
    return values, faults


def _credit_codes(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    del scope
    values: list[object] = []
    faults: Faults = {}
    seen: dict[str, str | None] = {"": None}
    for index, cell in enumerate(cells):
        code = tidy(raw_text(cell)) if cell != "" else ""
        if code in BLANK_MARKS or code in UNKNOWN_MARKS:
            code = ""
        if code not in seen:
            seen[code] = credit_code_fault(code)
        values.append(code)
        if seen[code] == "length":
            faults[index] = Fault("uscc_length", f"{column.label}为{len(code)}位，应为18位")
        elif seen[code]:
            faults[index] = Fault("uscc_check_digit", f"{column.label}校验位错误")
    return values, faults


def _texts(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    """Trimmed texts. What most columns hold again and again is looked at once."""
    del scope
    texts = [cell if type(cell) is str else raw_text(cell) for cell in cells]
    tidied = {text: tidied for text in set(texts) if (tidied := _tidied(text, column.limit)) != text}
    values: list[object] = [tidied.get(text, text) for text in texts] if tidied else list(texts)
    long = {text for text in tidied if len(text.strip()) > column.limit}
    reason = f"{column.label}超过{column.limit}字，只保留前{column.limit}字"
    return values, {i: Fault("too_long", reason, "warning") for i, text in enumerate(texts) if text in long}


def _tidied(text: str, limit: int) -> str:
    if not text.isprintable():
        text = _CONTROL.sub("", text.replace("\r\n", "\n")).encode("utf-8", "ignore").decode()
    return text.strip()[:limit]


def _flags(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    del scope
    meant = {cell: folded(raw_text(cell)).lower() for cell in set(cells)}
    words = [meant[cell] for cell in cells]
    values: list[object] = [word in _YES for word in words]
    odd = {
        i for i, word in enumerate(words) if word not in _YES and word not in _NO and word not in BLANK_MARKS
    }
    return values, {
        i: Fault("not_yes_or_no", f"{column.label}应填“是”或“否”，按“否”处理", "warning") for i in odd
    }


def _choices(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    del scope
    values: list[object] = []
    faults: Faults = {}
    for index, cell in enumerate(cells):
        text = unicodedata.normalize("NFKC", raw_text(cell))
        values.append(next((code for word, code in column.choices if word in text), None))
        if values[index] is None and text.strip():
            accepted = "、".join(dict.fromkeys(word for word, _ in column.choices))
            faults[index] = Fault("unknown_choice", f"{column.label}“{text[:20]}”无法识别，可填：{accepted}")
    return values, faults


def _rounds(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    del scope
    values: list[object] = [round_named(raw_text(cell)) for cell in cells]
    faults = {
        i: Fault("unknown_choice", f"{column.label}无法识别，可填第一期、第2期等")
        for i, (cell, value) in enumerate(zip(cells, values, strict=True))
        if value is None and raw_text(cell).strip()
    }
    return values, faults


PARSERS: dict[str, Parser] = {
    "text": _texts,
    "project_code": _project_codes,
    "credit_code": _credit_codes,
    "money": _amounts,
    "number": lambda cells, column, scope: _numbers(cells, column),
    "integer": _integers,
    "date": _days,
    "month": _days,
    "flag": _flags,
    "round": _rounds,
    "choice": _choices,
}


def _numbers(cells: Sequence[Cell], column: Column) -> Parsed:
    read = [_amount(cell, column, Scope()) for cell in cells]
    return [value for value, _ in read], {i: fault for i, (_, fault) in enumerate(read) if fault}
