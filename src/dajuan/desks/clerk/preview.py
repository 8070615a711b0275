"""What an import would do: rows with problems, changed, new and equal ones, before anything is written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dajuan.ledger.definition import Column, LedgerDefinition, Row
from dajuan.ledger.staged import Finding, raw_text
from dajuan.ledger.workbooks.export import printed
from dajuan.ledger.workbooks.staging import Sheet

#: Findings about columns whose meaning a person can say.
_UNREAD = ("undecided_column", "unknown_column", "unneeded_column")
STATES = {"problem": "有问题", "changed": "变化", "new": "新增", "same": "相同"}
_SHOWN = 5


@dataclass(frozen=True)
class Cell:
    """One cell of a previewed row: ``before`` is what the ledger holds, ``fault`` what is wrong with it."""

    header: str
    value: str
    before: str = ""
    fault: str = ""
    effect: str = ""


@dataclass(frozen=True)
class PreviewRow:
    """``rejected`` rows are not taken over at all."""

    number: int
    name: str
    state: str
    rejected: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class SheetPreview:
    """One recognised sheet: which rows are in which state, and findings about the whole sheet."""

    sheet: Sheet
    indexes: Mapping[str, list[int]]
    general: list[Finding]
    unknown: list[Finding]
    _present: Mapping[tuple[object, ...], Row]
    _by_row: Mapping[int, list[Finding]]
    _keys: list[tuple[object, ...]]

    @property
    def first_state(self) -> str:
        """The state to show when none is asked for: problems first."""
        return next((state for state in STATES if self.indexes[state]), "problem")

    def count(self, state: str) -> int:
        """How many rows are in a state."""
        return len(self.indexes[state])

    def rows(self, state: str, offset: int, limit: int) -> list[PreviewRow]:
        """Some of the rows in a state, cell by cell."""
        return [self._row(state, index) for index in self.indexes[state][offset : offset + limit]]

    def _row(self, state: str, index: int) -> PreviewRow:
        sheet, number = self.sheet, self.sheet.staged.rows[index]
        rejected = index in sheet.staged.rejected
        before = None if rejected else self._present.get(self._keys[index])
        cells = (*_faults(self._by_row.get(number, [])), *_changes(sheet, index, before))
        name = _name(sheet, index) or " ".join(str(part) for part in self._keys[index] if part)
        return PreviewRow(number, name, state, rejected, cells or tuple(_values(sheet, index)))


def sheet_preview(sheet: Sheet) -> SheetPreview:
    """Compares the sheet's rows with what the ledger holds now."""
    staged = sheet.staged
    present, keys = _present(sheet.definition), staged.keys(sheet.definition.identity)
    by_row: dict[int, list[Finding]] = defaultdict(list)
    for finding in staged.findings:
        by_row[finding.row].append(finding)
    indexes: dict[str, list[int]] = {state: [] for state in STATES}
    for index, number in enumerate(staged.rows):
        if number in by_row:
            state = "problem"
        elif (before := present.get(keys[index])) is None:
            state = "new"
        else:
            state = "changed" if any(_changes(sheet, index, before)) else "same"
        indexes[state].append(index)
    inside = set(staged.rows)
    outside = [finding for finding in staged.findings if finding.row not in inside]
    unknown = [finding for finding in outside if finding.kind in _UNREAD]
    general = [finding for finding in outside if finding.kind not in _UNREAD]
    return SheetPreview(sheet, indexes, general, unknown, present, by_row, keys)


def _present(definition: LedgerDefinition) -> Mapping[tuple[object, ...], Row]:
    if definition.present is None:
        return {}
    return {tuple(row.get(name) for name in definition.identity): row for row in definition.present()}


def _faults(findings: list[Finding]) -> Iterator[Cell]:
    for finding in findings:
        where = f"{finding.header or '整行'}（{finding.cell or finding.row}）"
        yield Cell(where, finding.value or "（空）", fault=finding.reason, effect=finding.effect)


def _changes(sheet: Sheet, index: int, before: Row | None) -> Iterator[Cell]:
    for column in _columns(sheet) if before is not None else ():
        value = sheet.staged.values[column.field][index]
        held = before.get(column.field) if before else None
        if before and column.field in before and not _equal(value, held):
            yield Cell(column.label, _text(column, value), before=_text(column, held) or "（空）")


def _equal(one: object, other: object) -> bool:
    """Nothing, an empty text and an unticked flag are the same; a zero amount is not nothing."""
    nothing = [value is None or value == "" or value is False for value in (one, other)]
    return all(nothing) if any(nothing) else one == other


def _values(sheet: Sheet, index: int) -> Iterator[Cell]:
    shown = 0
    for column in _columns(sheet):
        value = sheet.staged.values[column.field][index]
        if value not in (None, "") and column.field not in ("project_name", "name") and shown < _SHOWN:
            shown += 1
            yield Cell(column.label, _text(column, value))


def _columns(sheet: Sheet) -> list[Column]:
    held = sheet.staged.values
    return [
        column
        for column in sheet.definition.columns
        if column.field in held and column.field != "reported_on"
    ]


def _text(column: Column, value: object) -> str:
    shown = "" if value is None else printed(column, value)
    unit = "万元" if column.kind == "money" and value is not None else ""
    return f"{shown}{unit}" if shown not in (None, "") else ""


def _name(sheet: Sheet, index: int) -> str:
    """What people call the row, if it has a column for that."""
    raw = sheet.staged.raw[index]
    places = (sheet.staged.places.get(field) for field in ("name", "project_name"))
    return next((raw_text(raw[place]) for place in places if place is not None and place < len(raw)), "")
