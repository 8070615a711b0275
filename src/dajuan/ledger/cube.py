"""Cubes: flat typed relations that a machine offers to indicators, as Ibis expressions.

A cube is built from ledgered tables at a position (see asof) and compiles to any dialect. Every row
carries ``ctx`` (which reading), ``entity`` and ``label`` (what it is about), ``department``, and for
every measure the workbook row it came from, so that a figure opens down to its cells.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import ibis
import ibis.expr.types as ir

from dajuan.kernel.shelf import Shelf
from dajuan.ledger.asof import columns_of, relation_name
from dajuan.ledger.models import LedgeredModel

#: One row per reading. Rates of the calendar are whole numbers: ``elapsed`` of ``whole`` is the
#: time progress at ``at``; the light thresholds are percentage points of the rule set in force.
PARAMS = ibis.table(
    {
        "ctx": "int64",
        "at": "date",
        "year_start": "date",
        "period_start": "date",
        "period_end": "date",
        "known": "date",
        "seq": "int64",
        "elapsed": "int64",
        "whole": "int64",
        "yellow_below": "int64",
        "red_below": "int64",
        "start_red_months": "int64",
        "statistics_red_months": "int64",
    },
    name="params",
)

_IBIS_TYPES = (
    ("numeric", "decimal(38,6)"),
    ("bigint", "int64"),
    ("integer", "int64"),
    ("boolean", "boolean"),
    ("date", "date"),
    ("varchar", "string"),
    ("text", "string"),
)


@dataclass(frozen=True)
class CubeColumn:
    """What a column is called, its unit, and where its cells are: ``source`` names the cube column
    holding the Entry id and ``field`` the ledger field in that entry's sheet."""

    label: str
    unit: str = ""
    source: str = "entry_id"
    field: str = ""


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
    """Hands a cube's builder the relations of its models at the position."""

    params = PARAMS

    def __getitem__(self, model: type[LedgeredModel]) -> ir.Table:
        schema = {"ctx": "int64"}
        schema.update({name: _ibis_type(kind) for name, kind in columns_of(model).items()})
        return ibis.table(schema, name=relation_name(model))


def _ibis_type(kind: str) -> str:
    for prefix, name in _IBIS_TYPES:
        if kind.startswith(prefix):
            return name
    raise TypeError(f"no Ibis type for {kind}")


CUBES: Shelf[Cube] = Shelf("立方")
