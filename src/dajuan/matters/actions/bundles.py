"""Bundles of matters, as the office that launches them reports them."""

from collections.abc import Sequence

from dajuan.ledger.change import Change
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, last_by, taken
from dajuan.matters.models import Bundle, BundleStage


def record_bundles(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of Bundle. Without a word on its state, a bundle with a date is launched."""
    found = taken(rows, Bundle, stage=[_stage(row) for row in rows])
    return record_rows(change, Bundle, last_by(found, Bundle.natural_key))


def _stage(row: Row) -> object:
    by_date = BundleStage.LAUNCHED if row.get("launched_on") else BundleStage.PREPARING
    return row.get("stage") or by_date.value
