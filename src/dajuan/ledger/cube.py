"""Cubes: flat typed relations that a machine offers to indicators, as Ibis expressions.

A cube is built from ledgered tables at a position (see asof) and compiles to any dialect. Every row
carries ``ctx`` (which reading), ``entity`` and ``label`` (what it is about), ``department``, and for
every measure the workbook row it came from, so that a figure opens down to its cells.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import ibis
import ibis.expr.types as ir

from dajuan.kernel.kept_text import kept_text
from dajuan.kernel.shelf import Shelf
from dajuan.ledger.asof import columns_of, relation_name
from dajuan.ledger.models import LedgeredModel


@dataclass(frozen=True)
class Parameter:
    """What every reading carries that follows from its valid date, such as a threshold in force: a number
    or (``kind`` "date") a day."""

    code: str
    of: Callable[[date], int | date]
    kind: str = "int64"


PARAMETERS: Shelf[Parameter] = Shelf("参数")


def params_schema() -> dict[str, str]:
    """Columns of ``params``: one row per reading (``ctx``), the position it reads, its dates, the machines'
    parameters."""
    dates = dict.fromkeys(("at", "year_start", "period_start", "period_end"), "date")
    ours = {parameter.code: parameter.kind for parameter in PARAMETERS}
    return {"ctx": "int64", "pos": "int64", **dates, **ours}


_IBIS_TYPES = (
    ("numeric", "decimal(38,6)"),
    ("bigint", "int64"),
    ("integer", "int64"),
    ("boolean", "boolean"),
    ("date", "date"),
    ("timestamp", "timestamp"),
    ("varchar", "string"),
    ("text", "string"),
)


@dataclass(frozen=True)
class CubeColumn:
    """What a column is called, its unit, and where its cells are: ``source`` names the cube column
    holding the Entry id and ``field`` the ledger field in that entry's sheet. A column with ``share`` (part
    and whole) is not in the relation: lists divide the two once they are read, for SQL does not divide."""

    label: str
    unit: str = ""
    source: str = "entry_id"
    field: str = ""
    share: tuple[str, str] | None = None


@dataclass(frozen=True)
class Cube:
    """A relation by name, how it is built, and what its columns mean."""

    code: str
    label: str
    models: tuple[type[LedgeredModel], ...]
    build: Callable[["Sources"], ir.Table]
    columns: Mapping[str, CubeColumn] = field(default_factory=dict)

    def table(self) -> ir.Table:
        """The Ibis expression over unbound relations."""
        return self.build(Sources())


class Sources:
    """Hands a cube's builder the relations of its models. What was known (``pos``) and the date asked about
    (``ctx``) are two axes: a relation is read once a position, then ``dated`` for every reading of it."""

    def __getitem__(self, model: type[LedgeredModel]) -> ir.Table:
        schema = {"pos": "int64"}
        schema.update({name: _ibis_type(kind) for name, kind in columns_of(model).items()})
        return ibis.table(schema, name=relation_name(model))

    def dated(self, table: ir.Table, *columns: str) -> ir.Table:
        """The rows once for every reading of their position, with its ``ctx``, ``at`` and ``columns`` of
        ``params``."""
        params = ibis.table(params_schema(), name="params").select("ctx", "pos", "at", *columns)
        return table.join(params, "pos")


def _ibis_type(kind: str) -> str:
    for prefix, name in _IBIS_TYPES:
        if kind.startswith(prefix):
            return name
    raise TypeError(f"no Ibis type for {kind}")


def first_of(table: ir.Table, by: list[ir.Value], order: list[ir.Value]) -> ir.Table:
    """Of the rows that agree in ``by`` the first in ``order``. Counted and not numbered from zero: databases
    stop counting a group at the first row when the condition reads ``count = 1``."""
    window = ibis.cumulative_window(group_by=by, order_by=order)
    ranked = table.mutate(place=table.count().over(window))
    return ranked.filter(ranked.place == 1).drop("place")


CUBES: Shelf[Cube] = Shelf("立方")
POSTGRES = "postgres"


@lru_cache(maxsize=256)
def rows_of(cube: str) -> ir.Table:
    """A cube by its name: typed columns, without how it is made. Bodies of statements speak about this;
    ``reading.run`` puts the making in front, so that it is turned into text once and not once a figure."""
    return ibis.table(json.loads(_schema(cube)), name=cube)


@kept_text
def _schema(cube: str) -> str:
    return json.dumps({name: str(kind) for name, kind in _made(cube).schema().items()})


@kept_text
def made_sql(cube: str, dialect: str = POSTGRES) -> str:
    """How a cube's rows are made of its relations."""
    return sql_of(_made(cube), dialect)


@lru_cache(maxsize=256)
def _made(cube: str) -> ir.Table:
    return CUBES.get(cube).table()


def sql_of(table: ir.Table, dialect: str = POSTGRES) -> str:
    """An expression as text for a database, not laid out for people: that takes half as long again."""
    return str(ibis.to_sql(table, dialect=dialect, pretty=False))
