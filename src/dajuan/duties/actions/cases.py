"""Cases, as the ledger of each kind reports them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from dajuan.duties.clocks import clock_at
from dajuan.duties.models import Case, CaseDetail, CaseKind
from dajuan.ledger.change import Change
from dajuan.ledger.models import WallClockField
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, Rows, last_by, taken

_MOMENTS = tuple(
    field.name
    for model in (Case, CaseDetail)
    for field in model._meta.concrete_fields
    if isinstance(field, WallClockField)
)


def record_cases(change: Change, kind: CaseKind, rows: Sequence[Row]) -> Recorded:
    """Fields: those of Case and CaseDetail; a day stands for its first minute.

    A row without ``due_at`` gets it: dispatch and ``limit_hours`` where the case has its own limit,
    otherwise the clock in force on the day of collection, by ``grade``.
    """
    whole = Rows.of(_timed(kind, row) for row in rows)
    key = Case.natural_key
    cases = record_rows(change, Case, last_by(taken(whole, Case, kind=kind.value), key))
    details = record_rows(change, CaseDetail, last_by(taken(whole, CaseDetail, kind=kind.value), key))
    touched = min(cases.unchanged, details.created + details.changed)
    return Recorded(cases.created, cases.changed + touched, cases.unchanged - touched)


def _timed(kind: CaseKind, row: Row) -> dict[str, object]:
    found = {**row, **{name: _moment(row.get(name)) for name in _MOMENTS}}
    found["due_at"] = found["due_at"] or _due(kind, found)
    return found


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time()) if isinstance(value, date) else None


def _due(kind: CaseKind, row: Row) -> datetime | None:
    collected, dispatched, hours = (
        row.get(name) for name in ("collected_at", "dispatched_at", "limit_hours")
    )
    if kind is CaseKind.ENTERPRISE_PROBLEM and isinstance(collected, datetime):
        days = clock_at(kind.value, collected.date()).days(str(row.get("grade") or ""))
        return collected + timedelta(days=days)
    if isinstance(dispatched, datetime) and isinstance(hours, int):
        return dispatched + timedelta(hours=hours)
    return None
