"""Where in the ledger a reading stands: (seq S, reported_by T). Never a wall-clock filter."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db import connection

from dajuan.kernel.period import calendar_day
from dajuan.store.transactions import fixed_view

_DIGITS = 18  # always within the database's bigint
#: Of the page being made, once it has been asked.
_page: ContextVar[dict[str, object] | None] = ContextVar("page", default=None)


@dataclass(frozen=True)
class Position:
    """A record counts when its ``seq <= seq`` and, if given, ``reported_on <= reported_by``.

    ``seq=None`` is the head. The current version of an entity is its last by (reported_on, seq).
    """

    seq: int | None = None
    reported_by: date | None = None

    @classmethod
    def parse(cls, text: str) -> "Position":
        """Reads ``--known``: an ISO date (what had been reported by then) or a sequence number."""
        if text.isdecimal() and len(text) <= _DIGITS:
            return cls(seq=int(text))
        try:
            return cls(reported_by=calendar_day(text))
        except ValueError:
            raise ValueError(f"--known 应为日期（2022-05-31）或账本序号，不能是“{text}”") from None


def head() -> tuple[int, str]:
    """Sequence number and hash (hex) at the end of the chain, asked once in a fixed view or ``one_head``; (0, '')
    for an empty ledger."""
    view = fixed_view()
    noted = _page.get() if view is None else view
    if noted is None:
        return _head()
    if "head" not in noted:
        noted["head"] = _head()
    return cast("tuple[int, str]", noted["head"])


@contextmanager
def one_head() -> Iterator[None]:
    """For a page that only reads: what is kept by the chain's end is looked up by the end it had when the page
    first asked."""
    token = _page.set({})
    try:
        yield
    finally:
        _page.reset(token)


def _head() -> tuple[int, str]:
    # Every page asks: the statement itself, not its making by the ORM.
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, head FROM ledger_chain ORDER BY seq DESC LIMIT 1")
        last = cursor.fetchone()
    return (last[0], bytes(last[1]).hex()) if last else (0, "")
