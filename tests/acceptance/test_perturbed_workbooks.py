"""Nothing is made for one set of files: perturbed workbooks, every figure recomputed by the oracle."""

import os
from datetime import date
from pathlib import Path
from random import Random

import pytest

from dajuan.ledger.position import Position, head
from dajuan.ledger.workbooks.preparing import Upload, prepare
from dajuan.store.home import Home
from tests.acceptance.differences import finding_differences, invented, value_differences
from tests.acceptance.oracle.grid import grids
from tests.acceptance.oracle.ledgers import read_zone
from tests.acceptance.oracle.tables import table_of
from tests.acceptance.oracle.values import Figures, every_value
from tests.acceptance.product import computed, load
from tests.acceptance.rewriting import perturbed

pytestmark = pytest.mark.shared
SEEDS = range(1, 201) if os.environ.get("DAJUAN_TORTURE") else range(1, 4)
#: At a day within a month the time progress of the lights is the zone's own convention.
_CONVENTION = {"P020.green", "P020.yellow", "P020.red"}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_and_finding_equals_the_oracle(
    shared: Path, zone_db: Home, tmp_path: Path, seed: int
) -> None:
    paths = perturbed(shared, tmp_path / "sent", seed)
    zone = read_zone(paths)
    expected = every_value(zone)
    Random(seed).shuffle(paths)
    reports = load(paths, zone_db)
    assert finding_differences(zone, reports) == []
    found = computed()
    assert value_differences(expected, found) == []
    assert invented(expected, found) == []


@pytest.mark.parametrize("seed", [21])
def test_other_dates_and_positions_equal_the_oracle(
    shared: Path, zone_db: Home, tmp_path: Path, seed: int
) -> None:
    paths = perturbed(shared, tmp_path / "sent", seed)
    zone = read_zone(paths)
    load(paths, zone_db)
    for at in (date(2022, 3, 31), date(2022, 4, 30), date(2022, 5, 15)):
        expected = Figures(zone, at).all()
        only = set(expected) - (_CONVENTION if at.day == 15 else set())
        assert value_differences(expected, computed(at=at), only) == []
    for known in (date(2022, 3, 31), date(2022, 5, 31)):
        expected = Figures(zone, known=known).all()
        assert value_differences(expected, computed(known=Position(reported_by=known))) == []
    at = known = date(2022, 4, 30)
    both = computed(at=at, known=Position(reported_by=known))
    assert value_differences(Figures(zone, at, known).all(), both) == []


def test_a_ledger_position_shows_what_was_recorded_then(shared: Path, zone_db: Home, tmp_path: Path) -> None:
    paths = perturbed(shared, tmp_path / "sent", 22)
    early = [path for path in paths if _is_early(path)]
    late = [path for path in paths if path not in early]
    assert early
    assert late
    load(early, zone_db)
    seq = head()[0]
    before = computed()
    load(late, zone_db)
    then = computed(known=Position(seq=seq))
    assert value_differences(Figures(read_zone(early)).all(), then) == []
    assert {key: then[key] for key in before if key in then} == {k: v for k, v in before.items() if k in then}
    assert value_differences(every_value(read_zone(paths)), computed()) == []


def _is_early(path: Path) -> bool:
    """Whether a file holds registers only, or monthly reports of the first quarter."""
    tables = [table for grid in grids(path) if (table := table_of(grid))]
    days = [t.reported_on for t in tables if t.ledger in ("months", "corrections") and t.reported_on]
    return all(t.ledger in ("platform", "months", "corrections") for t in tables) and all(
        day <= date(2022, 3, 31) for day in days
    )


def test_the_order_of_files_and_a_second_time_change_nothing(
    shared: Path, zone_db: Home, tmp_path: Path
) -> None:
    paths = perturbed(shared, tmp_path / "sent", 23)
    backwards = paths[::-1]
    previews = [
        [report.as_json() for report in prepare([Upload(path.name, path) for path in order]).reports]
        for order in (paths, backwards)
    ]
    assert previews[0] == previews[1]
    load(backwards, zone_db)
    first, position = computed(), head()
    again = load(paths, zone_db)
    assert {report["outcome"] for report in again} == {"unchanged"}
    assert all(report["unchanged"] == report["good"] for report in again)
    assert (computed(), head()) == (first, position)
