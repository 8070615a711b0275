"""The two openers of transactions; what each transaction must begin with has its place here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from time import monotonic
from types import MappingProxyType
from typing import TypeVar

from django.db import connections, transaction
from django.db.transaction import Atomic

T = TypeVar("T")

#: By alias, what has been noted of the fixed view that is open.
_reading: ContextVar[Mapping[str, dict[str, object]]] = ContextVar("reading", default=MappingProxyType({}))
#: Seconds before a second connection is worth opening.
_PATIENCE = 0.2


@contextmanager
def read_tx(using: str = "default", *, snapshot: str = "") -> Iterator[None]:
    """One REPEATABLE READ, READ ONLY transaction: every query inside sees the same state of the ledger.

    Inside another ``read_tx`` it joins it. RuntimeError inside a ``write_tx``, which is no fixed view.
    ``snapshot`` is the state another connection's transaction sees and has exported.
    """
    already = _reading.get()
    if using in already:
        yield
        return
    with transaction.atomic(using, durable=True):
        with connections[using].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            if snapshot:
                cursor.execute("SET TRANSACTION SNAPSHOT %s", [snapshot])
        token = _reading.set({**already, using: {}})
        try:
            yield
        finally:
            _reading.reset(token)


def fixed_view(using: str = "default") -> dict[str, object] | None:
    """Where to note what is the same for all of the open ``read_tx``: one sealed state; None outside of one."""
    return _reading.get().get(using)


def write_tx(using: str = "default") -> Atomic:
    """One READ COMMITTED transaction that is the outermost one: when it ends, it is committed."""
    return transaction.atomic(using, durable=True)


def read_side_by_side(reads: Sequence[Callable[[], T]], using: str = "default") -> list[T]:
    """What ``reads`` answer, in their order. When they take long inside a ``read_tx``, a second connection
    that sees the same state takes turns with this one; small zones never open it. The shortest should stand first.
    """
    answers: dict[int, T] = {}
    waiting, turn = iter(enumerate(reads)), Lock()

    def work(seconds: float = float("inf")) -> None:
        end = monotonic() + seconds
        while monotonic() < end:
            with turn:
                place, read = next(waiting, (-1, None))
            if read is None:
                return
            answers[place] = read()

    work(_PATIENCE if fixed_view(using) is not None else float("inf"))
    if len(answers) + 1 == len(reads):
        work()  # nobody could take turns with it
    elif len(answers) < len(reads):
        with connections[using].cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
        with ThreadPoolExecutor(1) as aside:
            helping = aside.submit(_beside, work, using, snapshot)
            work()
            helping.result()
    return [answers[place] for place in range(len(reads))]


def _beside(work: Callable[[], None], using: str, snapshot: str) -> None:
    try:
        with read_tx(using, snapshot=snapshot):
            work()
    finally:
        connections.close_all()  # this thread's own
