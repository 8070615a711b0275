"""Admissions to the three batches and removals from them."""

from collections.abc import Sequence

from dajuan.ledger.change import Change
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, last_by, taken
from dajuan.projects.models import BatchMember, BatchWithdrawal

_KEY = ("round", "track", "provincial_code")


def record_batch_members(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of BatchMember."""
    return record_rows(change, BatchMember, last_by(taken(rows, BatchMember), _KEY))


def record_batch_withdrawals(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of BatchWithdrawal."""
    return record_rows(change, BatchWithdrawal, last_by(taken(rows, BatchWithdrawal), _KEY))
