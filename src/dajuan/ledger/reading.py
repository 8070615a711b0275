"""Reading a cube: the statement's relations at their positions, and one row of dates per reading."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from django.db import connection
from psycopg import RawCursor

from dajuan.ledger.asof import Context
from dajuan.ledger.cube import PARAMETERS, Cube
from dajuan.ledger.kept import Kept, Rows
from dajuan.ledger.position import head
from dajuan.ledger.statement import statement
from dajuan.store.transactions import fixed_view

KEPT = Kept(most_rows=30_000)

#: The planner guesses a handful of rows behind windows and CTEs, and then loops over them, merges by the
#: position alone or sorts all rows to group them: a hundred times slower. Hashing uses every key. No plan
#: hangs on a value, so a connection makes each once.
_PLANNING = "; ".join(
    [
        *(f"SET LOCAL enable_{way} = off" for way in ("nestloop", "mergejoin", "sort")),
        "SET LOCAL plan_cache_mode = force_generic_plan",
    ]
)
#: Plans a connection keeps: about a megabyte each, and only of statements that came twice.
_MOST_PREPARED = 40
_ASKED = {str: "string", int: "int64"}

T = TypeVar("T")
_Position = tuple[date | None, int | None]
_Value = str | int | date | None


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
    # Readings of one position share its rows.
    positions = {place: number for number, place in enumerate(dict.fromkeys(map(_position, contexts)))}
    asking = statement(
        cube.code,
        body,
        (len(contexts), len(positions)),
        tuple((name, _ASKED[type(value)]) for name, value in given.items()),
        past=any(seq is not None for _, seq in positions),
        dated=any(known is not None for known, _ in positions),
    )
    rows = [
        _row(context, period) | {"ctx": n, "pos": positions[_position(context)]}
        for n, context in enumerate(contexts)
    ]
    values = (
        *(row[name] for row in rows for name in asking.params),
        *(value for (known, seq), number in positions.items() for value in (number, known, seq)),
        *given.values(),
    )
    if fixed_view() is None:
        return _rows(asking.text, values)
    return kept_at_head((asking.text, values), lambda: _rows(asking.text, values))


def kept_at_head(asked: Hashable, make: Callable[[], list[T]], kept: Kept = KEPT) -> list[T]:
    """The answer to ``asked``, which follows from ledgered tables alone, kept for as long as the ledger ends
    where it ends now. Inside a change nothing is kept: its records have no place in the chain yet."""
    changing = fixed_view() is None and connection.in_atomic_block
    sealed = "" if changing else head()[1]
    return kept.answer((sealed, asked), make) if sealed else make()


def _position(context: Context) -> _Position:
    return context.known, context.seq


def _row(context: Context, period: tuple[date, date]) -> dict[str, _Value]:
    """What one reading has in ``params``, but for its numbers."""
    dates = {"at": context.at, "year_start": date(context.at.year, 1, 1)}
    return {**dates, "period_start": period[0], "period_end": period[1], **_parameters(context.at)}


@lru_cache(maxsize=1024)
def _parameters(day: date) -> Mapping[str, int | date]:
    return {parameter.code: parameter.of(day) for parameter in PARAMETERS}


def _rows(text: str, values: Sequence[_Value]) -> Rows:
    """Prepared by the driver once a connection, which Django's own cursors cannot. The text says every
    value's type, so values go as words: their size would make statements of their own."""
    view = fixed_view()
    if view is None or "planning" not in view:
        with connection.cursor() as cursor:
            cursor.execute(_PLANNING)
    if view is not None:
        view["planning"] = True
    raw = connection.connection
    raw.prepare_threshold, raw.prepared_max = 1, _MOST_PREPARED
    try:
        with connection.wrap_database_errors, RawCursor(raw) as cursor:
            return cursor.execute(
                text, [value if value is None else str(value) for value in values]
            ).fetchall()
    finally:
        raw.prepare_threshold = None
