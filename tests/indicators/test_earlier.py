"""An indicator read at another date of another: the day, the version, the request behind it."""

from datetime import date

import pytest

from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.formulas import Earlier
from dajuan.indicators.request import Request, with_operands
from dajuan.indicators.series import Reading


@pytest.mark.parametrize(
    ("months", "at", "day"),
    [
        (None, date(2022, 6, 30), date(2021, 12, 31)),
        (12, date(2022, 6, 30), date(2021, 6, 30)),
        (1, date(2022, 6, 30), date(2022, 5, 31)),
        (3, date(2022, 5, 31), date(2022, 2, 28)),
        (1, date(2022, 4, 15), date(2022, 3, 15)),
    ],
)
def test_the_day_it_is_read_at(months: int | None, at: date, day: date) -> None:
    assert Earlier("E001", months).day(at) == day


def test_what_it_rests_on_is_read_at_that_day() -> None:
    """R003 compares R001 with R002, which is R001 a year before."""
    wanted = Request(INDICATORS.get("R003"), Reading("", date(2022, 6, 30)), None)
    found = {(one.indicator.number, one.reading.at) for one in with_operands([wanted])}
    assert found == {
        ("R003", date(2022, 6, 30)),
        ("R001", date(2022, 6, 30)),
        ("R002", date(2022, 6, 30)),
        ("R001", date(2021, 6, 30)),
    }
    before = Request(INDICATORS.get("R002"), Reading("", date(2022, 6, 30)), None).source
    assert (before.indicator.number, before.reading.at) == ("R001", date(2021, 6, 30))


def test_each_day_is_a_definition_of_its_own() -> None:
    versions = {INDICATORS.get(number).version for number in ("E001", "E002", "E003", "E004")}
    assert len(versions) == 4
