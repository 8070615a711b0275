"""Bonds granted, payments out of them, central budget funds."""

from collections.abc import Sequence
from datetime import date

from dajuan.ledger.change import Change
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, last_by, taken
from dajuan.projects.models import BondLine, BondPayment, CentralFund


def record_bond_lines(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of BondLine. A line without a year belongs to the year of its approval."""
    found = taken(rows, BondLine, year=[_year(row) for row in rows])
    return record_rows(change, BondLine, last_by(found, BondLine.natural_key))


def _year(row: Row) -> object:
    day = row.get("approved_on") or row["reported_on"]
    assert isinstance(day, date)  # noqa: S101 - the importer dates every row
    return row.get("year") or day.year


def record_bond_payments(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of BondPayment."""
    found = taken(rows, BondPayment)
    return record_rows(change, BondPayment, last_by(found, BondPayment.natural_key))


def record_central_funds(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of CentralFund."""
    found = taken(rows, CentralFund)
    return record_rows(change, CentralFund, last_by(found, CentralFund.natural_key))
