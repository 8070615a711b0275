"""From definitions to SQL text: leaves over one cube become one statement, cached per shape.

The formula is an Ibis expression over unbound relations, turned into text once; dates and positions
arrive as driver parameters in the ``params`` relation, so no value is ever spliced into the text.
Nothing is divided in SQL: numerators and denominators come back exact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.types as ir
from django.db import connection

from dajuan.indicators.formulas import Measure
from dajuan.ledger.asof import GONE, Context, relation_name, relation_sql
from dajuan.ledger.cube import CUBES, PARAMS, Cube
from dajuan.projects.lights import rules_at, time_progress

POSTGRES = "postgres"
_NUMBER = "decimal(38,6)"
_PG_TYPES = {"int64": "bigint", "date": "date"}


@dataclass(frozen=True)
class Leaf:
    """One measure to be aggregated, in total or (``dimension``) by the values of a column."""

    key: tuple[str, str]
    measure: Measure
    dimension: str = ""


@dataclass(frozen=True)
class Cell:
    """What a leaf came to in one context: the aggregate and the number of rows behind it."""

    value: object
    rows: int


Cells = dict[tuple[tuple[str, str], int, str], Cell]


def aggregate_expression(table: ir.Table, leaves: Sequence[Leaf]) -> ir.Table:
    """One row per context (and per value of each dimension), two columns per leaf: value and rows."""
    dimensions = dict.fromkeys(leaf.dimension for leaf in leaves)
    branches = [_branch(table, leaves, dimension) for dimension in dimensions]
    return ibis.union(*branches, distinct=False) if len(branches) > 1 else branches[0]


def _branch(table: ir.Table, leaves: Sequence[Leaf], dimension: str) -> ir.Table:
    """The leaves of one dimension; the columns of the others stay empty, so that branches can be united."""
    rows = table.filter(table[dimension].notnull()) if dimension else table
    rows = rows.mutate(item=rows[dimension].cast("string") if dimension else ibis.literal(""))
    own: dict[str, ir.Value] = {}
    blank: dict[str, ir.Value] = {}
    for place, leaf in enumerate(leaves):
        if leaf.dimension == dimension:
            own[f"v{place}"] = leaf.measure.value(rows).cast(_NUMBER)
            own[f"n{place}"] = rows.count(where=leaf.measure.rows(rows))
        else:
            blank[f"v{place}"], blank[f"n{place}"] = ibis.null(_NUMBER), ibis.null("int64")
    grouped = rows.group_by("ctx", "item").aggregate(**own)
    columns = [f"{letter}{place}" for place in range(len(leaves)) for letter in "vn"]
    branch = grouped.mutate(dimension=ibis.literal(dimension), **blank)
    return branch.select("ctx", "dimension", "item", *columns)


@lru_cache(maxsize=512)
def _text(cube: str, leaves: tuple[Leaf, ...], dialect: str) -> str:
    return str(ibis.to_sql(aggregate_expression(CUBES.get(cube).table(), leaves), dialect=dialect))


def aggregate_sql(cube: str, leaves: tuple[Leaf, ...], dialect: str = POSTGRES) -> str:
    """The statement without its relations, in any dialect Ibis knows."""
    return _text(cube, leaves, dialect)


def with_relations(cube: Cube, body: str, contexts: Sequence[Context]) -> str:
    """Puts ``params`` and the cube's relations at their positions in front of ``body``."""
    past = any(context.seq is not None for context in contexts)
    dated = any(context.known is not None for context in contexts)
    schema = PARAMS.schema()
    row = ", ".join(f"%s::{_PG_TYPES[str(kind)]}" for kind in schema.values())
    parts = [f"params({', '.join(schema)}) AS (VALUES {', '.join([f'({row})'] * len(contexts))})"]
    if past or dated:
        parts.append(GONE)
    parts += [f"{relation_name(m)} AS ({relation_sql(m, past=past, dated=dated)})" for m in cube.models]
    escaped = body.replace("%", "%%")
    return f"WITH {', '.join(parts)} SELECT * FROM ({escaped}) AS answer"  # noqa: S608


def params_of(contexts: Sequence[Context], period: tuple[date, date]) -> list[Any]:
    """The rows of ``params``, flattened for the driver."""
    flat: list[Any] = []
    for number, context in enumerate(contexts):
        rules = rules_at(context.at)
        elapsed, whole = time_progress(context.at)
        flat += [
            number,
            context.at,
            date(context.at.year, 1, 1),
            *period,
            context.known,
            context.seq,
            elapsed,
            whole,
            rules.yellow_below,
            rules.red_below,
            rules.start_red_months,
            rules.statistics_red_months,
        ]
    return flat


def run(
    cube: Cube, body: str, contexts: Sequence[Context], period: tuple[date, date]
) -> list[tuple[object, ...]]:
    """Executes ``body`` over the cube's relations in the open transaction."""
    with connection.cursor() as cursor:
        # The planner knows nothing of rows behind a CTE and picks nested loops: 100 times slower.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(with_relations(cube, body, contexts), params_of(contexts, period))
        return list(cursor.fetchall())


def aggregate(
    cube: str, leaves: Iterable[Leaf], contexts: Sequence[Context], period: tuple[date, date]
) -> Cells:
    """Every leaf of one cube in one query."""
    ordered = tuple(leaves)
    cells: Cells = {}
    for ctx, dimension, item, *values in run(CUBES.get(cube), aggregate_sql(cube, ordered), contexts, period):
        for place, leaf in enumerate(ordered):
            if leaf.dimension == dimension:
                value, rows = values[2 * place], values[2 * place + 1]
                cells[leaf.key, int(str(ctx)), str(item)] = Cell(value, int(str(rows)))
    return cells
