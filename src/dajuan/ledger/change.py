"""``commit_change``: the only door through which a fact is written."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID, uuid4

from django.db import DatabaseError, connection

from dajuan.ledger.actors import Actor
from dajuan.ledger.models import ChangeSet
from dajuan.store.transactions import write_tx

T = TypeVar("T")

#: Serialization failure, deadlock, and a lost race for a key or a place in the chain.
_RETRIED = {"40001", "40P01", "23505"}
_ATTEMPTS = 4
_EMPTY = "DJ003"
NO_OPEN_CHANGE = "DJ001"


class KeyConflict(Exception):
    """The same form was sent twice with different contents."""

    def __init__(self) -> None:
        super().__init__("同一表单已用其他内容提交过，请刷新页面后核对再提交")


@dataclass(frozen=True)
class Change:
    """The open change-set, handed to the work that writes."""

    id: UUID
    by: Actor
    reported_on: date | None


@dataclass(frozen=True)
class Committed(Generic[T]):
    """What came of it. ``seq`` is None when nothing differed and so nothing was written;
    ``repeated`` says the same key and body had been committed before (then ``value`` is None)."""

    change_set_id: UUID | None
    seq: int | None
    value: T | None
    repeated: bool = False


@dataclass(frozen=True)
class _Head:
    by: Actor
    action: str
    reason: str
    subject: str
    key: str | None
    body_sha256: str
    reported_on: date | None
    source_file_sha256: str


def commit_change(
    work: Callable[[Change], T],
    *,
    by: Actor,
    action: str,
    reason: str = "",
    subject: str = "",
    key: str | None = None,
    body: bytes = b"",
    reported_on: date | None = None,
    source_file_sha256: str = "",
) -> Committed[T]:
    """Runs ``work`` in the one write transaction and seals what it wrote into the chain.

    ``key`` makes it idempotent: the same key with the same ``body`` is answered by the first commit,
    with another body it raises KeyConflict. Lost races and deadlocks run ``work`` again, three times
    at most. Raises RuntimeError inside another transaction.
    """
    digest = hashlib.sha256(body).hexdigest() if body else ""
    head = _Head(by, action, reason, subject, key, digest, reported_on, source_file_sha256)
    for attempt in range(1, _ATTEMPTS + 1):
        if key and (before := _already(key, digest)):
            return Committed(before[0], before[1], None, repeated=True)
        try:
            return _attempt(work, head)
        except DatabaseError as error:
            if sqlstate(error) not in _RETRIED or attempt == _ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def sqlstate(error: BaseException) -> str:
    """The five-letter SQLSTATE behind a Django database error, or an empty string."""
    return str(getattr(error.__cause__, "sqlstate", None) or "")


def _already(key: str, digest: str) -> tuple[UUID, int] | None:
    found = ChangeSet.objects.filter(key=key).values_list("id", "chain__seq", "body_sha256").first()
    if found is None:
        return None
    if found[2] != digest:
        raise KeyConflict
    return found[0], found[1]


def _attempt(work: Callable[[Change], T], head: _Head) -> Committed[T]:
    change = Change(uuid4(), head.by, head.reported_on)
    value: T | None = None
    try:
        with write_tx():
            _open(change, head)
            value = work(change)
    except DatabaseError as error:
        if sqlstate(error) == _EMPTY:
            return Committed(None, None, value)
        raise
    seq = ChangeSet.objects.values_list("chain__seq", flat=True).get(id=change.id)
    return Committed(change.id, seq, value)


def _open(change: Change, head: _Head) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ledger_open_change(%s, %s, %s, %s, %s, %s, %s, %s::date, %s, %s, %s)",
            [
                change.id,
                head.by.code,
                head.by.label,
                head.by.department,
                head.action,
                head.subject,
                head.reason,
                head.reported_on,
                head.key,
                head.body_sha256,
                head.source_file_sha256,
            ],
        )
