"""Dated clocks, and what a case's due moment is made of."""

from datetime import date, datetime

import pytest

from dajuan.duties.actions import record_cases
from dajuan.duties.clocks import CLOCKS, Clock, clock_at
from dajuan.duties.models import Case, CaseKind
from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period
from dajuan.kernel.shelf import Shelf
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import commit_change
from dajuan.ledger.rows import Row
from dajuan.store.home import Home

PROBLEM = CaseKind.ENTERPRISE_PROBLEM


def test_the_clock_in_force_on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf: Shelf[Clock] = Shelf("时限规则")
    shelf.put(Clock("old", PROBLEM.value, date(2021, 1, 1), "甲文"))
    shelf.put(Clock("new", PROBLEM.value, date(2022, 4, 1), "乙文", ordinary_days=5))
    monkeypatch.setattr("dajuan.duties.clocks.CLOCKS", shelf)
    days = (date(2020, 1, 1), date(2022, 3, 31), date(2022, 4, 1))
    assert [clock_at(PROBLEM.value, day).ordinary_days for day in days] == [7, 7, 5]
    assert clock_at("patrol", days[0]).closing_hour == 24
    assert CLOCKS.codes() == ["13710", "patrol"]


def _record(kind: CaseKind, *rows: Row) -> None:
    dated = [{"reported_on": date(2022, 6, 30), "entry_id": None, **row} for row in rows]
    commit_change(
        lambda change: record_cases(change, kind, dated), by=CONSOLE, action="import", reason="台账",
        subject="案件", reported_on=date(2022, 6, 30),
    )  # fmt: skip


def _figures() -> dict[str, object]:
    return {figure.key: figure.value for figure in figures(Period.parse("2022-H1"))}


def test_problems_are_due_by_grade_and_closed_only_when_confirmed(zone_db: Home) -> None:
    del zone_db
    day = date(2022, 6, 20)
    _record(
        PROBLEM,
        {"number": "1", "collected_at": day, "grade": "ordinary", "closed_at": day, "confirmation": "满意"},
        {"number": "2", "collected_at": day, "grade": "major", "closed_at": day},
        {"number": "3", "collected_at": day, "dispatched_at": date(2022, 6, 22)},
    )
    due = Case.objects.order_by("number").values_list("due_at", flat=True)
    assert list(due) == [datetime(2022, 6, 27), datetime(2022, 7, 20), datetime(2022, 6, 27)]
    found = _figures()
    assert [found[f"J00{n}"] for n in (1, 2, 4, 6, 7, 8)] == [3, 1, 1, 50, 3, 3]


def test_patrols_are_due_by_the_hour_of_closing(zone_db: Home) -> None:
    del zone_db
    sent = datetime(2022, 6, 30, 12)
    _record(
        CaseKind.PATROL,
        *(
            {"number": str(hours), "collected_at": sent, "dispatched_at": sent, "limit_hours": hours}
            for hours in (5, 6, 7)
        ),
    )
    assert (_figures()["Q001"], _figures()["Q003"]) == (3, 0)
    Case.objects.get(due_at=datetime(2022, 6, 30, 18))  # a wall clock's moment, in and out without a zone
