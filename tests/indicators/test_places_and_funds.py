"""Places in a ranking and money lying idle, read at dates, straight from their cubes."""

from datetime import date
from decimal import Decimal

import ibis

from dajuan.indicators.actions import record_ranking_places
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.asof import Context
from dajuan.ledger.change import commit_change
from dajuan.ledger.cube import CUBES
from dajuan.ledger.reading import run
from dajuan.projects.actions import record_bond_lines, record_bond_payments
from dajuan.store.home import Home

DAY = date(2022, 6, 30)
Rows = list[dict[str, object]]


def _read(cube: str, at: date, *columns: str) -> list[tuple[object, ...]]:
    table = CUBES.get(cube).table()
    body = str(ibis.to_sql(table.select(*columns).order_by(columns[0]), dialect="postgres"))
    return run(CUBES.get(cube), body, [Context(at)], (date(2022, 1, 1), DAY))


def _commit(record: object, rows: Rows) -> None:
    dated = [{"reported_on": DAY, "entry_id": None, **row} for row in rows]
    commit_change(
        lambda change: record(change, dated), by=CONSOLE, action="import", reason="台账",  # type: ignore[operator]
        subject="台账", reported_on=DAY,
    )  # fmt: skip


def _round(month: int, *places: int) -> Rows:
    units = ("本区", "甲区", "乙区")
    return [
        {"ranking": "r", "round": f"{month}月", "group": "主城区", "unit": unit, "place": place,
         "announced_on": date(2022, month, 25), "is_own": unit == "本区"}
        for unit, place in zip(units, places, strict=True)
    ]  # fmt: skip


def test_streaks_ties_and_moves(zone_db: Home) -> None:
    del zone_db
    _commit(
        record_ranking_places,
        [*_round(1, 1, 2, 3), *_round(2, 3, 1, 1), *_round(3, 1, 1, 3), *_round(4, 1, 2, 3)],
    )
    columns = ("round", "unit", "tied", "delta", "in_streak", "is_latest")
    own = [row for row in _read("ranking_places", DAY, *columns) if row[1] == "本区"]
    assert [row[0] for row in own if row[4]] == ["3月", "4月"]
    assert [row[2] for row in own] == [False, False, True, False]
    assert [row[3] for row in own] == [None, -2, 2, 0]
    assert [row[0] for row in own if row[5]] == ["4月"]
    earlier = [row for row in _read("ranking_places", date(2022, 2, 28), *columns) if row[1] == "本区"]
    assert [row[4] for row in earlier] == [False, False]


def test_money_that_came_is_spent_in_the_order_it_came_and_lies_idle(zone_db: Home) -> None:
    del zone_db
    line = {"year": 2022, "project_code": "1", "project_name": "水厂", "granted": Decimal(100)}
    lines: Rows = [
        {**line, "batch": "一", "approved_on": date(2022, 1, 5), "arrived": Decimal(100), "arrived_on": date(2022, 2, 1)},
        {**line, "batch": "二", "approved_on": date(2022, 4, 5), "arrived": Decimal(80), "arrived_on": date(2022, 6, 1)},
        {**line, "batch": "三", "approved_on": date(2022, 7, 5)},
    ]  # fmt: skip
    paid = {"project_name": "水厂", "purpose": "进度款"}
    _commit(record_bond_lines, lines)
    _commit(
        record_bond_payments,
        [{**paid, "paid_on": date(2022, 3, 1), "amount": Decimal(70)},
         {**paid, "paid_on": date(2022, 6, 20), "amount": Decimal(50)}],
    )  # fmt: skip
    columns = ("id", "is_granted", "has_arrived", "spent", "unspent", "idle_days")
    whole = [row[1:] for row in _read("bond_lines", DAY, *columns)]
    assert whole == [(True, True, 100, 0, None), (True, True, 20, 60, 29), (False, False, 0, 0, None)]
    spring = [row[1:] for row in _read("bond_lines", date(2022, 3, 31), *columns)]
    assert spring[0] == (True, True, 70, 30, 58)
