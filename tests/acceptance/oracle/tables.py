"""From raw cells to a table: which ledger a sheet is, where its columns are, which rows are data."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tests.acceptance.oracle.grid import Grid, Value, address
from tests.acceptance.oracle.titles import SIGNATURES, TITLES
from tests.acceptance.oracle.wording import noted_day, text, title, unit_in

_TOTALS = {"小计": "subtotal", "合计": "total", "总计": "total"}
_FILLED_DOWN = ("department", "track")


@dataclass
class Line:
    """One data row: raw cells by field, merged 责任单位 and 批别 filled down."""

    row: int
    raw: dict[str, Value]


@dataclass
class TotalLine:
    """小计 or 合计: its raw cells by field."""

    row: int
    kind: str
    raw: dict[str, Value]


@dataclass
class Table:
    """One sheet of a ledger."""

    ledger: str
    grid: Grid
    columns: dict[str, int]
    headers: dict[str, str]
    units: dict[str, Decimal]
    lines_above: str
    reported_on: date | None
    lines: list[Line | TotalLine] = field(default_factory=list)

    @property
    def data(self) -> list[Line]:
        return [line for line in self.lines if isinstance(line, Line)]

    def address(self, row: int, name: str) -> str:
        return address(row, self.columns[name])


def table_of(grid: Grid) -> Table | None:
    """The table on a sheet, or None when it is no ledger the oracle knows."""
    best: tuple[tuple[int, bool], str, int, int, dict[str, int]] | None = None
    for top in range(1, min(grid.height, 15) + 1):
        for bottom in (top, top + 1):
            titles = _titles(grid, top, bottom)
            for ledger in TITLES:
                columns = _columns(titles, ledger)
                score = len(columns), top == bottom
                known = all(name in columns for name in SIGNATURES[ledger])
                if known and (best is None or score > best[0]):
                    best = score, ledger, top, bottom, columns
    return _read(grid, *best[1:]) if best else None


def _titles(grid: Grid, top: int, bottom: int) -> dict[int, str]:
    found = {}
    for column in range(1, grid.width + 1):
        low = grid.at(bottom, column)
        found[column] = title(grid.at(top, column) if low is None else low)
    return found


def _columns(titles: dict[int, str], ledger: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, words in titles.items():
        for name, wordings in TITLES[ledger].items():
            if words in wordings and name not in found:
                found[name] = column
                break
    return found


def _read(grid: Grid, ledger: str, top: int, bottom: int, columns: dict[str, int]) -> Table:
    above = "\n".join(
        text(grid.at(row, column)) for row in range(1, top) for column in range(1, grid.width + 1)
    )
    unit = unit_in(above) or Decimal(1)
    units, headers = {}, {}
    for name, column in columns.items():
        own, group = text(grid.at(bottom, column)), text(grid.merged(top, column))
        units[name] = unit_in(own) or unit_in(group) or unit
        headers[name] = own or group
    table = Table(ledger, grid, columns, headers, units, above, noted_day(above))
    for row in range(bottom + 1, grid.height + 1):
        if line := _line(table, row):
            table.lines.append(line)
    return table


def _line(table: Table, row: int) -> Line | TotalLine | None:
    grid, columns = table.grid, table.columns
    filled = [text(value) for value in grid.cells[row - 1] if text(value)]
    if len(filled) < 2:
        return None  # a blank row, or a note below the table
    raw = {name: grid.at(row, column) for name, column in columns.items()}
    for words in filled:
        if kind := _TOTALS.get(words.replace(" ", "")):
            return TotalLine(row, kind, raw)
    if sum(title(raw[name]) == title(table.headers[name]) for name in columns if raw[name]) > 2:
        return None  # the header again
    for name in _FILLED_DOWN:
        if name in columns:
            raw[name] = grid.merged(row, columns[name])
    return Line(row, raw)
