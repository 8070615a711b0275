"""A raw sheet into typed rows with findings: recognition, layout and cell parsing put together."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dajuan.ledger.definition import Column, LedgerDefinition, SheetNotes
from dajuan.ledger.staged import Cell, Finding, StagedSheet, letter_of, raw_text, sheet_title
from dajuan.ledger.workbooks.cells import PARSERS
from dajuan.ledger.workbooks.columns import columns_missing, report_columns, way_out
from dajuan.ledger.workbooks.dates import usual_year
from dajuan.ledger.workbooks.header import titles_of_table
from dajuan.ledger.workbooks.headings import reported_day, year_named
from dajuan.ledger.workbooks.layout import Layout, fill_down, lay_out
from dajuan.ledger.workbooks.measures import measure_named
from dajuan.ledger.workbooks.numbers import Fault, Scope
from dajuan.ledger.workbooks.reading import RawFile, RawSheet
from dajuan.ledger.workbooks.recognised import Recognition
from dajuan.ledger.workbooks.recognition import TitleIndex
from dajuan.ledger.workbooks.remarks import remark
from dajuan.ledger.workbooks.tables import tables_of
from dajuan.ledger.workbooks.titles import document_year, unit_in
from dajuan.ledger.workbooks.totals import check_totals
from dajuan.ledger.workbooks.undecided import assume, doubts_about, withheld

_LINES_BELOW = 6
_DATED = frozenset({"date", "moment"})
_MOSTLY = 0.8  # of the whole days, before their year is taken for that of the others
_YEAR = re.compile(r"20\d\d(?=[年./-])")


@dataclass
class Sheet:
    """One recognised sheet on its way: raw, typed, and why it was refused if it was."""

    raw: RawSheet
    definition: LedgerDefinition
    layout: Layout
    staged: StagedSheet
    refused: str = ""


@dataclass
class StagedFile:
    """All sheets of one file; ``findings`` are about the file itself."""

    name: str
    sha256: str
    sheets: list[Sheet] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    refused: str = ""

    @property
    def accepted(self) -> list[Sheet]:
        return [sheet for sheet in self.sheets if not sheet.refused]


def stage(name: str, sha256: str, raw: RawFile, index: TitleIndex) -> StagedFile:
    """Reads every sheet some ledger recognises. Rules and totals come later, when all files are read."""
    file = StagedFile(name, sha256)
    file.findings += [_whole("", kind, reason) for kind, reason in raw.warnings]
    for sheet, reading in (table for whole in raw.sheets for table in tables_of(whole, index)):
        if reading and sheet.hidden:
            file.findings.append(
                _whole(sheet.name, "hidden_sheet", "表是隐藏的，没有导入；需要导入请先取消隐藏")
            )
        elif reading:
            file.sheets.append(_stage_sheet(name, sheet, reading))
        elif titles := titles_of_table(sheet):
            which = f"第{sheet.start + 1}行起的表" if sheet.start else "这张表"
            reason = f"{which}没有认出是哪种台账，没有导入；列名有：{'、'.join(titles)}。{way_out(titles)}"
            file.findings.append(_whole(sheet.name, "unread_sheet", reason))
    if not file.sheets:
        names = "、".join(sheet_title(sheet.name, name) for sheet in raw.sheets[:10])
        labels = "、".join(d.label for d in index.definitions.values())
        file.refused = f"没有一张表能认作已知台账（表：{names}）；可识别的台账：{labels}"
    days = [s.staged.reported_on for s in file.accepted if s.staged.reported_on]
    for accepted in file.accepted:  # a sheet without a date of its own was reported with its workbook
        accepted.staged.reported_on = accepted.staged.reported_on or max(days, default=None)
    return file


def _whole(sheet: str, kind: str, reason: str) -> Finding:
    return Finding(sheet, 0, "", "", kind, "warning", None, reason)


def _stage_sheet(file: str, raw: RawSheet, reading: Recognition) -> Sheet:
    definition = reading.definition
    staged = StagedSheet(raw.name, definition.code, dict(reading.places), {}, [], [])
    staged.personal = definition.personal
    sheet = Sheet(raw, definition, Layout(), staged)
    leaves = reading.header.leaves
    staged.headers = {name: leaves[place] for name, place in reading.places.items()}
    if reading.missing:
        absent = "、".join(f"“{column.label}”" for column in reading.missing)
        sheet.refused = columns_missing(reading, f"缺少必填列{absent}")
        report_columns(staged, reading, {})
        return sheet
    sheet.layout = layout = lay_out(raw, reading)
    staged.rows = [number + 1 for number in layout.data]
    staged.raw = [raw.rows[number] for number in layout.data]
    notes = _notes(file, raw, reading, layout)
    staged.reported_on = notes.reported_on
    if definition.constants:
        found = definition.constants(notes).items()
        staged.constants = {k: v for k, v in found if k not in staged.places and v is not None}
    _read_headings(sheet)
    doubts = doubts_about(staged, reading)
    sheet.refused = (
        _unidentified(definition, staged) or _lacking(staged, reading) or withheld(staged, reading, doubts)
    )
    if sheet.refused:
        staged.rows, staged.raw, staged.values = [], [], {}
    else:
        assume(staged, reading)
        _parse(sheet, reading, notes)
        remark(staged, raw, reading)
    report_columns(staged, reading, doubts)
    return sheet


def _read_headings(sheet: Sheet) -> None:
    """A choice that no column holds may stand as a heading over its rows: 一、签约一批."""
    staged = sheet.staged
    for column in sheet.definition.columns:
        unread = column.field not in staged.places and staged.constants.get(column.field) is None
        if column.kind == "choice" and column.carried and unread:
            headings = [
                (row, code)
                for row, text in sheet.layout.notes
                if len(codes := {code for word, code in column.choices if word in text}) == 1
                for code in codes
            ]
            if headings:
                staged.values[column.field] = _spread(headings, sheet.layout.data)


def _spread(headings: list[tuple[int, str]], rows: list[int]) -> list[object]:
    """For each row the heading last before it; None above the first."""
    before = [bisect_left(headings, (row,)) - 1 for row in rows]
    return [headings[place][1] if place >= 0 else None for place in before]


def _unidentified(definition: LedgerDefinition, staged: StagedSheet) -> str:
    for name in definition.identity:
        known = name in staged.places or name in staged.values
        if not known and staged.constants.get(name) is None:
            label = next((c.label for c in definition.columns if c.field == name), name)
            return f"看来是“{definition.label}”，但列、标题和表名里都找不到“{label}”；请加上这一列，或在标题或表名中写明"
    return ""


def _lacking(staged: StagedSheet, reading: Recognition) -> str:
    lacking = reading.definition.lacking
    lack = lacking({*staged.places, *staged.values}, staged.constants) if lacking else ""
    return columns_missing(reading, lack) if lack else ""


def _notes(file: str, raw: RawSheet, reading: Recognition, layout: Layout) -> SheetNotes:
    own = [str(c) for row in raw.rows[: reading.header.first] for c in row if type(c) is str and c.strip()]
    above = [*own, *raw.context]
    below = [text for _, text in layout.notes[-_LINES_BELOW:]]
    reported_on = reported_day([*above, *below])
    titles = tuple(text for path in reading.header.paths for text in path)
    year = year_named([*above, raw.name]) or (reported_on.year if reported_on else year_named(titles))
    return SheetNotes(file, raw.name, tuple(above), titles, reported_on, year)


def _parse(sheet: Sheet, reading: Recognition, notes: SheetNotes) -> None:
    staged, definition = sheet.staged, sheet.definition
    stated = next((unit for line in notes.lines if (unit := unit_in(line))), None)
    cells = fill_down(sheet.raw, reading, sheet.layout)
    faults: list[tuple[Column, int, Fault]] = []
    mostly = _year_of_days(cells, definition)
    for name, column in ((c.field, c) for c in definition.columns if c.field in reading.places):
        if column.kind == "money":
            own = _unit_of(reading.header.paths[reading.places[name]])
            staged.factors[name] = own or stated or Decimal(10_000)
        elif column.unit:
            told = (*reversed(reading.header.paths[reading.places[name]]), *notes.lines)
            staged.factors[name] = measure_named(told, column.unit) or Decimal(1)
        usual = (usual_year(cells[name]) if column.kind in ("date", "month") else None) or mostly
        years = [document_year(raw_text(cell)) or usual for cell in cells.get(column.year_in, [])]
        year = notes.year or (None if years else usual)
        scope = Scope(staged.factors.get(name, Decimal(1)), year, years)
        staged.values[name], found = PARSERS[column.kind](cells[name], column, scope)
        faults += [(column, index, fault) for index, fault in found.items()]
    for column, index, fault in faults:
        staged.find(index, column.field, fault.kind, fault.effect or column.on_fault, fault.reason)
    _report_uncomputed(staged, sheet.raw)
    _reject_lone(staged, definition)
    if stated is None and not all(_unit_of(reading.header.paths[p]) for p in _money(reading)):
        staged.findings.append(_whole(sheet.raw.name, "unit_assumed", "表内没有写明金额单位，按万元读取"))


def _reject_lone(staged: StagedSheet, definition: LedgerDefinition) -> None:
    """A row with one cell is a heading or an unfinished row, where a ledger needs more of every row."""
    needed = [column.field for column in definition.columns if column.required]
    lone = [i for i, row in enumerate(staged.raw) if len(row) - row.count("") == 1] if needed[1:] else []
    for index in lone:
        values = (staged.values[name][index] for name in needed)
        if sum(value not in (None, "") for value in values) <= 1:
            reason = f"这一行只填了“{staged.headers[needed[0]]}”一格，其余各列都空，不计入"
            staged.find(index, needed[0], "lone_cell", "row_rejected", reason)


def _year_of_days(cells: Mapping[str, Sequence[Cell]], definition: LedgerDefinition) -> int | None:
    """The year most of the sheet's whole days lie in, for days that name none; nothing when they differ."""
    columns = [values for name, values in cells.items() if definition.column(name).kind in _DATED]
    days = (cell if type(cell) is tuple else raw_text(cell) for values in columns for cell in values)
    written = (day[0] if type(day) is tuple else int((_YEAR.match(str(day)) or "0")[0]) for day in days)
    years = Counter(year for year in written if year)
    [(year, times)] = years.most_common(1) or [(0, 0)]
    return year if times > years.total() * _MOSTLY else None


