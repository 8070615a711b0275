"""Monthly reports, corrections of earlier months, and locking a month."""

from collections.abc import Sequence
from datetime import date

from dajuan.ledger.change import Change
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, last_by, taken
from dajuan.projects.models import MonthLock, MonthState, ProjectMonth


def record_project_months(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: ``project_code``, ``month`` (first day), the amounts and notes of ProjectMonth, ``state``
    (reported, or rejected for a row whose amounts cannot be used but which did report)."""
    found = taken(rows, ProjectMonth)
    return record_rows(change, ProjectMonth, last_by(found, ("project_code", "month")))


def record_month_corrections(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: ``project_code``, ``month``, ``year_to_date``, ``reason``, ``filler``. The correction is a
    new version of the month: everything else stays as it was reported."""
    before = {
        (month.project_id, month.month): month
        for month in ProjectMonth.objects.filter(project__in=[row["project_code"] for row in rows])
    }
    corrected = []
    for row in rows:
        key = str(row["project_code"]), row["month"]
        old = before.get(key)  # type: ignore[arg-type]
        kept = (
            {str(f.column): getattr(old, f.attname) for f in ProjectMonth._meta.concrete_fields}
            if old
            else {}
        )
        fresh = {
            "year_to_date": row.get("year_to_date"),
            "state": MonthState.CORRECTED.value,
            "reason": row.get("reason") or "",
            "filler": row.get("filler") or kept.get("filler") or "",
            "reported_on": row["reported_on"],
            "entry_id": row.get("entry_id"),
        }
        corrected.append({**kept, **row, **fresh})
    found = taken(corrected, ProjectMonth)
    return record_rows(change, ProjectMonth, last_by(found, ("project_code", "month")))


def lock_months(change: Change, months: Sequence[date], *, reason: str) -> None:
    """Locks months (first days), inside an open change: signing does this to the months it covers."""
    reported_on = change.reported_on
    held = set(MonthLock.objects.filter(month__in=months).values_list("month", flat=True))
    for month in months:
        if month not in held:
            MonthLock.objects.create(month=month, reason=reason, reported_on=reported_on or month)


def locked_months() -> set[date]:
    """First days of the months that are locked."""
    return set(MonthLock.objects.values_list("month", flat=True))
