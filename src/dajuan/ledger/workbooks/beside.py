"""Several tables on one sheet, one beside another: cut apart at columns nobody fills."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dajuan.ledger.staged import Cell
from dajuan.ledger.workbooks.header import SEARCHED_ROWS
from dajuan.ledger.workbooks.reading import RawSheet
from dajuan.ledger.workbooks.titles import unit_in

WIDEST_HEADING = 2  # filled cells of a line over a table
_FEWEST_COLUMNS = 3
_MOST_TABLES = 10
Line = tuple[int, int, str]


def side_by_side(sheet: RawSheet) -> list[RawSheet]:
    """The sheet's blocks of columns from left to right, each in its place with the other columns blanked;
    the sheet alone when it is one block."""
    blocks = list(_blocks(sheet))
    if not 1 < len(blocks) <= _MOST_TABLES:
        return [sheet]
    lines = _lines_above(sheet)
    return [_part(sheet, block, lines) for block in blocks]


def _blocks(sheet: RawSheet) -> Iterator[range]:
    """Stretches of columns that some row fills; a short one belongs to the one before it."""
    filled = _filled(sheet.rows[sheet.start : sheet.start + SEARCHED_ROWS])
    if filled and len(filled) <= max(filled) - min(filled):
        filled |= _filled(sheet.rows)  # a gap at the top may be a column that few rows fill
    begin = end = 0
    for _, group in groupby(enumerate(sorted(filled)), key=lambda pair: pair[1] - pair[0]):
        columns = [column for _, column in group]
        if end and len(columns) >= _FEWEST_COLUMNS and end - begin >= _FEWEST_COLUMNS:
            yield range(begin, end)
            begin = columns[0]
        end = columns[-1] + 1
    yield range(begin, end)


def _filled(rows: Sequence[Sequence[Cell]]) -> set[int]:
    """Columns filled in some row that is no heading."""
    found: set[int] = set()
    for row in rows:
        if len(row) - row.count("") > WIDEST_HEADING:
            found.update(place for place, cell in enumerate(row) if cell != "" and place not in found)
    return found


def _lines_above(sheet: RawSheet) -> list[Line]:
    """Headings above the first full row: first and last column they stand over, and what they say."""
    spans = {(top, left): right for top, left, _, right in sheet.merged}
    found: list[Line] = []
    for number, row in enumerate(sheet.rows[sheet.start : sheet.start + SEARCHED_ROWS], sheet.start):
        texts = [(place, cell) for place, cell in enumerate(row) if type(cell) is str and cell.strip()]
        if len(row) - row.count("") > 2 * WIDEST_HEADING:
            break
        found += ((place, spans.get((number, place), place), text) for place, text in texts)
    return found


def _part(sheet: RawSheet, block: range, lines: Sequence[Line]) -> RawSheet:
    """A line over another block is said of this one where it reaches over here, where nothing else is said,
    or where only it names a unit."""
    own = [text for first, _, text in lines if first in block]
    united = any(unit_in(text) for text in own)
    context = tuple(
        text
        for first, last, text in lines
        if first not in block and (last >= block.start > first or not own or (not united and unit_in(text)))
    )
    blank: list[Cell] = [""] * block.start
    rows = [blank + row[block.start : block.stop] if _any_in(row, block) else [] for row in sheet.rows]
    merged = [
        [top, left, bottom, min(right, block.stop - 1)]
        for top, left, bottom, right in sheet.merged
        if left in block
    ]
    return replace(sheet, rows=rows, merged=merged, context=(*sheet.context, *context))


def _any_in(row: Sequence[Cell], block: range) -> bool:
    return any(cell != "" for cell in row[block.start : block.stop])
