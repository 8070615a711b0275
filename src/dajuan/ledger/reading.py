"""Reading a cube: the statement's relations at their positions, and one row of dates per reading."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from dajuan.ledger.asof import GONE, Context, relation_name, relation_sql
from dajuan.ledger.cube import PARAMETERS, Cube, made_sql, params_schema, rows_of
from dajuan.ledger.kept import Kept, Rows
from dajuan.store.transactions import fixed_view

KEPT = Kept(most_rows=30_000)

_WORD = re.compile(r"\w+")
#: All columns of the cube itself; a star over a subquery names those the subquery has named.
_STAR = r"\.\*|\*\s+FROM\s+\"{cube}\""
#: The planner guesses a handful of rows behind windows and CTEs, and then loops over them, merges by the
#: position alone or sorts all rows to group them: a hundred times slower. Hashing uses every key.
_PLANNING = "; ".join(f"SET LOCAL enable_{way} = off" for way in ("nestloop", "mergejoin", "sort"))
_POSITION = {"pos": "int64", "known": "date", "seq": "int64"}
_PG_TYPES = {"int64": "bigint", "date": "date"}
_ASKED = {str: "text", int: "bigint"}


def with_relations(cube: Cube, body: str, contexts: Sequence[Context], asked: Mapping[str, str | int]) -> str:
    """Puts ``params``, ``positions``, the one row ``asked``, the cube's relations at their positions and the
    cube itself in front of ``body``."""
    past = any(context.seq is not None for context in contexts)
    dated = any(context.known is not None for context in contexts)
    parts = [
        _values("params", params_schema(), len(contexts)),
        _values("positions", _POSITION, len(_positions(contexts))),
    ]
    if past or dated:
        parts.append(GONE)
    # Live tables may be read twice: written out once, the planner would not know their size.
    once = "" if past or dated else "NOT MATERIALIZED "
    parts += [
        f"{relation_name(model)} AS {once}({relation_sql(model, past=past, dated=dated)})"
        for model in cube.models
    ]
    columns = ", ".join(_wanted(cube, body))
    parts.append(f"{cube.code} AS (SELECT {columns} FROM ({_escaped(made_sql(cube.code))}) made)")  # noqa: S608
    if asked:
        row = ", ".join(f"%s::{_ASKED[type(value)]}" for value in asked.values())
        parts.append(f"asked({', '.join(asked)}) AS (VALUES ({row}))")
    return f"WITH {', '.join(parts)} SELECT * FROM ({_escaped(body)}) AS answer"  # noqa: S608


def _wanted(cube: Cube, body: str) -> list[str]:
    """Columns of the cube that ``body`` names, or all for a star: whatever is read several times is written
    out whole by the database."""
    words = set(_WORD.findall(body))
    every = re.search(_STAR.format(cube=cube.code), body) is not None
    return [f'"{name}"' for name in rows_of(cube.code).columns if every or name in words]


def _escaped(text: str) -> str:
    return text.replace("%", "%%")


def _values(name: str, schema: Mapping[str, str], count: int) -> str:
    row = ", ".join(f"%s::{_PG_TYPES[kind]}" for kind in schema.values())
    return f"{name}({', '.join(schema)}) AS (VALUES {', '.join([f'({row})'] * count)})"


def _positions(contexts: Sequence[Context]) -> dict[tuple[date | None, int | None], int]:
    """Numbers of the different positions: readings of one position share its rows."""
    different = dict.fromkeys((context.known, context.seq) for context in contexts)
    return {position: number for number, position in enumerate(different)}


def params_of(contexts: Sequence[Context], period: tuple[date, date]) -> list[Any]:
    """The rows of ``params`` and of ``positions``, flattened for the driver."""
    positions = _positions(contexts)
    flat: list[Any] = []
    for number, context in enumerate(contexts):
        dates = [context.at, date(context.at.year, 1, 1), *period]
        flat += [number, positions[context.known, context.seq], *dates]
        flat += [parameter.of(context.at) for parameter in PARAMETERS]
    for (known, seq), number in positions.items():
        flat += [number, known, seq]
    return flat


def run(
    cube: Cube,
    body: str,
    contexts: Sequence[Context],
    period: tuple[date, date],
    asked: Mapping[str, str | int] | None = None,
) -> Rows:
    """Executes ``body`` over the cube (see ``rows_of``) in the open transaction. ``asked`` are values of
    this reading alone, a relation of one row to the body. Under a head that was read before, a fixed view
    (``read_tx``) has the answer that was given then."""
    given = asked or {}
    text = with_relations(cube, body, contexts, given)
    values = (*params_of(contexts, period), *given.values())
    with connection.cursor() as cursor:

        def rows() -> Rows:
            cursor.execute(_PLANNING)
            cursor.execute(text, values)
            return list(cursor.fetchall())

        sealed = _head(cursor)
        return KEPT.answer((sealed, text, values), rows) if sealed else rows()


def _head(cursor: CursorWrapper) -> object:
    """What the fixed view stands at, asked once a view; None outside of one or in an empty ledger."""
    view = fixed_view()
    if view is not None and "head" not in view:
        cursor.execute("SELECT head FROM ledger_chain ORDER BY seq DESC LIMIT 1")
        found = cursor.fetchone()
        view["head"] = bytes(found[0]) if found else None
    return view["head"] if view else None