def _money(reading: Recognition) -> list[int]:
    return [p for name, p in reading.places.items() if reading.definition.column(name).kind == "money"]


def _unit_of(path: tuple[str, ...]) -> Decimal | None:
    return next((unit for title in reversed(path) if (unit := unit_in(title, titled=True))), None)


def _report_uncomputed(staged: StagedSheet, raw: RawSheet) -> None:
    if not raw.uncomputed:
        return
    reason = "公式没有计算结果，按空值处理；请用 Excel 或 WPS 打开后保存再导入"
    for name, place in staged.places.items():
        letter = letter_of(place)
        for index, number in enumerate(staged.rows):
            if f"{letter}{number}" in raw.uncomputed:
                staged.find(index, name, "formula_without_value", "cell_rejected", reason)


def finish(sheet: Sheet) -> None:
    """After the rules: the sheet's totals, and findings in the order of the sheet."""
    check_totals(sheet.staged, sheet.raw, sheet.layout, sheet.definition)
    if sheet.staged.unlisted:
        reason = f"问题太多，另有 {sheet.staged.unlisted} 处没有列出"
        sheet.staged.findings.append(_whole(sheet.raw.name, "too_many_findings", reason))
    sheet.staged.findings.sort(key=lambda f: (f.row, len(f.column), f.column))
