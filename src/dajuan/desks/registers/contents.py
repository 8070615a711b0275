"""The rows of a ledger as it stands, kept for as long as the ledger does not move; and its cells in words."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.db import connection

from dajuan.kernel.amount import grouped, in_unit
from dajuan.kernel.industries import division_name
from dajuan.ledger.definition import LEDGERS, Column, LedgerDefinition, Row
from dajuan.ledger.position import head
from dajuan.ledger.workbooks.export import UNIT, printed
from dajuan.registers.actions.personal import parted

#: A ledger longer than this is read anew each time, so that the rows of all ledgers fit into memory.
_MOST_KEPT = 20_000
_NUMBERS = ("money", "number", "integer")
#: How columns of years are called: a year is a name, not a quantity.
_YEARS = ("年度", "年份")
#: Codes under which one ledger names what another only counts.
_CODES = ("project_code", "credit_code")

#: By ledger and whether names have been filled in: where the ledger stood, and the rows.
_kept: dict[tuple[str, bool], tuple[tuple[str, int], tuple[Row, ...]]] = {}


def rows_of(definition: LedgerDefinition) -> tuple[Row, ...]:
    """All rows in the order of ``present``, with names; none for a ledger that has no list. Call inside ``read_tx``."""
    return _at_head(definition, lambda: _named(definition, _presented(definition)), named=True)


def _presented(definition: LedgerDefinition) -> tuple[Row, ...]:
    present = definition.present or tuple
    return _at_head(definition, lambda: tuple(present()), named=False)


def _at_head(
    definition: LedgerDefinition, read: Callable[[], tuple[Row, ...]], *, named: bool
) -> tuple[Row, ...]:
    """What was read before, as long as the ledger has not moved."""
    stands = str(connection.settings_dict["NAME"]), head()[0]
    kept = _kept.get((definition.code, named))
    if kept and kept[0] == stands:
        return kept[1]
    rows = read()
    if len(rows) <= _MOST_KEPT:
        _kept[definition.code, named] = stands, rows
    return rows


def _named(definition: LedgerDefinition, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows without a name of their own get the one another ledger keeps under the code beside it."""
    title, columns = title_column(definition), definition.columns
    codes = [column for column in columns if column.kind in _CODES]
    if title.kind != "text" or not codes or all(row.get(title.field) for row in rows):
        return rows
    code = min(codes, key=lambda column: abs(columns.index(column) - columns.index(title)))
    names = _names(code.kind, definition)
    return tuple(
        row if row.get(title.field) else {**row, title.field: names.get(row.get(code.field))} for row in rows
    )


def _names(kind: str, asking: LedgerDefinition) -> dict[object, object]:
    """Names by code, from the other ledgers that hold one row a code."""
    found: dict[object, object] = {}
    for ledger in LEDGERS:
        own, title = next((c for c in ledger.columns if c.kind == kind), None), title_column(ledger)
        if ledger is not asking and own and ledger.identity == (own.field,) and title is not own:
            found |= {row.get(own.field): row.get(title.field) for row in _presented(ledger)}
    return found


def is_personal(column: Column) -> bool:
    """Whether it says something about a person: shown as given, never searched, filtered or compared."""
    return column.personal


def is_number(column: Column) -> bool:
    return column.kind in _NUMBERS


def title_of(column: Column) -> str:
    """With the unit its cells are in."""
    return f"{column.label}（{UNIT}）" if column.kind == "money" else column.label


def said(column: Column, value: object) -> str:
    """A cell in words: 万元 with separators, dates, 是 and 否, the word of a code; empty for nothing."""
    if value is None or value == "":
        return ""
    if column.personal:
        return parted(str(value)).shown
    if column.kind == "money" and isinstance(value, Decimal):
        return grouped(in_unit(value, UNIT), 2)
    if isinstance(value, Decimal):
        return grouped(value.normalize())
    if column.kind == "integer" and isinstance(value, int):
        return str(value) if column.label.endswith(_YEARS) else grouped(Decimal(value))
    shown = printed(column, value)
    return shown.isoformat()[:10] if isinstance(shown, date) else str(shown)


def explained(column: Column, text: str) -> str:
    """What a cell says, with the name of what it is the code of: C2710 医药制造业."""
    return f"{text} {division_name(text)}".strip() if column.field == "industry_code" else text


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
    named = (c for c in definition.columns if c.kind == "text" and not is_personal(c) and names_it(c.field))
    fields = {column.field: column for column in definition.columns}
    identity = [fields[name] for name in definition.identity if name in fields]
    return next(named, None) or (identity or [definition.column(definition.anchor)])[-1]


def names_it(field: str) -> bool:
    """Whether a field is the name of the thing itself, not of who is liable for it."""
    return field == "name" or (field.endswith("_name") and field != "department_name")


def name_of(definition: LedgerDefinition, row: Row) -> str:
    """The row's title; its identity where the name is empty."""
    column = title_column(definition)
    return said(column, row.get(column.field)) or identity_said(definition, row) or "（无名称）"


def identity_said(definition: LedgerDefinition, row: Row) -> str:
    """What tells the row apart, beside its title; the sheet it belongs on where no column says so."""
    title = title_column(definition).field
    shown = [
        said(column, row.get(column.field))
        for column in definition.columns
        if column.field in definition.identity and column.field != title and not is_personal(column)
    ]
    if definition.heading and all(column.field != definition.sheet_by for column in definition.columns):
        shown.append(definition.heading(row)[0])
    return " · ".join(text for text in shown if text)


def last_reported(rows: tuple[Mapping[str, object], ...]) -> date | None:
    """The latest day on which a row was reported."""
    return max((day for row in rows if isinstance(day := row.get("reported_on"), date)), default=None)
