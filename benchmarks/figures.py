"""The sheet of a usual zone, and figures of one a hundred times as large, against handwritten SQL and the ORM."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from benchmarks import handwritten, orm_cells
from benchmarks.report import Table, milliseconds, ratio
from benchmarks.stage import fresh_database, settle
from benchmarks.timing import Case, race
from dajuan.demo.rows import record_zone
from dajuan.demo.zone import zone
from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.queries import figures, records_of
from dajuan.indicators.records import RecordPage
from dajuan.kernel.period import Period
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.reading import KEPT
from dajuan.projects.models import ProjectMonth
from dajuan.projects.queries import report_dates
from dajuan.store.transactions import read_tx

HALF_YEAR = Period.parse("2022-H1")
SCALE = int(os.environ.get("DAJUAN_BENCH_SCALE", "100"))
NUMBERS = [code for code in INDICATORS.codes() if code[0] in "PKB"]


def measure() -> Iterator[Table]:
    """The sheet of a usual zone, and the figures of a very large one."""
    yield _usual_zone()
    _fill(SCALE)
    dates = report_dates(HALF_YEAR)
    ours = _ours()
    _agree(ours, _by_hand(dates))
    _agree_on_opened()
    cells = len(list(orm_cells.cells()))
    taken = race(
        {
            "ours": Case(_ours, prepare=KEPT.forget),
            "hand": Case(lambda: _by_hand(dates)),
            "sheet": Case(lambda: figures(HALF_YEAR), prepare=KEPT.forget),
            "opened": Case(_opened, prepare=KEPT.forget),
            "opened by hand": Case(handwritten.opened),
            "again": Case(lambda: figures(HALF_YEAR), prepare=lambda: figures(HALF_YEAR)),
        }
    )
    taken |= race({"orm": Case(lambda: list(orm_cells.cells()))}, rounds=1 if SCALE > 10 else 5)
    per_cell, ours_per_cell = taken["orm"] / cells, taken["ours"] / len(ours)
    yield Table(
        "figures",
        ("what", "median", "against ours"),
        (
            (f"ours: {len(ours)} P, K and B figures, one query per cube", milliseconds(taken["ours"]), "1"),
            ("one handwritten SQL per cube, same figures", milliseconds(taken["hand"]), ratio(taken["hand"] / taken["ours"])),
            (f"one ORM aggregate per cell ({cells} cells)", milliseconds(taken["orm"]), ratio(taken["orm"] / taken["ours"])),
            ("the same per cell", milliseconds(per_cell), ratio(per_cell / ours_per_cell)),
            ("ours, whole sheet with the official figures", milliseconds(taken["sheet"]), ""),
            ("ours, whole sheet again, nothing changed in between", milliseconds(taken["again"]), ""),
            *_openings(taken),
        ),
        f"Scale {SCALE}: {425 * SCALE:,} projects, {ProjectMonth.objects.count():,} monthly reports. Ours takes "
        f"{taken['ours'] / taken['hand']:.2f} times the handwritten SQL (goal 1.3); both give the same values, which the "
        "run checks. The ORM has no form for figures as known earlier and is run once.",
    )  # fmt: skip


def _usual_zone() -> Table:
    """Nothing kept of earlier answers, the SQL texts made."""
    _fill(1)
    dates = report_dates(HALF_YEAR)
    _agree(_ours(), _by_hand(dates))
    _agree_on_opened()
    count = len(figures(HALF_YEAR))
    taken = race(
        {
            "sheet": Case(lambda: figures(HALF_YEAR), prepare=KEPT.forget),
            "ours": Case(_ours, prepare=KEPT.forget),
            "hand": Case(lambda: _by_hand(dates)),
            "opened": Case(_opened, prepare=KEPT.forget),
            "opened by hand": Case(handwritten.opened),
        }
    )
    return Table(
        "sheet",
        ("what", "median", "against ours"),
        (
            (f"ours: the whole sheet, {count} figures", milliseconds(taken["sheet"]), ""),
            ("ours: its P, K and B figures", milliseconds(taken["ours"]), "1"),
            ("one handwritten SQL per cube, same figures", milliseconds(taken["hand"]), ratio(taken["hand"] / taken["ours"])),
            *_openings(taken),
        ),
        "Scale 1: 425 projects. Goals: the whole sheet 300 ms and 1.3 times the handwritten SQL.",
    )  # fmt: skip


def _openings(taken: Mapping[str, float]) -> tuple[tuple[str, str, str], ...]:
    hand = taken["opened by hand"]
    return (
        ("ours: opening P003, its first 50 records with cells and the sum", milliseconds(taken["opened"]), ""),
        ("one handwritten SQL for the same page, without cells", milliseconds(hand), f"{ratio(hand / taken['opened'])} of it"),
    )  # fmt: skip


def _opened() -> RecordPage:
    return records_of("P003", HALF_YEAR, limit=50)


def _agree_on_opened() -> None:
    page = _opened()
    ours = [(row.entity, row.value) for row in page.rows], page.count, page.total
    if ours != handwritten.opened():
        raise SystemExit("the handwritten page of records differs")


def _fill(scale: int) -> None:
    fresh_database()
    record_zone(zone(scale=scale), by=CONSOLE)
    settle()


def _ours() -> dict[str, Decimal | None]:
    return {figure.key: figure.value for figure in figures(HALF_YEAR, numbers=NUMBERS)}


def _by_hand(dates: dict[date, date]) -> dict[str, Decimal | None]:
    with read_tx():
        return handwritten.figures(dates)


def _agree(ours: dict[str, Decimal | None], theirs: dict[str, Decimal | None]) -> None:
    """A comparison of speeds means something only between equal answers."""
    differing = {key: (value, theirs.get(key)) for key, value in ours.items() if value != theirs.get(key)}
    unset = {key for key, pair in differing.items() if pair == (0, None)}
    if differing.keys() - unset:
        raise SystemExit(f"the handwritten SQL differs: {differing}")
