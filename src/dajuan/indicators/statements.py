"""From definitions to SQL text: leaves over one cube become one statement, cached per shape.

The formula is an Ibis expression over unbound relations, turned into text once; dates and positions
arrive as driver parameters in the ``params`` relation, so no value is ever spliced into the text.
Nothing is divided in SQL: numerators and denominators come back exact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from dajuan.indicators.formulas import Measure
from dajuan.kernel.kept_text import kept_text
from dajuan.ledger.asof import Context
from dajuan.ledger.cube import CUBES, POSTGRES, rows_of, sql_of
from dajuan.ledger.reading import run

_NUMBER = "decimal(38,6)"


@dataclass(frozen=True)
class Leaf:
    """One measure to be aggregated, in total or (``dimension``) by the values of a column."""

    key: tuple[str, str]
    measure: Measure
    dimension: str = ""


@dataclass(frozen=True)
class Cell:
    """What a leaf came to in one context: the aggregate and the number of rows behind it."""

    value: Decimal | None
    rows: int


#: Of a leaf in one context: the cell of every value of its dimension, or of the total ("").
Cells = dict[tuple[tuple[str, str], Context], dict[str, Cell]]


def aggregate_expression(table: ir.Table, leaves: Sequence[Leaf]) -> ir.Table:
    """One row per context (and per value of each dimension), two columns per leaf: value and rows."""
    dimensions = dict.fromkeys(leaf.dimension for leaf in leaves)
    branches = [_branch(table, leaves, dimension) for dimension in dimensions]
    return ibis.union(*branches, distinct=False) if len(branches) > 1 else branches[0]


def _branch(table: ir.Table, leaves: Sequence[Leaf], dimension: str) -> ir.Table:
    """The leaves of one dimension; the columns of the others stay empty, so that branches can be united."""
    item = table[dimension].cast("string") if dimension else ibis.literal("")
    own: dict[str, ir.Value] = {}
    blank: dict[str, ir.Value] = {}
    for place, leaf in enumerate(leaves):
        if leaf.dimension == dimension:
            own[f"v{place}"] = leaf.measure.value(table).cast(_NUMBER)
            own[f"n{place}"] = table.count(where=leaf.measure.rows(table))
        else:
            blank[f"v{place}"], blank[f"n{place}"] = ibis.null(_NUMBER), ibis.null("int64")
    grouped = table.group_by("ctx", item=item).aggregate(**own)
    grouped = grouped.filter(grouped.item.notnull()) if dimension else grouped
    columns = [f"{letter}{place}" for place in range(len(leaves)) for letter in "vn"]
    branch = grouped.mutate(dimension=ibis.literal(dimension), **blank)
    return branch.select("ctx", "dimension", "item", *columns)


@kept_text
def aggregate_sql(cube: str, leaves: tuple[Leaf, ...], dialect: str = POSTGRES) -> str:
    """The statement over the cube's rows, in any dialect Ibis knows."""
    return sql_of(aggregate_expression(rows_of(cube), leaves), dialect)


@kept_text
def leaf_sql(measure: Measure) -> str:
    """A measure alone: what it adds up and on which condition, however statements are laid out."""
    table = rows_of(measure.cube)
    condition = measure.rows(table)
    holds = "" if condition is None else sql_of(table.select(holds=condition))
    return f"{type(measure).__name__} {measure.cube} {measure.column} {holds}"


def aggregate(
    cube: str, leaves: Iterable[Leaf], contexts: Sequence[Context], period: tuple[date, date]
) -> Cells:
    """Every leaf of one cube in one query."""
    ordered = tuple(leaves)
    cells: Cells = {}
    found: list[Any] = run(CUBES.get(cube), aggregate_sql(cube, ordered), contexts, period)
    for ctx, dimension, item, *values in found:
        context = contexts[ctx]
        for leaf, value, rows in zip(ordered, values[::2], values[1::2], strict=True):
            if leaf.dimension == dimension:
                cells.setdefault((leaf.key, context), {})[str(item)] = Cell(value, rows)
    return cells
