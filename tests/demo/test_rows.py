"""The synthetic zone in the tables: figures print what was published, at any scale the rates do."""

from decimal import Decimal

import pytest

from dajuan.demo.rows import record_zone
from dajuan.demo.zone import zone
from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period
from dajuan.ledger.actors import CONSOLE
from dajuan.store.home import Home
from tests.demo.published import PRINTED

HALF_YEAR = Period.parse("2022-H1")


@pytest.mark.usefixtures("zone_db")
def test_figures_print_what_was_published() -> None:
    record_zone(zone(), by=CONSOLE)
    printed = {figure.key: figure.printed for figure in figures(HALF_YEAR)}
    assert {key: printed[key] for key in PRINTED} == PRINTED
    assert Decimal(printed["P021.red"].rstrip("个")) == 3
    assert printed["B005.0331"] != "100%"


def test_a_larger_zone_has_the_same_rates_and_so_many_times_the_amounts(zone_db: Home) -> None:
    del zone_db
    record_zone(zone(scale=3), by=CONSOLE)
    found = {
        figure.key: figure for figure in figures(HALF_YEAR, numbers=["P001", "P002", "P005", "B001", "K005"])
    }
    assert found["P001"].value == 3 * 425
    assert found["P002"].value == 3 * 21_343_260
    assert found["B001"].value == 3 * 57
    assert found["P005"].printed == PRINTED["P005"]
    assert found["K005"].printed == PRINTED["K005"]
