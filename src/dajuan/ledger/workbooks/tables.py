"""Several tables on one sheet, beside or below another: each is read by its own titles, unit and heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dajuan.ledger.staged import Cell, raw_text
from dajuan.ledger.workbooks.beside import WIDEST_HEADING, side_by_side
from dajuan.ledger.workbooks.header import bears_titles, title_text
from dajuan.ledger.workbooks.numbers import BLANK_MARKS, UNKNOWN_MARKS
from dajuan.ledger.workbooks.reading import RawSheet
from dajuan.ledger.workbooks.recognised import Recognition
from dajuan.ledger.workbooks.recognition import TitleIndex
from dajuan.ledger.workbooks.titles import SUMS, TOTAL, folded

_FEWEST_TITLES = 3
_FEWEST_OUTRIGHT = 2
_FEWEST_ASTRAY = 2
_FEWEST_BESIDE = 2
_LONGEST_TITLE = 20
_MOST_TABLES = 50
_NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]")
#: Kinds of columns that hold no words.
_WORDLESS = frozenset({"money", "number", "integer", "date", "moment", "month"})
Table = tuple[RawSheet, Recognition | None]


def tables_of(sheet: RawSheet, index: TitleIndex) -> list[Table]:
    """The sheet as it is, or one for each of its tables with everything before it blanked, so that cells keep
    their places; each with its reading."""
    return [table for part in _beside(sheet, index) for table in _stacked(part, index)]


def _beside(sheet: RawSheet, index: TitleIndex) -> list[RawSheet]:
    """Blocks of columns, where at least two of them are ledgers of their own."""
    parts = side_by_side(sheet)
    readings = [index.recognise(part) for part in parts] if len(parts) > 1 else []
    known = sum(reading is not None and not reading.missing for reading in readings)
    return parts if known >= _FEWEST_BESIDE else [sheet]


def _stacked(sheet: RawSheet, index: TitleIndex) -> list[Table]:
    """The tables from top to bottom. Titles repeated on every printed page begin no table."""
    reading = index.recognise(sheet) if sheet.rows else None
    if reading is None:
        return [(sheet, None)]
    starts = [(0, reading.header.first)]
    for first in _further_titles(sheet, reading, index):
        cut = _heading_over(sheet, first, starts[-1][1])
        if _is_another(sheet, reading, first, cut) and len(starts) < _MOST_TABLES:
            starts.append((cut, first))
    if len(starts) == 1:
        return [(sheet, reading)]
    return [(part, index.recognise(part)) for part in _parts(sheet, starts)]


def _further_titles(sheet: RawSheet, reading: Recognition, index: TitleIndex) -> Iterator[int]:
    """Rows below the first titles that are titles themselves; the first of each stretch of them."""
    wordless = [p for n, p in reading.places.items() if reading.definition.column(n).kind in _WORDLESS]
    tall = {top: bottom for top, _, bottom, _ in sheet.merged if bottom > top}
    last = reading.header.last
    blank = headed = False
    for number in range(last + 1, len(sheet.rows)):
        row = sheet.rows[number]
        empty = row.count("") == len(row)
        known = not empty and not index.outright.isdisjoint(row) and _known(row, index)
        if known or (blank and not empty and _strange(row, wordless, 1 if headed else _FEWEST_ASTRAY)):
            if number > last + 1:
                yield number - 1 if tall.get(number - 1, 0) >= number else number
            last = number
        headed = blank and not empty and len(row) - row.count("") <= WIDEST_HEADING
        blank = empty or headed


def _known(row: list[Cell], index: TitleIndex) -> bool:
    """Whether a row is titles of a ledger."""
    outright = sum(type(cell) is str and cell in index.outright for cell in row)
    return (
        outright >= _FEWEST_OUTRIGHT
        and bears_titles(row, below=True)
        and index.known_titles(row) >= _FEWEST_TITLES
    )


def _strange(row: list[Cell], wordless: Sequence[int], fewest: int) -> bool:
    """Whether a row below a blank one could be titles nobody knows: words only, also where numbers belong."""
    texts = [cell for cell in row if cell != ""]
    if len(texts) < _FEWEST_TITLES or any(
        type(cell) is not str or len(cell) > _LONGEST_TITLE for cell in texts
    ):
        return False
    marks = BLANK_MARKS | UNKNOWN_MARKS
    astray = [row[place] for place in wordless if place < len(row) and row[place] != ""]
    return (
        len(astray) >= fewest
        and bears_titles(row, below=True)
        and not any(folded(raw_text(cell)) in marks for cell in astray)
    )


def _heading_over(sheet: RawSheet, first: int, after: int) -> int:
    """The first of the lines that stand over titles."""
    cut = first
    for number in range(first - 1, after, -1):
        texts = [cell for cell in sheet.rows[number] if cell != ""]
        words = all(type(cell) is str and not _sums_up(cell) for cell in texts)
        if len(texts) > WIDEST_HEADING or not words:
            break
        cut = number if texts else cut
    return cut


def _sums_up(text: str) -> bool:
    match = TOTAL.fullmatch(folded(text))
    return match is not None and match[2] in SUMS


def _is_another(sheet: RawSheet, reading: Recognition, first: int, cut: int) -> bool:
    """Other titles, the same ones in another order, or a heading that was not over the first ones."""
    paths = reading.header.paths
    for place, cell in enumerate(sheet.rows[first]):
        if title_text(cell) and (place >= len(paths) or not _among(title_text(cell), paths[place])):
            return True
    seen = set(_lines(sheet.rows[: reading.header.first]))
    return any(line not in seen for line in _lines(sheet.rows[cut:first]))


def _among(text: str, path: tuple[str, ...]) -> bool:
    """Whether a title is one of a column's; its unit may stand in a row of its own."""
    titles, text = [folded(title) for title in path], folded(text)
    return any(title == text or title.startswith(f"{text}(") for title in titles)


def _lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    return [folded(cell) for row in rows for cell in row if type(cell) is str and cell.strip()]


def _parts(sheet: RawSheet, starts: list[tuple[int, int]]) -> Iterator[RawSheet]:
    """What stands over the first table is still said of the others, unless it is the number of a part."""
    top = [cell for row in sheet.rows[: starts[0][1]] for cell in row if type(cell) is str and cell.strip()]
    general = tuple(line for line in top if not _NUMBERED.match(line.strip()))
    for place, (begin, _) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(sheet.rows)
        rows: list[list[Cell]] = [*([] for _ in range(begin)), *sheet.rows[begin:end]]
        merged = [area for area in sheet.merged if begin <= area[0] < end]
        yield replace(
            sheet,
            rows=rows,
            merged=merged,
            start=begin,
            context=(*sheet.context, *general) if place else sheet.context,
        )
