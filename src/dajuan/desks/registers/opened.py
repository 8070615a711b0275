"""One row of a ledger opened to its source and its history, whatever table it lies in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dajuan.desks.history import Version, history_of
from dajuan.desks.registers.contents import is_personal, key_of, rows_of, said
from dajuan.ledger.definition import LedgerDefinition, Row
from dajuan.ledger.models import Entry, ImportColumn, LedgeredModel, ledgered_models


@dataclass(frozen=True)
class Source:
    """The workbook row: where it stands, who handed it in, and its cells as typed (column, title, text)."""

    entry: Entry
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Opened:
    """``source`` is None for a row that was not imported."""

    row: Row
    source: Source | None
    versions: tuple[Version, ...]


def open_row(definition: LedgerDefinition, key: str) -> Opened | None:
    """None when no row has this key. Call inside ``read_tx``."""
    row = next((row for row in rows_of(definition) if key_of(definition, row) == key), None)
    if row is None:
        return None
    facts = _facts(row)
    hidden = _personal_labels(definition, facts)
    versions = tuple(_discreet(version, hidden) for version in history_of(facts))
    return Opened(row, _source(definition, row), versions)


def _personal_labels(definition: LedgerDefinition, facts: Iterable[type[LedgeredModel]]) -> set[str]:
    """What personal columns are called, in the ledger and in its tables."""
    fields = {column.field for column in definition.columns if is_personal(column)}
    own = {str(f.verbose_name) for model in facts for f in model._meta.concrete_fields if f.name in fields}
    return own | {column.label for column in definition.columns if is_personal(column)}


def _source(definition: LedgerDefinition, row: Row) -> Source | None:
    entry = (
        Entry.objects.select_related("sheet__file__change_set__chain").filter(pk=row.get("entry_id")).first()
    )
    if entry is None:
        return None
    known = {column.field: column for column in definition.columns}
    columns = ImportColumn.objects.filter(sheet=entry.sheet_id).order_by("pk")
    cells = tuple(
        (
            column.letter,
            column.header,
            said(known[column.field], row.get(column.field))
            if is_personal(known[column.field])
            else str(entry.raw[column.letter]),
        )
        for column in columns
        if column.field in known and entry.raw.get(column.letter)
    )
    return Source(entry, cells)


def _facts(row: Row) -> dict[type[LedgeredModel], list[int]]:
    """Table rows behind a row of the ledger: the one it was read from, and all that stand by the same
    workbook row (a project brings its budget, plan and gates)."""
    found: dict[type[LedgeredModel], list[int]] = {}
    entry, own = row.get("entry_id"), table_of(row)
    for model in ledgered_models().values():
        ids = (
            list(model._default_manager.filter(entry=entry).values_list("pk", flat=True)[:20])
            if entry
            else []
        )
        if model is own and row["id"] not in ids:
            ids.append(row["id"])
        if ids:
            found[model] = ids
    return found


def table_of(row: Row) -> type[LedgeredModel] | None:
    """The table a row was read from: the one with most columns of which the row has every one."""
    if not isinstance(row.get("id"), int):
        return None
    names = {
        model: {field.attname for field in model._meta.concrete_fields}
        for model in ledgered_models().values()
    }
    fitting = [model for model, columns in names.items() if columns <= row.keys()]
    return max(fitting, key=lambda model: len(names[model]), default=None)


def _discreet(version: Version, hidden: set[str]) -> Version:
    """Without what it says about a person."""
    kept = tuple(one for one in version.differences if one.label not in hidden)
    return replace(version, differences=kept)
