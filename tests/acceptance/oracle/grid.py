"""Raw cells of a workbook, read with openpyxl: nothing of the product takes part."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

Value = object


@dataclass(frozen=True)
class Grid:
    """One sheet: ``cells[row - 1][column - 1]``; ``anchors`` maps every merged place to its first cell."""

    file: str
    sheet: str
    cells: list[list[Value]]
    anchors: dict[tuple[int, int], tuple[int, int]]

    @property
    def height(self) -> int:
        return len(self.cells)

    @property
    def width(self) -> int:
        return max((len(row) for row in self.cells), default=0)

    def at(self, row: int, column: int) -> Value:
        """The cell itself (1-based); a merged place other than the first is empty."""
        line = self.cells[row - 1] if row <= len(self.cells) else []
        return line[column - 1] if column <= len(line) else None

    def merged(self, row: int, column: int) -> Value:
        """The cell, or what the merged range it lies in says."""
        return self.at(*self.anchors.get((row, column), (row, column)))


def grids(path: Path) -> Iterator[Grid]:
    """Every sheet of a workbook, formulas by their cached values."""
    book = load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        cells = [list(row) for row in sheet.iter_rows(min_row=1, min_col=1, values_only=True)]
        anchors = {
            (row, column): (area.min_row, area.min_col)
            for area in sheet.merged_cells.ranges
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }
        yield Grid(path.name, sheet.title, cells, anchors)
    book.close()


def address(row: int, column: int) -> str:
    """A1 for (1, 1)."""
    return f"{get_column_letter(column)}{row}"
