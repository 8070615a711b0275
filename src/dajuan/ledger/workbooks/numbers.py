"""Columns of numbers: what an amount looks like, its unit, and what is wrong with a cell."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from operator import itemgetter

from dajuan.kernel.once import Once
from dajuan.ledger.definition import Column
from dajuan.ledger.staged import Cell, Effect, raw_text
from dajuan.ledger.workbooks.measures import conversion, split_measure
from dajuan.ledger.workbooks.titles import UNITS, folded

BLANK_MARKS = frozenset({"/", "\\", "-", "--", "—", "——", "―", "–", "无", "n/a", "N/A", "NA", "/ /", "//"})
UNKNOWN_MARKS = frozenset({"待定", "暂无", "未定", "待确定", "不详"})

_UNIT_TAIL = "|".join((*UNITS, "亿", "万"))
_NUMBER = re.compile(
    rf"(\()?([+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d*)?|[+-]?\.\d+)({_UNIT_TAIL}|%)?(\))?"
)
_SHORT_UNITS = {"亿": UNITS["亿元"], "万": UNITS["万元"]}
_MINUS = str.maketrans({"−": "-", "－": "-", "–": "-"})
_COUNTED = re.compile(
    r"(?:并列)?第?(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?(?:[项个件户家次名人期份位天日年]|小时)?"
)
_FEN = Decimal("0.01")
_LARGEST = Decimal(10) ** 17  # what numeric(20, 2) and numeric(24, 6) both hold


@dataclass(frozen=True)
class Fault:
    """Why a cell is not what its column wants; ``effect`` None leaves that to the column."""

    kind: str
    reason: str
    effect: Effect | None = None


@dataclass(frozen=True)
class Scope:
    """What a sheet says about its cells: yuan per unit of this column, and the year days lie in;
    where it names none, row by row in ``years``."""

    factor: Decimal = Decimal(10_000)
    year: int | None = None
    years: Sequence[int | None] = ()

    def year_of(self, index: int) -> int | None:
        """The year a date without one means in a row."""
        return self.year or (self.years[index] if self.years else None)


Reading = tuple[object, Fault | None]
#: What a kind of column makes of one cell, given the column and its sheet.
Reader = Callable[[Column, Scope], Callable[[Cell], Reading]]
Parsed = tuple[list[object], dict[int, Fault]]
Parser = Callable[[Sequence[Cell], Column, Scope], Parsed]


def in_bulk(reader: Reader) -> Parser:
    """A whole column: its values and, by place, what is wrong. Equal cells are read once."""

    def parse(cells: Sequence[Cell], column: Column, scope: Scope) -> Parsed:
        return parsed(map(Once(reader(column, scope)).__getitem__, cells))

    return parse


def parsed(readings: Iterable[Reading]) -> Parsed:
    """Readings taken apart."""
    read = list(readings)
    faults = list(map(itemgetter(1), read))
    found = {index: fault for index, fault in enumerate(faults) if fault} if any(faults) else {}
    return list(map(itemgetter(0), read)), found


def parse_number(text: str) -> tuple[Decimal, Decimal | None] | None:
    """A number as typed and the yuan per unit written behind it, or None.

    Reads full-width digits, 41,400, 5.05亿元, (8600) for a negative one, 8.3%, ￥12, '12 as Excel marks text.
    """
    match = _NUMBER.fullmatch(folded(text).translate(_MINUS).lstrip("¥￥'"))
    if match is None or bool(match[1]) != bool(match[4]) or "\n" in text.strip():
        return None
    number = Decimal(match[2].replace(",", ""))
    unit = match[3]
    return (-number if match[1] else number), _SHORT_UNITS.get(unit) or UNITS.get(unit)


def amounts(column: Column, scope: Scope) -> Callable[[Cell], Reading]:
    """Money in 元. Floats are taken to the fen by integer arithmetic, exactly when they have a few decimals."""
    scale = float(scope.factor * 100)

    def read(cell: Cell) -> Reading:
        if type(cell) is float and -1e15 < (fen := cell * scale) < 1e15:
            whole = round(fen)
            if -0.01 < fen - whole < 0.01:
                return Decimal(whole) * _FEN, _negative(column) if whole < 0 and not column.signed else None
        return _amount(cell, column, scope)

    return read


def _amount(cell: Cell, column: Column, scope: Scope) -> tuple[Decimal | None, Fault | None]:
    if cell == "" or (marked := str(cell).strip()) in UNKNOWN_MARKS or not marked:
        return None, None
    if column.unit and isinstance(cell, str):
        return _measured(cell, column, scope)
    if marked in BLANK_MARKS or folded(marked) in BLANK_MARKS:
        return (Decimal(0) if column.blank_mark == "zero" else None), None
    read = _number_in(cell)
    if read is None or abs(read[0]) > _LARGEST:
        return None, Fault("not_a_number", f"{column.label}不是数字")
    money = column.kind == "money"
    if read[1] and not money:
        return None, Fault("not_a_number", f"{column.label}的单位应写在计量单位栏，不写在单元格里")
    value = read[0] * ((money and read[1]) or scope.factor)
    if abs(value) > _LARGEST:
        return None, Fault("not_a_number", f"{column.label}数值过大")
    if value < 0 and not column.signed:
        return value, _negative(column)
    return (value.quantize(_FEN, ROUND_HALF_UP) if money else value), None


def _measured(cell: str, column: Column, scope: Scope) -> tuple[Decimal | None, Fault | None]:
    """A quantity as text, perhaps with a unit of its measure behind it: 1.2公里 in a column of 米."""
    number, unit = split_measure(cell)
    if unit and (ratio := conversion(unit, column.unit)) is None:
        return None, Fault("not_a_number", f"{column.label}的单位“{unit}”不能换算成{column.unit}")
    own = scope if not unit else replace(scope, factor=ratio or Decimal(1))
    return _amount(number, replace(column, unit=""), own)


def _number_in(cell: Cell) -> tuple[Decimal, Decimal | None] | None:
    if isinstance(cell, (bool, tuple)):
        return None
    if isinstance(cell, str):
        return parse_number(cell)
    number = Decimal(repr(cell))
    return (number, None) if number.is_finite() else None


def _negative(column: Column) -> Fault:
    return Fault("negative_amount", f"{column.label}为负数")


def integers(column: Column, scope: Scope) -> Callable[[Cell], Reading]:
    """Counts, also with a measure word behind them: 6项, 1,515人, 第1名, 24小时."""
    del scope

    def read(cell: Cell) -> Reading:
        text = folded(raw_text(cell))
        match = _COUNTED.fullmatch(text)
        digits = match[1].replace(",", "") if match else ""
        if 0 < len(digits) < 10:
            return int(digits), None
        blank = not text or text in BLANK_MARKS or text in UNKNOWN_MARKS
        return None, None if blank else Fault("not_a_number", f"{column.label}不是整数")

    return read


def numbers(column: Column, scope: Scope) -> Callable[[Cell], Reading]:
    """Plain numbers in the unit the row itself names, or of a measure in the column's own unit."""
    own = scope if column.unit else Scope(Decimal(1))
    return lambda cell: _amount(cell, column, own)
