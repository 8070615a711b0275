"""Answers kept for as long as the ledger ends where it ends."""

from datetime import date
from itertools import count

import pytest

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import Change, commit_change
from dajuan.ledger.position import one_head
from dajuan.ledger.reading import kept_at_head
from dajuan.projects.models import Project
from dajuan.store.transactions import read_tx

pytestmark = pytest.mark.usefixtures("zone_db")


def add(number: int, *, refuse: bool = False) -> None:
    """A change of one project, which asks for an answer on the way."""

    def work(change: Change) -> None:
        Project.objects.create(code=f"2201-{number}", name=f"项目{number}", reported_on=date(2022, 6, 1))
        assert kept_at_head("projects", projects) == [f"2201-{n}" for n in range(number + 1)]
        if refuse:
            raise ZeroDivisionError

    commit_change(work, by=CONSOLE, action="test")


def projects() -> list[str]:
    return list(Project.objects.order_by("code").values_list("code", flat=True))


def test_an_answer_is_made_once_until_the_ledger_grows() -> None:
    add(0)
    times = count()
    asked = [kept_at_head("how often", lambda: [next(times)]) for _ in range(3)]
    assert asked == [[0]] * 3
    add(1)
    assert kept_at_head("how often", lambda: [next(times)]) == [1]


def test_what_a_change_saw_before_it_was_refused_is_not_kept() -> None:
    add(0)
    assert kept_at_head("projects", projects) == ["2201-0"]
    with pytest.raises(ZeroDivisionError):
        add(1, refuse=True)
    assert kept_at_head("projects", projects) == ["2201-0"]


def test_a_fixed_view_keeps_to_where_it_began() -> None:
    add(0)
    with read_tx():
        assert kept_at_head("projects", projects) == ["2201-0"]
        assert kept_at_head("projects", list) == ["2201-0"]


def test_a_page_keeps_to_the_end_it_first_asked_for() -> None:
    add(0)
    with one_head():
        assert kept_at_head("projects", projects) == ["2201-0"]
        add(1)
        assert kept_at_head("projects", projects) == ["2201-0"]
    assert kept_at_head("projects", projects) == ["2201-0", "2201-1"]
