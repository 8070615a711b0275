"""The yearly lists of key projects."""

from collections.abc import Sequence
from datetime import date

from dajuan.ledger.change import Change
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, last_by, taken
from dajuan.projects.models import KeyProject


def record_key_projects(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of KeyProject; ``level`` is provincial or city; ``year`` defaults to the report's."""
    found = taken(
        rows,
        KeyProject,
        year=[_year(row) for row in rows],
        department_name=[row.get("department_name") or row.get("department") or "" for row in rows],
    )
    return record_rows(change, KeyProject, last_by(found, ("year", "level", "project_code")))


def _year(row: Row) -> object:
    reported_on = row["reported_on"]
    return row.get("year") or (reported_on.year if isinstance(reported_on, date) else None)
