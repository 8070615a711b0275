"""Plain rows as an import would have read them: words become codes, whole 元 and tenths become decimals."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dajuan.demo.records import DemoZone, Row
from dajuan.ledger.definition import LEDGERS, Column, LedgerDefinition, in_order
from dajuan.ledger.workbooks.row_rules import CodeAsTyped


def typed_ledgers(zone: DemoZone, day: date) -> Iterator[tuple[LedgerDefinition, list[Row]]]:
    """Each further ledger with its rows, after the ones it depends on; personal values are concealed."""
    for code in in_order(zone.ledgers):
        definition = LEDGERS.get(code)
        rows = [
            _typed(row, definition) | {"reported_on": day, "entry_id": None} for row in zone.ledgers[code]
        ]
        yield definition, _completed(definition, rows)


def _typed(row: Row, definition: LedgerDefinition) -> Row:
    columns = {column.field: column for column in definition.columns}
    return {name: _value(value, columns.get(name)) for name, value in row.items()}


def _value(value: object, column: Column | None) -> object:
    if column is None or value is None:
        return value
    if column.kind == "choice":
        return next((code for word, code in column.choices if word in str(value)), None)
    if column.kind in ("money", "number"):
        return Decimal(str(value))
    return value


def _completed(definition: LedgerDefinition, rows: list[Row]) -> list[Row]:
    """What an import adds to its rows: codes as they were typed, masks of personal values."""
    for rule in definition.rules:
        if isinstance(rule, CodeAsTyped):
            for row in rows:
                row[rule.into] = row[rule.field]
    if definition.conceal is not None:
        for name in definition.personal:
            concealed = definition.conceal([str(row[name]) for row in rows])
            for row, value in zip(rows, concealed, strict=True):
                row |= {name: value.shown, f"{name}_reference": value.reference}
    return rows
