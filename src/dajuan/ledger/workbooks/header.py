"""What could be the header of a table: one to three rows of titles, groups above leaves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dajuan.ledger.staged import Cell, raw_text
from dajuan.ledger.workbooks.reading import RawSheet
from dajuan.ledger.workbooks.titles import TOTAL, folded

SEARCHED_ROWS = 40
DEEPEST_HEADER = 3
_LONGEST_TITLE = 60
_WIDEST_GROUP = 60
_FEWEST_OF_A_TABLE = 3
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+%?")
_YEAR = re.compile(r"20\d\d")
_UNIT = re.compile(
    r"[(\[【]?(?:单位[:：])?(?:[亿万千百]{0,2}[元米亩]|万?平方?米|[万平方]*(?:公里|千米)|万?m2|公顷|k?m|[%‰]|[人个项家户天年件份次处座栋分名条]|小时|月)[)\]】]?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}[年./-]\d{1,2}[月./-]\d{1,2}")
Path = tuple[str, ...]


@dataclass(frozen=True)
class Header:
    """Zero-based first and last row, and per column the titles from group to leaf."""

    first: int
    last: int
    paths: tuple[Path, ...]

    @cached_property
    def leaves(self) -> list[str]:
        return [path[-1] if path else "" for path in self.paths]


def header_at(sheet: RawSheet, first: int, depth: int, merged: dict[tuple[int, int], str]) -> Header:
    """The header of ``depth`` rows from row ``first`` on; ``merged`` is ``merged_titles(sheet)``. A row below
    it that holds nothing but units belongs to it, each unit to its title."""
    paths, last = tuple(_paths(sheet.rows, first, depth, merged)), first + depth - 1
    units = sheet.rows[last + 1] if last + 1 < len(sheet.rows) else []
    if not states_units(units):
        return Header(first, last, paths)
    stated = [folded(cell).strip("()[]【】") if type(cell) is str else "" for cell in units]
    stated += [""] * (len(paths) - len(stated))
    united = [
        (*path[:-1], f"{path[-1]}（{unit}）") if path and unit else path
        for path, unit in zip(paths, stated, strict=False)
    ]
    return Header(first, last + 1, tuple(united))


def states_units(row: list[Cell]) -> bool:
    """Whether a row holds units and nothing else: 万元, （平方米）, 人."""
    cells = [cell for cell in row if cell != ""]
    return bool(cells) and all(type(cell) is str and _UNIT.fullmatch(folded(cell)) for cell in cells)


def merged_titles(sheet: RawSheet) -> dict[tuple[int, int], str]:
    """Texts of cells that a merge to the right (a group title) covers."""
    texts: dict[tuple[int, int], str] = {}
    for top, left, bottom, right in sheet.merged:
        if (
            top < sheet.start + SEARCHED_ROWS + DEEPEST_HEADER
            and top < len(sheet.rows)
            and left < len(sheet.rows[top])
        ):
            text = title_text(sheet.rows[top][left])
            for row in range(top, min(bottom, top + DEEPEST_HEADER) + 1):
                for column in range(left, min(right, left + _WIDEST_GROUP) + 1):
                    texts[row, column] = text if row == top else ""
    return texts


def _paths(
    rows: list[list[Cell]], first: int, depth: int, merged: dict[tuple[int, int], str]
) -> Iterator[Path]:
    """Titles of each column; without a merge a group title also holds for the empty cells to its right."""
    lines = rows[first : first + depth]
    width = max(len(line) for line in lines)
    group = ""
    for column in range(width):
        cells = [title_text(line[column]) if column < len(line) else "" for line in lines]
        own = [cell or merged.get((first + offset, column), "") for offset, cell in enumerate(cells)]
        if depth > 1 and not own[0] and (first, column) not in merged and any(own[1:]):
            own[0] = group
        elif own[0]:
            group = own[0]
        yield tuple(dict.fromkeys(text for text in own if text))


def bears_titles(row: list[Cell], *, below: bool = False) -> bool:
    """Whether a row could be one of titles: not a third of it is numbers, and no sums stand in it.

    A row ``below`` other titles holds no number and no day at all: it would be the first row of data.
    """
    texts = [folded(raw_text(cell)) for cell in row if cell != ""]
    numbers = sum(_NUMBER.fullmatch(text) is not None and not _YEAR.fullmatch(text) for text in texts)
    if below:
        return not numbers and not any(_DAY.match(text) for text in texts)
    summed = any(TOTAL.fullmatch(text) for text in texts)
    return numbers * 3 < max(len(texts), 1) and not (numbers and summed)


def titles_of_table(sheet: RawSheet) -> list[str]:
    """The titles of a sheet that holds some table with rows, nobody knows which; nothing for mere text."""
    for number, row in enumerate(sheet.rows[: sheet.start + SEARCHED_ROWS]):
        texts = list(dict.fromkeys(text for cell in row if (text := title_text(cell))))
        filled = sum(len(below) - below.count("") >= _FEWEST_OF_A_TABLE for below in sheet.rows[number + 1 :])
        if len(texts) >= _FEWEST_OF_A_TABLE and bears_titles(row) and filled:
            return texts
    return []


def title_text(cell: Cell) -> str:
    """A cell as a title; empty when it is none."""
    return cell.strip() if type(cell) is str and len(cell) <= _LONGEST_TITLE else ""
