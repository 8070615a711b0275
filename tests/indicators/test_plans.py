"""Figures by statements the connection has planned before."""

from datetime import date

import pytest

from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import commit_change
from dajuan.ledger.position import Position
from dajuan.projects.models import Project

pytestmark = pytest.mark.usefixtures("zone_db")

HALF_YEAR = Period.parse("2022-H1")


def count(known: Position | None = None) -> int:
    (counted,) = figures(HALF_YEAR, numbers=["P001"], known=known)
    assert counted.value is not None
    return int(counted.value)


def test_a_plan_made_earlier_reads_what_was_added_since_and_any_position() -> None:
    heads = []
    for number in range(1, 6):
        change = commit_change(
            lambda _, number=number: Project.objects.create(  # type: ignore[misc]
                code=f"2201-{number}", name=f"项目{number}", reported_on=date(2022, number, 1)
            ),
            by=CONSOLE,
            action="test",
        )
        heads.append(change.seq)
        assert count() == number
    assert [count(Position(seq=seq)) for seq in heads] == [1, 2, 3, 4, 5]
    assert [count(Position(reported_by=date(2022, month, 15))) for month in range(1, 6)] == [5] * 5
