"""The rows of a ledger as it stands, kept for as long as the ledger does not move; and its cells in words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.db import connection

from dajuan.kernel.amount import grouped, in_unit
from dajuan.ledger.definition import Column, LedgerDefinition, Row
from dajuan.ledger.position import head
from dajuan.ledger.workbooks.export import UNIT, printed

#: A ledger longer than this is read anew each time, so that the rows of all ledgers fit into memory.
_MOST_KEPT = 20_000
_NUMBERS = ("money", "number", "integer")

_kept: dict[str, tuple[tuple[str, int], tuple[Row, ...]]] = {}


def rows_of(definition: LedgerDefinition) -> tuple[Row, ...]:
    """All rows in the order of ``present``; none for a ledger that has no list. Call inside ``read_tx``."""
    if definition.present is None:
        return ()
    stands = str(connection.settings_dict["NAME"]), head()[0]
    kept = _kept.get(definition.code)
    if kept and kept[0] == stands:
        return kept[1]
    rows = tuple(definition.present())
    if len(rows) <= _MOST_KEPT:
        _kept[definition.code] = stands, rows
    return rows


def is_personal(column: Column) -> bool:
    """Whether it says something about a person: shown as given, never searched, filtered or compared."""
    return bool(getattr(column, "personal", False))


def is_number(column: Column) -> bool:
    return column.kind in _NUMBERS


def title_of(column: Column) -> str:
    """With the unit its cells are in."""
    return f"{column.label}（{UNIT}）" if column.kind == "money" else column.label


def said(column: Column, value: object) -> str:
    """A cell in words: 万元 with separators, dates, 是 and 否, the word of a code; empty for nothing."""
    if value is None or value == "":
        return ""
    if column.kind == "money" and isinstance(value, Decimal):
        return grouped(in_unit(value, UNIT), 2)
    if isinstance(value, Decimal):
        return grouped(value.normalize())
    if column.kind == "integer" and isinstance(value, int):
        return grouped(Decimal(value))
    shown = printed(column, value)
    return shown.isoformat()[:10] if isinstance(shown, date) else str(shown)


def exact(column: Column, value: object) -> str | int | Decimal | date | None:
    """A cell for a file: 万元 as an exact number."""
    if isinstance(value, bool) or column.kind in ("flag", "choice", "round", "month"):
        return said(column, value)
    if column.kind == "money" and isinstance(value, Decimal):
        return in_unit(value, UNIT)
    return value if value is None or isinstance(value, (str, int, Decimal, date)) else str(value)


def key_of(definition: LedgerDefinition, row: Row) -> str:
    """How an address names a row: its number in the table, or a digest of what tells it apart."""
    if isinstance(row.get("id"), int):
        return str(row["id"])
    whole = "|".join(str(row.get(name, "")) for name in definition.identity)
    return sha256(whole.encode()).hexdigest()[:16]


def title_column(definition: LedgerDefinition) -> Column:
    """What a row is called by: its name, otherwise what identifies it."""
    named = (
        c
        for c in definition.columns
        if c.kind == "text" and not is_personal(c) and (c.field == "name" or c.field.endswith("_name"))
    )
    fields = {column.field: column for column in definition.columns}
    identity = [fields[name] for name in definition.identity if name in fields]
    return next(named, None) or (identity or [definition.column(definition.anchor)])[-1]


def name_of(definition: LedgerDefinition, row: Row) -> str:
    """The row's title; its identity where the name is empty."""
    column = title_column(definition)
    return said(column, row.get(column.field)) or identity_said(definition, row) or "（无名称）"


def identity_said(definition: LedgerDefinition, row: Row) -> str:
    """What tells the row apart, beside its title."""
    title = title_column(definition).field
    shown = (
        said(column, row.get(column.field))
        for column in definition.columns
        if column.field in definition.identity and column.field != title and not is_personal(column)
    )
    return " · ".join(text for text in shown if text)


def last_reported(rows: tuple[Mapping[str, object], ...]) -> date | None:
    """The latest day on which a row was reported."""
    return max((day for row in rows if isinstance(day := row.get("reported_on"), date)), default=None)
