"""The words beside a light agree with the light: same colour as the figures', and a true date of change."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dajuan.desks import charts
from dajuan.desks.leader.lit_rules import investment_colour, lit_rules
from dajuan.desks.leader.project_rows import VIEWS, Narrowing, Row, listing
from dajuan.desks.reading import Reading
from dajuan.kernel.period import Period, month_end
from dajuan.projects.lights import rules_at, time_progress
from dajuan.store.transactions import read_tx
from tests.desks.zone import PROJECTS, fill
from tests.people import found_tree

HALF = Reading(Period.parse("2022-H1"))


@pytest.mark.usefixtures("zone_db")
def test_the_explained_colour_is_the_one_the_figures_count() -> None:
    found_tree()
    fill()
    for month in range(1, 7):
        reading = replace(HALF, at=month_end(2022, month))
        with read_tx():
            rows = listing(Narrowing(), reading, limit=None).rows
        assert len(rows) == PROJECTS
        for row in rows:
            if row.investment_light is not None:
                completion = row.completion or Decimal(0)
                assert row.investment_light == investment_colour(
                    completion, row.time_progress, rules_at(reading.valid_date)
                )


@pytest.mark.usefixtures("zone_db")
def test_every_saved_view_is_a_part_of_the_whole_and_sums_agree() -> None:
    found_tree()
    fill()
    with read_tx():
        whole = listing(Narrowing(), HALF, limit=None)
        parts = {view: listing(Narrowing(view=view), HALF, limit=None) for view in VIEWS if view}
    codes = {row.project_code for row in whole.rows}
    for found in parts.values():
        assert {row.project_code for row in found.rows} <= codes
        counted = [row for row in found.rows if not row.is_child]
        assert found.sums.count == len(counted)
        assert found.sums.annual_plan == sum((row.annual_plan or Decimal(0)) for row in counted)
    assert {row.light for row in parts["red"].rows} == {"red"}
    assert {row.light for row in parts["yellow"].rows} == {"yellow"}


@given(share=st.integers(0, 1300), month=st.integers(1, 12))
def test_the_date_of_change_is_the_first_month_end_with_another_colour(share: int, month: int) -> None:
    at, completion = month_end(2022, month), Decimal(share) / 10
    row = bare_row(completion, at)
    (lit,) = lit_rules(row, at)
    later = {month_end(2022, m): colour_at(completion, month_end(2022, m)) for m in range(month + 1, 13)}
    changed = [day for day, colour in later.items() if colour != colour_at(completion, at)]
    assert (str(changed[0]) in lit.changes) if changed else ("年内不变" in lit.changes)


def colour_at(completion: Decimal, day: date) -> str:
    elapsed, whole = time_progress(day)
    return investment_colour(completion, Decimal(elapsed) / whole * 100, rules_at(day))


def bare_row(completion: Decimal, at: date) -> Row:
    """A project with a plan of 100 元, of which ``completion`` percent are done."""
    elapsed, whole = time_progress(at)
    return Row(
        "c", "n", None, None, "", "", "", "", False, False, None, Decimal(100), completion, None, None, True, False,
        colour_at(completion, at), None, None, elapsed, whole, False,
    )  # fmt: skip


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=12))
def test_bars_stay_inside_their_drawing(values: list[Decimal]) -> None:
    points = [charts.Point(f"{n}月", value, value / 2) for n, value in enumerate(values, 1)]
    chart = charts.monthly_bars(points, "投资", "亿元")
    assert chart is not None
    for bar in chart.bars:
        assert 0 <= bar.left < bar.left + bar.width <= 100
        assert bar.said > 0
        assert 0 <= bar.top <= bar.top + bar.height == chart.floor
    assert len(chart.grid) <= 6


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=5))
def test_the_parts_of_a_stacked_bar_cover_it_once(counts: list[int]) -> None:
    chart = charts.stacked([(str(n), "green", count) for n, count in enumerate(counts)], "灯")
    assert sum(part.count for part in chart.parts) == sum(counts)
    for before, after in zip(chart.parts, chart.parts[1:], strict=False):
        assert abs(before.left + before.width - after.left) <= Decimal("0.02")
