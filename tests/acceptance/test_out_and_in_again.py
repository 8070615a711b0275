"""All ledgers together: every figure opens, what goes out comes in as the same, and persons stay hidden."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dajuan.indicators.figure import Figure
from dajuan.indicators.pictures import PICTURES, picture_values
from dajuan.indicators.queries import figures, records_of
from dajuan.indicators.records import RecordPage
from dajuan.ledger.asof import Context
from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.models import Entry, Record
from dajuan.ledger.workbooks.export import ledger_workbook
from dajuan.registers.models import DogCertificate, PersonalValue
from dajuan.store.home import Home
from dajuan.store.transactions import read_tx
from tests.acceptance.product import HALF_YEAR, computed, load
from tests.acceptance.rewriting import every

pytestmark = pytest.mark.shared
#: Opened cell by cell against the oracle's grids in test_figures_open_to_cells.
OPENED_ELSEWHERE = "PKBO"


def test_what_goes_out_comes_in_as_the_same(shared: Path, zone_db: Home, tmp_path: Path) -> None:
    load(every(shared), zone_db)
    _every_figure_opens_to_its_cells()
    _figures_are_true_of_the_day_they_are_read_at()
    _pictures_show_the_figures()
    _no_holder_in_the_ledger(shared, zone_db)
    before, sealed, vault = computed(), _facts(), PersonalValue.objects.count()
    paths = []
    for definition in LEDGERS:
        assert definition.present is not None
        paths.append(tmp_path / f"{definition.code}.xlsx")
        paths[-1].write_bytes(ledger_workbook(definition, list(definition.present()), "测试区"))
    reports = load(paths, zone_db)
    assert {report["rejected"] for report in reports} == {0}
    assert all(report["unchanged"] == report["good"] > 0 for report in reports)
    assert {sheet["ledger"] for report in reports for sheet in report["sheets"]} == set(LEDGERS.codes())
    assert (_facts(), PersonalValue.objects.count()) == (sealed, vault)
    assert computed() == before


def _facts() -> Counter[str]:
    """Versions of facts by table."""
    tables = Record.objects.exclude(table__startswith="ledger_").values_list("table", flat=True)
    return Counter(map(str, tables))


def _pages() -> Iterator[tuple[Figure, RecordPage]]:
    for figure in figures(HALF_YEAR):
        if figure.number[0] not in OPENED_ELSEWHERE:
            parts = [operand.part for operand in figure.operands if operand.part]
            for part in parts if figure.operands else ["value"]:
                yield figure, records_of(figure.key, HALF_YEAR, part=part)


def _every_figure_opens_to_its_cells() -> None:
    for figure, page in _pages():
        assert page.count > 0, figure.key
        assert all(row.source and row.source.cell for row in page.rows), figure.key
        if not figure.operands:
            assert page.count == figure.records, figure.key
            if page.total is not None and figure.unit == "万元":
                assert page.total == figure.value, figure.key


def _figures_are_true_of_the_day_they_are_read_at() -> None:
    """Status at the date, not at the end: the ranking after its third round, money before it came."""
    at = {f.key: f.value for f in figures(HALF_YEAR, at=date(2022, 3, 31))}
    assert (at["V005"], at["V006"], at["F001"], at["F004"]) == (2, 1, 9, Decimal("1351.75"))
    assert at["Q001"] < 480
    earlier = {f.key: f.value for f in figures(HALF_YEAR, at=date(2022, 2, 1))}
    assert (earlier["V005"], earlier["V006"]) == (0, 2)


def _pictures_show_the_figures() -> None:
    with read_tx():
        drawn = picture_values(PICTURES, HALF_YEAR, Context(HALF_YEAR.end))
    found = {f.key: f.value for f in figures(HALF_YEAR)}
    granted, arrived, spent = (value / 10_000 for _, value in drawn["bond_money"])
    assert (granted, spent) == (found["F003"], found["F004"])
    assert round(spent / arrived * 100, 6) == found["F005"]
    assert {f"L002.{level}": value for level, value in drawn["platform_levels"]} == {
        key: value for key, value in found.items() if key.startswith("L002.")
    }


def _no_holder_in_the_ledger(shared: Path, home: Home) -> None:
    """Neither the sealed records, nor the rows as typed, nor the files kept hold one holder's number."""
    [path] = [path for path in every(shared) if path.suffix == ".csv"]
    holders = {line.split(",")[2] for line in path.read_text("gb18030").splitlines()[2:]}
    assert set(PersonalValue.objects.values_list("value", flat=True)) == holders
    documents = Record.objects.filter(table="registers_dogcertificate").values_list("document", flat=True)
    sealed = {text for document in documents for text in map(str, document.values())}
    typed = {text for raw in Entry.objects.values_list("raw", flat=True) for text in raw.values()}
    assert holders & (sealed | typed) == set()
    some = next(iter(sorted(holders))).encode()
    assert not any(some in kept.read_bytes() for kept in home.files.iterdir())
    assert DogCertificate.objects.exclude(holder__contains="****").count() == 0
