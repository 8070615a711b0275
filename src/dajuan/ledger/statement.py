"""The text a cube is read with; texts of one shape are the same text, whatever its values are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from dajuan.ledger.asof import GONE, relation_name, relation_sql
from dajuan.ledger.cube import CUBES, made_sql, params_schema, rows_of

_WORD = re.compile(r"\w+")
#: All columns of the cube itself; a star over a subquery names those the subquery has named.
_STAR = r"\.\*|\*\s+FROM\s+\"{cube}\""
_POSITION = {"pos": "int64", "known": "date", "seq": "int64"}
_PG_TYPES = {"int64": "bigint", "date": "date", "string": "text"}

Column = tuple[str, str]


@dataclass(frozen=True)
class Statement:
    """``params`` are the columns of ``params`` it gives values for: those that are spoken of."""

    text: str
    params: tuple[str, ...]


@lru_cache(maxsize=256)
def statement(
    code: str, body: str, rows: tuple[int, int], asked: tuple[Column, ...] = (), *, past: bool, dated: bool
) -> Statement:
    """``body`` behind ``params`` and ``positions`` (so many ``rows`` of each), the one row ``asked`` (names and
    kinds of columns), the cube's relations at their positions and the cube itself. Values are numbered ($1) in
    this order. ``past`` and ``dated`` as for ``relation_sql``."""
    cube = CUBES.get(code)
    values, making = count(1), made_sql(code)
    spoken_of = set(_WORD.findall(making))
    params = [(name, kind) for name, kind in params_schema().items() if name in spoken_of]
    parts = [
        _relation("params", params, rows[0], values),
        _relation("positions", tuple(_POSITION.items()), rows[1], values),
    ]
    if asked:
        parts.append(_relation("asked", asked, 1, values))
    if past or dated:
        parts.append(GONE)
    # Live tables may be read twice: written out once, the planner would not know their size.
    once = "" if past or dated else "NOT MATERIALIZED "
    parts += [
        f"{relation_name(model)} AS {once}({relation_sql(model, past=past, dated=dated)})"
        for model in cube.models
    ]
    columns = ", ".join(_wanted(code, body))
    parts.append(f"{code} AS (SELECT {columns} FROM ({making}) made)")  # noqa: S608
    text = f"WITH {', '.join(parts)} SELECT * FROM ({body}) AS answer"  # noqa: S608
    return Statement(text, tuple(name for name, _ in params))


def _wanted(code: str, body: str) -> list[str]:
    """Columns of the cube that ``body`` names, or all for a star: whatever is read several times is written
    out whole by the database."""
    words = set(_WORD.findall(body))
    every = re.search(_STAR.format(cube=code), body) is not None
    return [f'"{name}"' for name in rows_of(code).columns if every or name in words]


def _relation(name: str, columns: Sequence[Column], rows: int, values: "count[int]") -> str:
    lines = (", ".join(f"${next(values)}::{_PG_TYPES[kind]}" for _, kind in columns) for _ in range(rows))
    names = ", ".join(column for column, _ in columns)
    return f"{name}({names}) AS (VALUES {', '.join(f'({line})' for line in lines)})"
