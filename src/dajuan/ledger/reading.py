"""Reading a cube: the statement's relations at their positions, and one row of dates per reading."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from dajuan.ledger.asof import GONE, Context, relation_name, relation_sql
from dajuan.ledger.cube import PARAMETERS, Cube, made_sql, params_schema

_PG_TYPES = {"int64": "bigint", "date": "date"}
_ASKED = {str: "text", int: "bigint"}


def with_relations(cube: Cube, body: str, contexts: Sequence[Context], asked: Mapping[str, str | int]) -> str:
    """Puts ``params``, the one row ``asked``, the cube's relations at their positions and the cube itself
    in front of ``body``."""
    past = any(context.seq is not None for context in contexts)
    dated = any(context.known is not None for context in contexts)
    schema = params_schema()
    row = ", ".join(f"%s::{_PG_TYPES[kind]}" for kind in schema.values())
    parts = [f"params({', '.join(schema)}) AS (VALUES {', '.join([f'({row})'] * len(contexts))})"]
    if past or dated:
        parts.append(GONE)
    parts += [f"{relation_name(m)} AS ({relation_sql(m, past=past, dated=dated)})" for m in cube.models]
    parts.append(f"{cube.code} AS ({_escaped(made_sql(cube.code))})")
    if asked:
        row = ", ".join(f"%s::{_ASKED[type(value)]}" for value in asked.values())
        parts.append(f"asked({', '.join(asked)}) AS (VALUES ({row}))")
    return f"WITH {', '.join(parts)} SELECT * FROM ({_escaped(body)}) AS answer"  # noqa: S608


def _escaped(text: str) -> str:
    return text.replace("%", "%%")


def params_of(contexts: Sequence[Context], period: tuple[date, date]) -> list[Any]:
    """The rows of ``params``, flattened for the driver."""
    flat: list[Any] = []
    for number, context in enumerate(contexts):
        dates = [context.at, date(context.at.year, 1, 1), *period, context.known]
        flat += [number, *dates, context.seq, *(parameter.of(context.at) for parameter in PARAMETERS)]
    return flat


def run(
    cube: Cube,
    body: str,
    contexts: Sequence[Context],
    period: tuple[date, date],
    asked: Mapping[str, str | int] | None = None,
) -> list[tuple[object, ...]]:
    """Executes ``body`` over the cube (see ``rows_of``) in the open transaction. ``asked`` are values of
    this reading alone, a relation of one row to the body."""
    with connection.cursor() as cursor:
        # The planner guesses a handful of rows behind windows and CTEs, and then loops over them or merges
        # by context alone: a hundred times slower. Hash joins use every key and cannot go wrong.
        cursor.execute("SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off")
        given = asked or {}
        text = with_relations(cube, body, contexts, given)
        cursor.execute(text, [*params_of(contexts, period), *given.values()])
        return list(cursor.fetchall())
