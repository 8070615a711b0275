"""From a row of a ledger to a row of a table."""

from collections.abc import Iterable, Mapping, Sequence

from dajuan.ledger.models import LedgeredModel

#: A row as an importer hands it over: field names of the ledger, ``reported_on`` and ``entry_id``.
Row = Mapping[str, object]


def taken(row: Row, model: type[LedgeredModel], **given: object) -> dict[str, object]:
    """The columns of ``model`` out of ``row``; ``given`` wins; what is absent is the
    column's default (text is empty) or null."""
    found: dict[str, object] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key:
            continue
        name, column = field.name, str(field.column)
        if column in given or name in given:
            value = given.get(column, given.get(name))
        else:
            value = row.get(column, row.get(name))
        found[column] = field.get_default() if value is None and not field.null else value
    return found


def last_by(rows: Iterable[dict[str, object]], key: Sequence[str]) -> list[dict[str, object]]:
    """One row per key, the last standing."""
    return list({tuple(row[name] for name in key): row for row in rows}.values())
