"""Every figure opens: its records add up to it, its operands are figures, and each record has its real cell."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.figure import Figure
from dajuan.indicators.formulas import Official
from dajuan.indicators.queries import figures, records_of
from dajuan.indicators.records import RecordPage, SourceCell
from dajuan.store.home import Home
from tests.acceptance.oracle.grid import Grid, grids
from tests.acceptance.oracle.wording import amount, text
from tests.acceptance.product import HALF_YEAR
from tests.acceptance.rewriting import untouched

pytestmark = pytest.mark.shared


@cache
def _grids(shared: Path) -> dict[tuple[str, str], Grid]:
    return {(grid.file, grid.sheet): grid for path in untouched(shared) for grid in grids(path)}


def _sampled(found: list[Figure]) -> list[Figure]:
    """All figures but, of a breakdown with many values, only the first two; all of them in the long run."""
    seen = Counter[str]()
    kept = []
    for figure in found:
        seen[figure.number] += 1
        many = INDICATORS.get(figure.number).breakdown and seen[figure.number] > 2
        if not many or os.environ.get("DAJUAN_TORTURE"):
            kept.append(figure)
    return kept


def _pages(found: list[Figure]) -> Iterator[tuple[str, Decimal | None, int, RecordPage]]:
    """Every list of records: what it should come to, how many there should be, and the page."""
    for figure in found:
        if not figure.operands:
            yield figure.key, figure.value, figure.records, records_of(figure.key, HALF_YEAR)
        for operand in figure.operands:
            if operand.part:
                page = records_of(figure.key, HALF_YEAR, part=operand.part)
                yield f"{figure.key} {operand.part}", operand.value, operand.records, page


def test_records_come_to_their_figure(loaded: Home) -> None:
    found = _sampled(figures(HALF_YEAR))
    opened = 0
    for key, value, records, page in _pages(found):
        opened += 1
        assert page.count == len(page.rows) == records, key
        if page.distinct is not None:
            assert page.distinct == value == len({row.source.raw for row in page.rows if row.source}), key
        elif page.total is not None:
            assert page.total == value == sum(row.value for row in page.rows if row.value is not None), key
        elif value is None:  # a sum over nothing: its ledgers were not brought
            assert page.count == 0, key
        else:
            assert page.count == (value or 0), key  # of no rows a sum is nothing
    assert opened > len(found) * 0.8


def test_the_batches_show_projects_and_memberships(loaded: Home) -> None:
    page = records_of("B001", HALF_YEAR)
    assert (page.distinct, page.count) == (57, 80)


def test_operands_are_figures_of_their_own(loaded: Home) -> None:
    by_key = {figure.key: figure for figure in figures(HALF_YEAR)}
    linked = [(f, o) for f in by_key.values() for o in f.operands if o.key]
    assert {figure.number for figure, _ in linked} >= {"P005", "P007", "P009", "O011", "O014", "O015"}
    for figure, operand in linked:
        assert (operand.value, operand.unit) == (by_key[operand.key].value, by_key[operand.key].unit), (
            figure.key
        )
    computed = [f for f in by_key.values() if not isinstance(INDICATORS.get(f.number).formula, Official)]
    assert all(figure.operands for figure in computed if figure.unit == "%")


def test_every_record_names_the_cell_its_value_was_read_from(loaded: Home, shared: Path) -> None:
    sheets = _grids(shared)
    opened = 0
    for key, _, _, page in _pages(_sampled(figures(HALF_YEAR))):
        for row in page.rows:
            assert row.source, (key, row)
            value = _cell(sheets, row.source)
            if row.value is not None:
                assert amount(value) == row.value, (key, row)
            assert text(row.source.raw) == _as_shown(value), (key, row)
            opened += 1
    assert opened > 3000


def _cell(sheets: dict[tuple[str, str], Grid], source: SourceCell) -> object:
    letters = source.cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return sheets[source.file, source.sheet].merged(int(source.cell[len(letters) :]), column)


def _as_shown(value: object) -> str:
    if not isinstance(value, datetime):
        return text(value)
    day = f"{value.year}/{value.month}/{value.day}"
    return day if value.hour == value.minute == 0 else f"{value:%Y/%m/%d %H:%M}"
