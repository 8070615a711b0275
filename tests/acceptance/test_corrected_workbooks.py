"""A workbook sent again with other amounts makes new versions; what was known before stays readable."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from dajuan.ledger.position import Position, head
from dajuan.store.home import Home
from tests.acceptance.differences import value_differences
from tests.acceptance.oracle.ledgers import read_zone
from tests.acceptance.oracle.values import every_value
from tests.acceptance.perturb.draft import Draft, take_apart
from tests.acceptance.product import computed, load
from tests.acceptance.rewriting import rewritten, untouched

pytestmark = pytest.mark.shared


def test_the_later_workbook_counts_and_the_earlier_state_stays(
    shared: Path, zone_db: Home, tmp_path: Path
) -> None:
    originals = untouched(shared)
    load(originals, zone_db)
    seq, before = head()[0], computed()
    changed = [path for path in originals if path.name.startswith(("01", "02-6", "04"))]
    books = take_apart(changed)
    for draft in (draft for book in books for draft in book.drafts):
        _raise_amounts(draft)
    again = rewritten(books, tmp_path / "again", Random(5))
    reports = load(again, zone_db)
    assert {report["outcome"] for report in reports} == {"published"}
    now = [path for path in originals if path not in changed] + again
    expected = every_value(read_zone(now))
    assert value_differences(expected, computed()) == []
    at_that_time = computed(known=Position(seq=seq))
    # P034 and P035 carry dates of their own, which a position asked for replaces.
    same = [key for key in before if key in at_that_time and key not in ("P034", "P035")]
    assert len(same) > 80
    assert {key: at_that_time[key] for key in same} == {key: before[key] for key in same}


def _raise_amounts(draft: Draft) -> None:
    """Totals, plans and progress are each multiplied by their own number; faults stay faults."""
    factors = {"total": Decimal(2), "plan": Decimal("1.1"), "year_to_date": Decimal("1.01")}
    for row in draft.rows:
        for name, factor in factors.items():
            if isinstance(value := row.get(name), Decimal):
                row[name] = (value * factor).quantize(Decimal("0.01"))
