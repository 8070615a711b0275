"""The two openers of transactions; what each transaction must begin with has its place here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connections, transaction
from django.db.transaction import Atomic

_reading: ContextVar[frozenset[str]] = ContextVar("reading", default=frozenset())


@contextmanager
def read_tx(using: str = "default") -> Iterator[None]:
    """One REPEATABLE READ, READ ONLY transaction: every query inside sees the same state of the ledger.

    Inside another ``read_tx`` it joins it. RuntimeError inside a ``write_tx``, which is no fixed view.
    """
    already = _reading.get()
    if using in already:
        yield
        return
    with transaction.atomic(using, durable=True):
        with connections[using].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        token = _reading.set(already | {using})
        try:
            yield
        finally:
            _reading.reset(token)


def is_reading(using: str = "default") -> bool:
    """Whether a ``read_tx`` is open: what is read now is one sealed state."""
    return using in _reading.get()


def write_tx(using: str = "default") -> Atomic:
    """One READ COMMITTED transaction that is the outermost one: when it ends, it is committed."""
    return transaction.atomic(using, durable=True)
