"""The synthetic zone as workbooks, in the messy shape in which ledgers arrive."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from random import Random

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from dajuan.demo.delimited import Planted, write_delimited
from dajuan.demo.drafts import Cell, Draft, Line, drafts
from dajuan.demo.faults import (
    MonthFaults,
    plant_key_projects,
    plant_members,
    plant_official,
    plant_platform,
    with_corrections,
)
from dajuan.demo.first_zone import FIRST_ZONE
from dajuan.demo.layouts import Wording
from dajuan.demo.mess import make_messy
from dajuan.demo.plants import FurtherFaults
from dajuan.demo.records import DemoZone

_PLANTERS = {
    "platform_projects": plant_platform,
    "batch_members": plant_members,
    "key_projects": plant_key_projects,
    "official_figures": plant_official,
}


def write_workbooks(
    zone: DemoZone, folder: Path, wording: Wording = FIRST_ZONE, *, faults: bool = True
) -> list[Planted]:
    """Writes every workbook of ``zone`` into ``folder``; with ``faults`` also plants one of each kind and
    returns where. What is planted is put right within the workbooks, so the zone's sums stay."""
    if faults:
        of_months, further = MonthFaults(zone), FurtherFaults(zone)
        zone = with_corrections(zone, of_months)
    sheets = drafts(zone, wording)
    draw = Random(f"{zone.seed}/{wording.name}")  # noqa: S311 - reproducible on purpose
    for draft in sheets:
        if faults and draft.layout.ledger == "project_months":
            of_months.plant(draft)
        elif faults and draft.layout.ledger in _PLANTERS:
            _PLANTERS[draft.layout.ledger](draft)
        elif faults:
            further.plant(draft)
        make_messy(draft, draw)
    planted: list[Planted] = []
    for file in dict.fromkeys(draft.file for draft in sheets):
        pages = [draft for draft in sheets if draft.file == file]
        if file.endswith(".csv"):
            planted += write_delimited(folder / file, pages[0])
            continue
        with Workbook(folder / file, {"default_date_format": "yyyy-mm-dd"}) as book:
            for draft in pages:
                planted += _Page(book, draft).write()
    return planted


@dataclass
class _Group:
    """Zero-based first and last row of a stretch of data rows."""

    first: int
    last: int


class _Page:
    """Writes one sheet: titles, header, rows with subtotals, the total."""

    def __init__(self, book: Workbook, draft: Draft) -> None:
        self._draft, self._layout = draft, draft.layout
        self._sheet: Worksheet = book.add_worksheet(draft.layout.sheet)
        self._bold: Format = book.add_format(
            {"bold": True, "align": "center", "valign": "vcenter", "border": 1}
        )
        self._middle: Format = book.add_format({"valign": "vcenter", "align": "center"})
        self._places = {column.field: place + 1 for place, column in enumerate(self._layout.columns)}
        self._moment: Format = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._planted: list[Planted] = []
        self._numbers: dict[tuple[int, int], float] = {}
        self._row = self._serial = 0

    def write(self) -> list[Planted]:
        layout, width = self._layout, len(self._layout.columns)
        self._sheet.merge_range(0, 0, 0, width, self._draft.place(layout.title), self._bold)
        self._sheet.write_string(1, max(width - 3, 0), self._draft.place(layout.above))
        self._row = 2
        self._header()
        on_top = bool(layout.summed) and layout.totals_on_top
        top, self._row = self._row, self._row + on_top
        groups = [self._group(lines) for lines in self._grouped()]
        if on_top:
            self._totals("合计", groups, top)
        elif layout.summed:
            self._totals("合计", groups, self._row)
            self._row += 1
        self._sheet.write_string(
            self._row + 1, 0, "填报单位：示范区项目服务中心　　审核：综合审核岗（合成数据）"
        )
        self._sheet.set_column(1, width, 14)
        return self._planted

    def _grouped(self) -> Iterator[list[Line]]:
        by = self._layout.gathered
        for _, lines in groupby(self._draft.lines, lambda line: line.cells[by] if by else None):
            yield list(lines)

    def _header(self) -> None:
        columns = self._layout.columns
        deep = any(column.group for column in columns)
        top, bottom = self._row, self._row + deep
        self._title(top, bottom, 0, 0, "序号")
        for group, members in groupby(enumerate(columns, 1), lambda each: each[1].group):
            places = [place for place, _ in members]
            if group:
                self._title(top, top, places[0], places[-1], group)
            for place in places:
                self._title(bottom if group else top, bottom, place, place, columns[place - 1].title)
        self._row = bottom + 1

    def _title(self, top: int, bottom: int, left: int, right: int, text: str) -> None:
        text = self._draft.place(text)
        if (top, left) == (bottom, right):
            self._sheet.write_string(top, left, text, self._bold)
        else:
            self._sheet.merge_range(top, left, bottom, right, text, self._bold)

    def _group(self, lines: list[Line]) -> _Group:
        first, gathered = self._row, self._layout.gathered
        for line in lines:
            self._line(line)
        group = _Group(first, self._row - 1)
        if gathered:
            place, text = self._places[gathered], str(lines[0].cells[gathered])
            if len(lines) > 1:
                self._sheet.merge_range(first, place, group.last, place, text, self._middle)
            else:
                self._sheet.write_string(first, place, text)
            if self._layout.summed:
                self._totals("小计", [group], self._row)
                self._row += 1
        return group

    def _line(self, line: Line) -> None:
        self._serial += 1
        self._sheet.write_number(self._row, 0, self._serial)
        for name, value in line.cells.items():
            if name != self._layout.gathered:
                self._cell(self._row, self._places[name], value)
        for name, kind, effect in line.faults:
            cell = xl_rowcol_to_cell(self._row, self._places[name])
            self._planted.append(Planted(self._draft.file, self._layout.sheet, cell, kind, effect))
        self._row += 1

    def _cell(self, row: int, place: int, value: Cell) -> None:
        match value:
            case None | "":
                pass
            case datetime():
                self._sheet.write_datetime(row, place, value, self._moment)
            case date():
                self._sheet.write_datetime(row, place, value)
            case int() | float():
                self._sheet.write_number(row, place, value)
                self._numbers[row, place] = value
            case str():
                self._sheet.write_string(row, place, value)

    def _totals(self, word: str, groups: list[_Group], row: int) -> None:
        """Formulas with the value that a spreadsheet shows: SUM leaves text numbers out."""
        self._sheet.write_string(row, self._label_place(), word, self._bold)
        for name in self._layout.summed:
            place = self._places[name]
            letter = xl_col_to_name(place)
            stretches = ",".join(f"{letter}{g.first + 1}:{letter}{g.last + 1}" for g in groups)
            self._sheet.write_formula(row, place, f"=SUM({stretches})", self._bold, self._shown(name, groups))

    def _label_place(self) -> int:
        """The column for 合计: the first two places have numbers, unless these are summed."""
        summed = {self._places[name] for name in self._layout.summed}
        return next(place for place in (2, 1, 0) if place not in summed)

    def _shown(self, name: str, groups: list[_Group]) -> float:
        place = self._places[name]
        rows = (row for group in groups for row in range(group.first, group.last + 1))
        return round(sum(self._numbers.get((row, place), 0) for row in rows), 6)
