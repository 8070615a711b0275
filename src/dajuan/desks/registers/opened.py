"""One row of a ledger opened to its source and its history, whatever table it lies in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from dajuan.desks.history import Version, history_of
from dajuan.desks.registers.contents import is_personal, key_of, rows_of, said
from dajuan.ledger.definition import LedgerDefinition, Row
from dajuan.ledger.models import Entry, ImportColumn, LedgeredModel, ledgered_models

#: Facts of one table that one workbook row may have brought; more would be a report of its own.
_MOST = 20


Facts = Mapping[type[LedgeredModel], Sequence[int]]


@dataclass(frozen=True)
class Source:
    """The workbook row: where it stands, who handed it in, and its cells as typed (column, title, text)."""

    entry: Entry
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Opened:
    """``sources``, the latest first: each part of the row (a project's budget, its gates) stands as it
    was last reported; none for a row that was not imported."""

    row: Row
    sources: tuple[Source, ...]
    versions: tuple[Version, ...]


def open_row(definition: LedgerDefinition, key: str) -> Opened | None:
    """None when no row has this key. Call inside ``read_tx``."""
    row = next((row for row in rows_of(definition) if key_of(definition, row) == key), None)
    if row is None:
        return None
    facts = _facts(definition, row)
    hidden = _personal_labels(definition, facts)
    versions = tuple(_discreet(version, hidden) for version in history_of(facts))
    return Opened(row, _sources(definition, row, facts), versions)


def row_of(definition: LedgerDefinition, entry: Entry) -> Row | None:
    """The row that was read from a workbook row; or else the one that its identifying cells name, when a
    part of it (a project's budget) stands by an other report than the row itself."""
    rows = rows_of(definition)
    if own := next((row for row in rows if row.get("entry_id") == entry.pk), None):
        return own
    letters = dict(
        ImportColumn.objects.filter(sheet=entry.sheet_id, field__in=definition.identity).values_list(
            "field", "letter"
        )
    )
    told = {field: str(entry.raw.get(letter, "")).strip() for field, letter in letters.items()}
    told = {field: text for field, text in told.items() if text}
    same = (row for row in rows if all(str(row.get(field)) == text for field, text in told.items()))
    return next(same, None) if told else None


def _personal_labels(definition: LedgerDefinition, facts: Iterable[type[LedgeredModel]]) -> set[str]:
    """What personal columns are called, in the ledger and in its tables."""
    fields = {column.field for column in definition.columns if is_personal(column)}
    own = {str(f.verbose_name) for model in facts for f in model._meta.concrete_fields if f.name in fields}
    return own | {column.label for column in definition.columns if is_personal(column)}


def _sources(definition: LedgerDefinition, row: Row, facts: Facts) -> tuple[Source, ...]:
    """The workbook rows that the facts stand by."""
    numbers: set[int | None] = {_entry_of(row)}
    for model, ids in facts.items():
        numbers.update(model._default_manager.filter(pk__in=ids).values_list("entry_id", flat=True))
    entries = Entry.objects.select_related("sheet__file__change_set__chain")
    found = entries.filter(
        pk__in=[n for n in numbers if n is not None], sheet__ledger_code=definition.code
    ).order_by("-pk")
    return tuple(Source(entry, _cells(definition, row, entry)) for entry in found[:_MOST])


def _cells(definition: LedgerDefinition, row: Row, entry: Entry) -> tuple[tuple[str, str, str], ...]:
    """As typed; what is personal, as the ledger gives it."""
    known = {column.field: column for column in definition.columns}
    return tuple(
        (
            column.letter,
            column.header,
            said(known[column.field], row.get(column.field))
            if is_personal(known[column.field])
            else str(entry.raw[column.letter]),
        )
        for column in ImportColumn.objects.filter(sheet=entry.sheet_id).order_by("pk")
        if column.field in known and entry.raw.get(column.letter)
    )


def _entry_of(row: Row) -> int | None:
    """The number of the workbook row it came from."""
    number = row.get("entry_id")
    return number if isinstance(number, int) else None


def _facts(definition: LedgerDefinition, row: Row) -> Facts:
    """Table rows behind a row of the ledger: the one it was read from, all that stand by the same workbook
    row, and what hangs on it by a report of the same ledger (a project brings its budget, plan, gates)."""
    found: dict[type[LedgeredModel], set[int]] = {}
    entry, own, number = _entry_of(row), table_of(row), row.get("id")
    for model in ledgered_models().values():
        behind = Q(pk=number) if model is own else Q(pk__in=[])
        if entry is not None:
            behind |= Q(entry=entry)
        for field in model._meta.concrete_fields:
            if own is not None and field.related_model is own:
                behind |= Q(**{f"{field.name}__pk": number, "entry__sheet__ledger_code": definition.code})
        found[model] = set(model._default_manager.filter(behind).values_list("pk", flat=True)[:_MOST])
    return {model: sorted(ids) for model, ids in found.items() if ids}


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
