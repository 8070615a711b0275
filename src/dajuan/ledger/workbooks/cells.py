"""Columns of raw cells into typed values, with what is wrong and where. One parser per kind of column."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from dajuan.kernel.codes import credit_code_fault, is_project_code, repaired_project_code, tidy
from dajuan.ledger.definition import Column
from dajuan.ledger.staged import Cell, raw_text
from dajuan.ledger.workbooks.dates import parse_day, parse_moment, parse_month
from dajuan.ledger.workbooks.numbers import (
    BLANK_MARKS,
    UNKNOWN_MARKS,
    Fault,
    Faults,
    Parsed,
    Parser,
    Scope,
    amounts,
    integers,
    numbers,
)
from dajuan.ledger.workbooks.titles import folded, round_named

_YES = frozenset({"是", "有", "√", "✓", "✔", "☑", "y", "yes", "true", "1", "入库"})
_NO = frozenset({"否", "无", "×", "x", "n", "no", "false", "0", ""})
_NOT = ("未", "不", "无", "没")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


_READERS: dict[str, Callable[[Cell, int | None], date | None]] = {
    "date": parse_day,
    "month": parse_month,
    "moment": parse_moment,
}


def _days(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
    read = _READERS[column.kind]
    values: list[object] = []
    faults: Faults = {}
    seen: dict[tuple[Cell, int | None], object] = {}
    for index, cell in enumerate(cells):
        key = cell, scope.year_of(index)
        if key not in seen:
            seen[key] = None if cell == "" else read(*key)
        value = seen[key]
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
        code = tidy(_CONTROL.sub("", raw_text(cell)))
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
    values: list[object] = [word in _YES or word.startswith("已") for word in words]
    odd = {
        i
        for i, word in enumerate(words)
        if not values[i] and word not in _NO and not word.startswith(_NOT) and word not in BLANK_MARKS
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
    "money": amounts,
    "number": numbers,
    "integer": integers,
    "date": _days,
    "month": _days,
    "moment": _days,
    "flag": _flags,
    "round": _rounds,
    "choice": _choices,
}
