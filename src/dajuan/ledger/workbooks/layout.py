"""Below the header: which rows are data, which are totals, repeated headers, notes; merged cells filled."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from dajuan.ledger.staged import Cell, raw_text
from dajuan.ledger.workbooks.numbers import parse_number
from dajuan.ledger.workbooks.reading import RawSheet
from dajuan.ledger.workbooks.recognised import Recognition
from dajuan.ledger.workbooks.titles import SUMS, TOTAL, folded

_NOTE = re.compile(
    r"(?:注|备注|说明|填报|填表|制表|审核|审批|复核|单位负责人|负责人|分管|联系|统计|报送|附|打印)[^，。,]{0,8}[:：]"
)
_HEADING = re.compile(
    r"^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|^\d{1,2}[、.．](?!\d)|[（(]共?\d+[个项][)）]$|^\d{4}年\d{1,2}月(?:\d{1,2}日)?$"
)
#: What stands before the word where the sum is of the whole sheet: 合计, 全区合计.
_WHOLE = frozenset({"", "全", "全区", "全市", "全县", "全省", "全部", "总"})
_ORDINALS = frozenset("甲乙丙丁戊己")
_LONGEST_ORDINARY = 8  # characters; a longer anchor is a code or a name, never a total's label
_FEWEST_NUMBERS = 4
_FEWEST_FILLED = 3
_FILLED_KINDS = frozenset({"text", "date", "moment", "month", "flag", "round", "choice"})
_MOSTLY_WRITTEN_ONCE = 0.6
_DITTO = frozenset({"同上", "〃", '"', "″", "”"})


@dataclass(frozen=True)
class Total:
    """A 小计 or 合计 row of the sheet: zero-based row, and whether it covers the whole sheet."""

    row: int
    whole: bool


@dataclass
class Layout:
    """Zero-based rows by what they are; ``notes`` are row and text of remarks, signatures and headings."""

    data: list[int] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Table:
    """What telling rows apart needs to know: the anchor's place and kind, titles by column, serial columns,
    and the lines above, which every printed page repeats."""

    anchor: int
    coded: bool
    titles: list[frozenset[str]]
    serials: list[int]
    above: frozenset[str]


def lay_out(sheet: RawSheet, reading: Recognition) -> Layout:
    """Sorts the rows below the header."""
    layout = Layout()
    table = _table(sheet, reading)
    own_titles = frozenset(reading.header.paths[table.anchor])
    for number in range(reading.header.last + 1, len(sheet.rows)):
        row = sheet.rows[number]
        cell = row[table.anchor] if table.anchor < len(row) else ""
        long = type(cell) is str and len(cell) > _LONGEST_ORDINARY and cell not in own_titles
        if long and len(row) - row.count("") >= _FEWEST_FILLED:
            layout.data.append(number)
        elif row.count("") < len(row):
            _place(layout, number, row, table)
    return layout


def _table(sheet: RawSheet, reading: Recognition) -> _Table:
    anchor = reading.definition.anchor
    titles = [frozenset(folded(text) for text in path) for path in reading.header.paths]
    taken = set(reading.places.values())
    serials = [i for i in range(min(3, len(titles))) if i not in taken]
    lines = (folded(c) for row in sheet.rows[: reading.header.first] for c in row if type(c) is str)
    coded = reading.definition.column(anchor).kind == "project_code"
    return _Table(reading.places[anchor], coded, titles, serials, frozenset(lines) - {""})


def _place(layout: Layout, number: int, row: list[Cell], table: _Table) -> None:
    texts = {i: folded(cell) for i, cell in enumerate(row) if type(cell) is str and cell.strip()}
    anchored = table.anchor < len(row) and row[table.anchor] != ""
    total = _total(texts, table, anchored) or _part(texts, row, table, anchored)
    if total:
        layout.totals.append(Total(number, whole=total[1] != "小计" and total[0] in _WHOLE))
    elif _repeats(texts, table.titles, row) or _numbers_columns(row) or _is_above(texts, row, table):
        pass
    elif _is_note(texts, row, table, anchored):
        layout.notes.append((number, "  ".join(text for text in row if type(text) is str)))
    elif texts or anchored:
        layout.data.append(number)


def _total(texts: dict[int, str], table: _Table, anchored: bool) -> tuple[str, str] | None:
    """(what stands before it, the word) of the first cell that names a total; in a row with an anchor
    only the anchor itself may, and a free text only where it sums up the whole."""
    for place, text in texts.items():
        match = TOTAL.fullmatch(text)
        if match and (not anchored or (place == table.anchor and (table.coded or match[1] in _WHOLE))):
            return match[1], match[2]
    return None


def _part(
    texts: dict[int, str], row: Sequence[Cell], table: _Table, anchored: bool
) -> tuple[str, str] | None:
    """工业项目小计 where a name would stand: the row says nothing else but numbers."""
    match = TOTAL.fullmatch(texts.get(table.anchor, "")) if anchored else None
    if match is None or match[2] not in SUMS or any(type(cell) is tuple for cell in row):
        return None
    others = (text for place, text in texts.items() if place != table.anchor)
    return None if any(parse_number(text) is None for text in others) else (match[1], match[2])


def _repeats(texts: dict[int, str], titles: Sequence[Collection[str]], row: list[Cell]) -> bool:
    """Whether a row says the titles again."""
    same = sum(1 for i, text in texts.items() if i < len(titles) and text in titles[i])
    return same >= 2 and same * 2 > len(row) - row.count("")


def _is_above(texts: dict[int, str], row: list[Cell], table: _Table) -> bool:
    return bool(texts) and len(texts) == len(row) - row.count("") and table.above.issuperset(texts.values())


def _numbers_columns(row: Sequence[Cell]) -> bool:
    """甲 乙 1 2 3 below a header: numbers that merely count the columns."""
    texts = [folded(raw_text(cell)) for cell in row if cell != ""]
    numbers = [text for text in texts if text not in _ORDINALS]
    return len(texts) >= _FEWEST_NUMBERS and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _is_note(texts: dict[int, str], row: Sequence[Cell], table: _Table, anchored: bool) -> bool:
    """A line of signatures or remarks, or a lone heading among the rows; where a name or number would stand
    only the words there tell."""
    if not texts:
        return False
    first = next(iter(texts.values()))
    others = [cell for i, cell in enumerate(row) if cell != "" and i not in table.serials]
    lone = len(others) <= 1 and (not anchored or _HEADING.search(first) is not None)
    told = first if not anchored or table.coded else texts.get(table.anchor, "")
    return lone or _NOTE.match(told) is not None


def fill_down(sheet: RawSheet, reading: Recognition, layout: Layout) -> dict[str, list[Cell]]:
    """The raw column of every field over the data rows, with merged and carried cells filled in."""
    rows = [sheet.rows[number] for number in layout.data]
    shortest = min(map(len, rows), default=0)
    cells: dict[str, list[Cell]] = {}
    index = {number: i for i, number in enumerate(layout.data)}
    for name, place in reading.places.items():
        column = reading.definition.column(name)
        if place < shortest:
            cells[name] = [row[place] for row in rows]
        else:
            cells[name] = [row[place] if place < len(row) else "" for row in rows]
        if column.kind in _FILLED_KINDS:
            _fill_merged(cells[name], place, sheet, index)
        if column.carried:
            _carry(cells[name])
    return cells


def _fill_merged(cells: list[Cell], place: int, sheet: RawSheet, index: dict[int, int]) -> None:
    """Merges do not overlap; in a file that says they do, the first one holds."""
    free = 0
    for top, left, bottom, right in sheet.merged:
        if left <= place <= right and bottom > top and free <= top < len(sheet.rows):
            text = sheet.rows[top][left] if left < len(sheet.rows[top]) else ""
            free = min(bottom, len(sheet.rows)) + 1
            for number in range(top, free):
                if number in index and cells[index[number]] == "":
                    cells[index[number]] = text


def _carry(cells: list[Cell]) -> None:
    """Repeats the cell above for 同上, and for blanks in a column that is written once per group:
    the first row has it and most others do not."""
    written = len(cells) - cells.count("")
    grouped = bool(cells) and cells[0] != "" and written <= len(cells) * _MOSTLY_WRITTEN_ONCE
    if not grouped and _DITTO.isdisjoint(cells):
        return
    before: Cell = ""
    for i, cell in enumerate(cells):
        if cell in _DITTO or (grouped and cell == ""):
            cells[i] = before
        else:
            before = cell
