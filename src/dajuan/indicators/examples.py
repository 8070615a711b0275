"""Running a definition's worked examples: its rows stand in for the cube, everything else is the real thing."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import ibis
from django.db import connection

from dajuan.indicators.cubes import Published
from dajuan.indicators.definition import Example, Indicator
from dajuan.indicators.formulas import Derived, Earlier, Measure, Official, Ratio
from dajuan.indicators.official import choose
from dajuan.indicators.statements import Leaf, aggregate_expression
from dajuan.kernel.amount import MONEY_UNITS, plain, rounded
from dajuan.ledger.cube import rows_of, sql_of

_PG_TYPES = {
    "int64": "bigint",
    "int32": "integer",
    "string": "text",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp",
}
_ROWS = "example_rows"


def run_example(indicator: Indicator, example: Example) -> str:
    """The figure the example's rows (or operands) make, as the plain decimal string it should equal."""
    value = _value(indicator, example)
    if value is None:
        return ""
    return plain(rounded(value / Fraction(MONEY_UNITS.get(indicator.unit, Decimal(1))), 6))


def _value(indicator: Indicator, example: Example) -> Fraction | None:
    match indicator.formula:
        case Measure() as measure:
            return _leaf(measure, indicator.breakdown, example)
        case Ratio(numerator=above, denominator=below):
            top, bottom = (_part(part, example) for part in (above, below))
            return top / bottom * 100 if top is not None and bottom else None
        case Derived() as derived:
            return derived.evaluate({n: Fraction(v) for n, v in example.operands.items()})
        case Earlier(number=number):
            return Fraction(example.operands[number])
        case Official() as official:
            rows = [_published(number, row) for number, row in enumerate(example.rows)]
            row = choose(official, rows, 0, date(2022, 6, 30))
            found = (row.growth if official.measure == "growth" else row.value) if row else None
            return None if found is None else Fraction(str(found))


def _part(part: Measure | str, example: Example) -> Fraction | None:
    if isinstance(part, str):
        return Fraction(example.operands[part])
    return _leaf(part, "", example)


def _leaf(measure: Measure, dimension: str, example: Example) -> Fraction | None:
    schema = rows_of(measure.cube).schema()
    rows = [row for row in example.rows if any(name in schema for name in row)]  # of this cube
    names = ["ctx", *dict.fromkeys(name for row in rows for name in row if name in schema)]
    table = ibis.table(schema, name=_ROWS)
    body = sql_of(aggregate_expression(table, [Leaf(("", ""), measure, dimension)]))
    given = [f"%s::{_pg_type(schema[name])}" for name in names]
    missing = [f"NULL::{_pg_type(kind)} AS {name}" for name, kind in schema.items() if name not in names]
    values = ", ".join([f"({', '.join(given)})"] * len(rows))
    quoted = ", ".join(f'"{name}"' for name in names)
    text = (
        f"WITH given({quoted}) AS (VALUES {values}), "  # noqa: S608 - names of columns, never values
        f"{_ROWS} AS (SELECT {', '.join([quoted, *missing])} FROM given) SELECT * FROM ({body}) AS answer"
    )
    params: list[Any] = [{"ctx": 0, **row}.get(name) for row in rows for name in names]
    with connection.cursor() as cursor:
        cursor.execute(text, params)
        row: Sequence[Any] | None = cursor.fetchone()
    return None if row is None or row[3] is None else Fraction(str(row[3]))


def _pg_type(kind: object) -> str:
    return _PG_TYPES.get(str(kind), "numeric")


def _published(number: int, row: Any) -> Published:
    blank: dict[str, Any] = dict.fromkeys(Published._fields)
    typed = {
        name: date.fromisoformat(value) if name.startswith("period_") and value else value
        for name, value in row.items()
    }
    return Published(**{**blank, "ctx": 0, "id": number, **typed})
