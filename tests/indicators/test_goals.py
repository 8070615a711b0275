"""Lights of figures: equal is reached, a little short is amber, and the rule says what it compares with."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.figure import Figure
from dajuan.indicators.goals import GOALS, TIME_PROGRESS, Goal, goal_of, judge

DAY = date(2022, 6, 30)


def figure(number: str, value: str | None, at: date = DAY) -> Figure:
    indicator = INDICATORS.get(number)
    return Figure(
        number=number, suffix="", code=indicator.name, label=indicator.label,
        value=None if value is None else Decimal(value), unit=indicator.unit, printed="", numerator=None,
        denominator=None, records=1, excluded=(), coverage=None, operands=(), formula="", scope_note="", at=at,
        known_seq=1, known_date=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "value", "colour"),
    [
        ("J010", "100", "green"),
        ("J010", "98", "yellow"),
        ("J010", "97.99", "red"),
        ("J004", "0", "green"),
        ("J004", "5", "yellow"),
        ("J004", "6", "red"),
    ],
)
def test_more_or_less_is_better_as_the_indicator_says(number: str, value: str, colour: str) -> None:
    judged = judge(figure(number, value), {})
    assert judged is not None
    assert judged.colour == colour


def test_a_target_set_from_above_is_read_as_a_figure() -> None:
    target = figure("O013", "50")
    judged = judge(figure("R005", "45.5"), {"O013": target})
    assert judged is not None
    assert (judged.colour, judged.target, judged.target_key) == ("yellow", Decimal(50), "O013")
    assert judged.rule == "不低于 50%，差 5个百分点以内为接近；省定年度目标"
    assert judged.said == "低于目标 4.5个百分点"
    assert judge(figure("R005", "45.5"), {}) is None
    assert judge(figure("R005", None), {"O013": target}) is None


def test_time_progress_grows_with_the_date() -> None:
    early, late = figure("P005", "40", date(2022, 3, 31)), figure("P005", "40", DAY)
    colours = [found.colour for one in (early, late) if (found := judge(one, {}))]
    assert colours == ["green", "yellow"]


def test_the_rule_in_force_on_the_day_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    later = replace(goal_of("J010", DAY) or Goal("J010", Decimal(0), ""), target=Decimal(90), valid_from=DAY)
    monkeypatch.setattr(GOALS, "_items", {**GOALS._items, later.code: later})
    assert judge(figure("J010", "95", date(2022, 6, 29)), {}) != judge(figure("J010", "95"), {})
    new = judge(figure("J010", "95"), {})
    assert new is not None
    assert new.colour == "green"


def test_goals_name_indicators_of_the_shelf_and_their_source() -> None:
    for goal in GOALS:
        assert goal.number in INDICATORS
        assert not goal.reads or goal.reads in INDICATORS
        assert goal.source
        assert goal.target == TIME_PROGRESS or goal.reads or isinstance(goal.target, Decimal)
