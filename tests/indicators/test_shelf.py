"""The contract every indicator on the shelf keeps."""

from collections.abc import Iterator

import ibis
import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from dajuan.indicators.definition import INDICATORS, Example, Indicator
from dajuan.indicators.examples import run_example
from dajuan.indicators.statements import Leaf, aggregate_sql
from dajuan.ledger.cube import CUBES, Cube
from dajuan.store.founding import point_django_at
from dajuan.store.home import Home

EXAMPLES = [(indicator, example) for indicator in INDICATORS for example in indicator.examples]


@pytest.fixture
def read_only(template: Home, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The empty template itself: examples bring their own rows and write nothing."""
    point_django_at(template)
    with django_db_blocker.unblock():
        yield
        connections.close_all()


@pytest.mark.usefixtures("read_only")
@pytest.mark.parametrize(("indicator", "example"), EXAMPLES, ids=lambda part: getattr(part, "number", ""))
def test_worked_example(indicator: Indicator, example: Example) -> None:
    assert run_example(indicator, example) == example.value


@pytest.mark.parametrize("indicator", list(INDICATORS), ids=lambda indicator: indicator.number)
def test_has_an_example_and_a_formula_in_words(indicator: Indicator) -> None:
    assert indicator.examples
    assert indicator.formula_text
    assert all(number in INDICATORS for number in indicator.references)


@pytest.mark.parametrize("dialect", ["postgres", "duckdb"])
@pytest.mark.parametrize("cube", list(CUBES), ids=lambda cube: cube.code)
def test_every_definition_compiles_for_every_engine(cube: Cube, dialect: str) -> None:
    leaves = tuple(
        Leaf((indicator.number, name), measure, indicator.breakdown)
        for indicator in INDICATORS
        for name, measure in indicator.measures.items()
        if measure.cube == cube.code
    )
    if leaves:
        assert "SELECT" in aggregate_sql(cube.code, leaves, dialect)
    else:
        assert "SELECT" in ibis.to_sql(cube.table(), dialect=dialect)


def test_the_shelf_holds_what_is_listed() -> None:
    """A lost definition shows in review: change this list with the shelf."""
    assert INDICATORS.codes() == sorted(
        [
            *(f"B{n:03}" for n in range(1, 11)),
            *(f"E{n:03}" for n in range(1, 8)),
            *(f"H{n:03}" for n in (1, 2, *range(11, 18))),
            "J010",
            *(f"C{n:03}" for n in range(1, 15)),
            *(f"G{n:03}" for n in range(1, 3)),
            *(f"F{n:03}" for n in range(1, 9)),
            *(f"J{n:03}" for n in range(1, 9)),
            *(f"Q{n:03}" for n in range(1, 6)),
            *(f"V{n:03}" for n in (*range(1, 7), 11, 12)),
            *(f"K{n:03}" for n in range(1, 9)),
            *(f"L{n:03}" for n in range(1, 6)),
            *(f"O{n:03}" for n in range(1, 21)),
            *(f"P{n:03}" for n in (*range(1, 15), 20, 21, 30, 32, 33, 34, 35, 40, 41, 42, 43)),
            *(f"R{n:03}" for n in range(1, 8)),
            *(f"S{n:03}" for n in range(1, 4)),
            *(f"T{n:03}" for n in range(1, 8)),
            *(f"W{n:03}" for n in range(1, 7)),
        ]
    )
