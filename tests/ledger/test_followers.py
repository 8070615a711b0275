"""Each change-set handled exactly once, in order, effect and cursor together."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from dajuan.ledger.actors import CONSOLE, Actor
from dajuan.ledger.change import Change, commit_change
from dajuan.ledger.followers import Follower, advance
from dajuan.ledger.models import Chain, ChangeSet, ColumnAlias, Cursor
from dajuan.ledger.proof import verify
from dajuan.org.models import Person

pytestmark = pytest.mark.usefixtures("zone_db")
CLERK = Actor("person:7", "发改局项目专员")


def alias(title: str) -> None:
    ColumnAlias.objects.create(ledger_code="platform_projects", field="name", title=title)


def note(title: str) -> None:
    commit_change(lambda _: alias(title), by=CONSOLE, action="test.alias", subject=title)


def count_news(news: ChangeSet, change: Change | None) -> None:
    """A plain effect that shows when it happens twice: names are unique."""
    assert change is None
    Person.objects.create(username=news.subject, label="跟随")


def test_plain_effects_happen_once_and_in_order() -> None:
    follower = Follower("test.count", count_news)
    for title in "一二三":
        note(title)

    assert advance(follower) == 3
    assert advance(follower) == 0
    note("四")
    assert advance(follower) == 1
    assert list(Person.objects.order_by("id").values_list("username", flat=True)) == list("一二三四")


def test_a_failure_leaves_neither_effect_nor_step() -> None:
    broken = True

    def handle(news: ChangeSet, change: Change | None) -> None:
        count_news(news, change)
        if broken and news.subject == "二":
            raise ZeroDivisionError

    for title in "一二三":
        note(title)
    with pytest.raises(ZeroDivisionError):
        advance(Follower("test.count", handle))
    assert Cursor.objects.get().seq == Person.objects.count() == 1

    broken = False
    assert advance(Follower("test.count", handle)) == 2
    assert Person.objects.count() == 3


def test_facts_are_written_once_by_the_followers_actor_and_not_followed_again() -> None:
    def echo(news: ChangeSet, change: Change | None) -> None:
        if news.subject != "略过":
            alias(f"回声：{news.subject}")

    follower = Follower("test.echo", echo, by=CLERK)
    for title in ("一", "略过", "二"):
        note(title)
    advance(follower)
    advance(follower)

    echoes = ColumnAlias.objects.filter(title__startswith="回声").order_by("id")
    assert list(echoes.values_list("title", flat=True)) == ["回声：一", "回声：二"]
    assert Cursor.objects.get().seq == Chain.objects.count() == 5
    assert ChangeSet.objects.filter(actor=CLERK.code).count() == 2
    assert verify().ok


def test_two_at_once_share_the_work() -> None:
    for number in range(12):
        note(str(number))
    together = Barrier(3)

    def run() -> None:
        together.wait()
        try:
            advance(Follower("test.count", count_news))
        finally:
            connections.close_all()

    threads = [Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [int(p.username) for p in Person.objects.order_by("id")] == list(range(12))
