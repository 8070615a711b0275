"""What rooms put on the shelves of gaps, pictures, rankings and themes: it runs, and it says what the ledgers say."""

from datetime import date
from decimal import Decimal

import pytest

from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.gaps import GAPS, gap_counts
from dajuan.indicators.listing import EVERYTHING, Table, table_page
from dajuan.indicators.pictures import PICTURES
from dajuan.indicators.rankings import RANKINGS, board
from dajuan.indicators.themes import THEMES
from dajuan.kernel.period import Period
from dajuan.kernel.room import room_of
from dajuan.ledger.asof import Context
from dajuan.store.home import Home
from dajuan.store.transactions import read_tx
from tests.desks.furnished import furnish
from tests.desks.zone import fill
from tests.people import found_tree

PERIOD = Period.parse("2022-H1")
AT = Context(date(2022, 6, 30))


@pytest.fixture
def zone(zone_db: Home) -> None:
    found_tree()
    fill()
    furnish(zone_db)


def tables() -> list[Table]:
    """Every list that a page can show."""
    steps = [step.table for picture in PICTURES for step in picture.steps]
    return [*(gap.table for gap in GAPS), *steps, *(table for theme in THEMES for table in theme.tables)]


@pytest.mark.usefixtures("zone")
def test_every_list_runs_and_counts_all_its_rows() -> None:
    with read_tx():
        counts = {count.gap.code: count for count in gap_counts(GAPS, PERIOD, AT)}
        pages = [(table, table_page(table, PERIOD, AT, limit=1)) for table in tables()]
    assert all(count.lacking <= count.should for count in counts.values())
    lacking = {id(gap.table.rows): counts[gap.code].lacking for gap in GAPS}
    for table, page in pages:
        assert len(page.rows) == min(page.count, 1)
        assert lacking.get(id(table.rows), page.count) == page.count, table.label


@pytest.mark.usefixtures("zone")
def test_gaps_name_who_lacks_what() -> None:
    with read_tx():
        found = {gap.code: table_page(gap.table, PERIOD, AT, limit=EVERYTHING) for gap in GAPS}
        counts = {count.gap.code: (count.lacking, count.should) for count in gap_counts(GAPS, PERIOD, AT)}
    assert [row.label for row in found["without_liaison"].rows] == [
        f"河岸{n}号建设有限公司" for n in (3, 4, 5)
    ]
    assert [row.label for row in found["expired_plans"].rows] == ["防汛预案3"]
    assert [row.label for row in found["charging_points_without_keeper"].rows] == ["充电点0"]
    [poor] = found["low_bond_income"].rows
    assert (poor.label, *map(str, poor.values)) == ("债券0号", "1000000.00", "100000.00", "10.0")
    assert counts["low_bond_income"] == (1, 2)
    assert [row.label for row in found["leaving_reserve"].rows] == ["河岸0号建设有限公司"]
    assert (counts["without_research"], counts["idle_bonds"]) == ((6, 6), (2, 2))


@pytest.mark.usefixtures("zone")
def test_a_table_adds_up_money_and_marks_rows() -> None:
    funding = THEMES.get("funding").tables[0]
    with read_tx():
        page = table_page(funding, PERIOD, AT, limit=1)
        before = table_page(funding, PERIOD, Context(date(2022, 1, 1)))
    totals = dict(zip(funding.columns, page.totals, strict=True))
    assert (page.count, totals["granted"], totals["spent"]) == (2, Decimal(20_000_000), Decimal(3_000_000))
    assert totals["idle_days"] is None
    assert "沉淀" in [mark.word for mark in page.rows[0].marks]
    assert before.count == 0


@pytest.mark.usefixtures("zone")
def test_a_board_says_who_passed_whom_and_shares_places() -> None:
    with read_tx():
        group = board(RANKINGS.get("quality_season"), PERIOD, AT)[0]
        earlier = board(RANKINGS.get("quality_season"), PERIOD, Context(date(2022, 4, 1)))[0]
    own = group.latest.own
    assert own is not None
    assert (own.place, own.moved, own.gained, own.passed, own.streak) == (1, 1, Decimal(5), ("甲区",), 1)
    shared = [one for one in group.latest.standings if one.tied]
    assert [(one.unit, one.place, one.behind) for one in shared] == [
        ("乙区", 2, Decimal("3.5")),
        ("甲区", 2, Decimal("3.5")),
    ]
    assert {one.unit: one.passed_by for one in shared} == {"甲区": ("本区",), "乙区": ()}
    assert [one.name for one in earlier.rounds] == ["第1轮"]
    assert earlier.latest.standings[0].moved is None


def test_themes_and_gaps_name_what_is_on_the_shelves() -> None:
    for theme in THEMES:
        assert room_of(THEMES, theme)
        assert all(number in INDICATORS for number in theme.numbers)
        assert all(code in PICTURES for code in theme.pictures)
        assert all(code in GAPS for code in theme.gaps)
        assert all(code in RANKINGS for code in theme.rankings)
    numbers = [gap.number for gap in GAPS] + [step.number for picture in PICTURES for step in picture.steps]
    assert [number for number in numbers if number and number.partition(".")[0] not in INDICATORS] == []
