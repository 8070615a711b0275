"""The connection dies at the n-th statement of each core action, and around its commit, for every n.

Whatever was reached, the same act again under the same key ends as if nothing had happened.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection

from dajuan.ledger.actions import withdraw_import
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import Change, commit_change
from dajuan.ledger.followers import Follower, advance
from dajuan.ledger.models import ChangeSet, ColumnAlias
from dajuan.ledger.position import head
from dajuan.ledger.proof import verify
from dajuan.ledger.recording import record_rows
from dajuan.projects.models import BatchMember
from dajuan.store.home import SUPERUSER, Home
from tests.ledger.positions import MEMBERS

JANUARY, FEBRUARY, MARCH = date(2022, 1, 31), date(2022, 2, 28), date(2022, 3, 31)


@dataclass(frozen=True)
class Act:
    """``prepare`` makes the ground for try number n and returns what ``do`` needs; ``state`` is what it
    left, without anything that depends on n."""

    prepare: Callable[[int], Any]
    do: Callable[[int, Any], object]
    state: Callable[[int, Any], object]


def record(number: int, *rows: tuple[int, date, str], key: str | None = None) -> UUID | None:
    found = [MEMBERS.row(number * 100 + row, day, value) for row, day, value in rows]
    return commit_change(
        lambda change: record_rows(change, BatchMember, found), by=CONSOLE, action="import", key=key
    ).change_set_id


def present(number: int, _: object) -> list[tuple[int, str]]:
    rows = BatchMember.objects.filter(provincial_code__startswith=f"2022-{number}0").order_by(
        "provincial_code"
    )
    return [(int(row.provincial_code[-2:]), row.project_name) for row in rows]


def ground(number: int) -> UUID | None:
    """New, newer and deleted rows for the act to meet."""
    record(number, (1, MARCH, "三月"), (2, JANUARY, "一月"), (3, JANUARY, "删"))
    gone = BatchMember.objects.filter(provincial_code=f"2022-{number}03")
    commit_change(lambda _: gone.delete(), by=CONSOLE, action="test", reported_on=FEBRUARY)
    return record(number, (2, FEBRUARY, "二月"), (4, FEBRUARY, "新"))


def report(number: int, _: object) -> None:
    """A late row, a changed row, one that comes back and a new one, in one change-set."""
    rows = ((1, JANUARY, "迟"), (2, MARCH, "改"), (3, MARCH, "回"), (5, MARCH, "增"))
    record(number, *rows, key=f"report:{number}")


def withdraw(number: int, wrong: UUID) -> None:
    withdraw_import(wrong, by=CONSOLE, reason="重报", key=f"withdraw:{number}")


def echo(news: ChangeSet, change: Change | None) -> None:
    if change and news.action == "test.news":
        ColumnAlias.objects.create(ledger_code="echo", field="", title=news.subject)


def news(number: int) -> None:
    advance(Follower("test.echo", echo, by=CONSOLE))
    commit_change(
        lambda _: ColumnAlias.objects.create(ledger_code="news", field="", title=str(number)),
        by=CONSOLE,
        action="test.news",
        subject=str(number),
    )


ACTS = {
    "record": Act(ground, report, present),
    "withdraw": Act(ground, withdraw, present),
    "follow": Act(
        news,
        lambda *_: advance(Follower("test.echo", echo, by=CONSOLE)),
        lambda number, _: ColumnAlias.objects.filter(ledger_code="echo", title=str(number)).count(),
    ),
}


class Executioner:
    """Ends the connection's backend when the n-th statement is about to be sent."""

    def __init__(self, home: Home, at: int) -> None:
        self.home, self.at, self.seen = home, at, 0

    def __call__(
        self, execute: Callable[..., Any], text: Any, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        self.seen += 1
        if self.seen == self.at:
            backend = context["connection"].connection.info.backend_pid
            with psycopg.connect(self.home.login(SUPERUSER), autocommit=True) as superuser:
                superuser.execute("SELECT pg_terminate_backend(%s, 10000)", [backend])
        return execute(text, params, many, context)


@contextmanager
def dying(home: Home, at: int) -> Iterator[Executioner]:
    executioner = Executioner(home, at)
    with connection.execute_wrapper(executioner):
        yield executioner


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_the_act_again_is_as_if_nothing_had_happened(zone_db: Home, act: Act) -> None:
    given = act.prepare(1)
    with dying(zone_db, 0) as counted:
        act.do(1, given)
    expected = act.state(1, given)

    for at in range(1, counted.seen + 1):
        number = at + 1
        given = act.prepare(number)
        seq = head()[0]
        with pytest.raises((OperationalError, InterfaceError)), dying(zone_db, at):
            act.do(number, given)
        connection.close()
        assert head()[0] in (seq, seq + 1), "whole, or not at all"
        act.do(number, given)
        assert act.state(number, given) == expected, at
        assert head()[0] == seq + 1, "done once"
    assert verify().ok


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("reached", [False, True], ids=["before the commit", "its answer lost"])
@pytest.mark.usefixtures("zone_db")
def test_the_commit_itself_may_be_lost(act: Act, reached: bool) -> None:
    expected = act.state(1, _done(act, 1))
    given = act.prepare(2)
    seq, commit = head()[0], connection._commit  # type: ignore[attr-defined]

    def lose() -> None:
        if reached:
            commit()
        connection.connection.close()
        raise OperationalError("the server closed the connection unexpectedly")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_commit", lose)
        with pytest.raises(DatabaseError):
            act.do(2, given)
    connection.close()
    act.do(2, given)
    assert act.state(2, given) == expected
    assert head()[0] == seq + 1
    assert verify().ok


def _done(act: Act, number: int) -> Any:
    given = act.prepare(number)
    act.do(number, given)
    return given
