"""Recording what is known about enterprises."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from dajuan.kernel.codes import tidy
from dajuan.ledger.change import Change
from dajuan.ledger.models import LedgeredModel
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, last_by, taken
from dajuan.registers.models import ChangeKind, EnterpriseChange, ResearchActivity, TechFirm


def record_about(model: type[LedgeredModel]) -> Callable[[Change, Sequence[Row]], Recorded]:
    """The action for a table whose rows are the ledger's rows. Fields: those of ``model``."""

    def record(change: Change, rows: Sequence[Row]) -> Recorded:
        return record_rows(change, model, last_by(taken(rows, model), model.natural_key))

    return record


def record_enterprise_changes(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of EnterpriseChange. Corrected codes are brought to the one way codes are written."""
    given = []
    for row in rows:
        kind = row.get("kind") or ChangeKind.OTHER.value
        values = {name: row.get(name) or "" for name in ("old_value", "new_value")}
        if kind == ChangeKind.CODE_CORRECTED:
            values = {name: tidy(str(text)) for name, text in values.items()}
        given.append({**row, "kind": kind, **values})
    found = taken(given, EnterpriseChange)
    return record_rows(change, EnterpriseChange, last_by(found, EnterpriseChange.natural_key))


#: First and last month of a period -> the fields whose sum its expense is.
_QUARTERS: dict[tuple[int, int], tuple[str, ...]] = {
    (1, 3): ("first_quarter",),
    (4, 6): ("second_quarter",),
    (1, 6): ("first_quarter", "second_quarter"),
}


def quarters_of(start: object, end: object) -> tuple[str, ...]:
    """The fields whose sum is the expense of a period; none where the quarters do not make it up."""
    if not isinstance(start, date) or not isinstance(end, date) or start.year != end.year:
        return ()
    return _QUARTERS.get((start.month, end.month), ())


def record_research_activities(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of ResearchActivity; without a total the quarters of the period make it."""
    found = taken(rows, ResearchActivity, expense=[_total(row) for row in rows])
    return record_rows(change, ResearchActivity, last_by(found, ResearchActivity.natural_key))


def _total(row: Row) -> object:
    names = quarters_of(row.get("period_start"), row.get("period_end"))
    parts = [part for name in names if isinstance(part := row.get(name), Decimal)]
    total = row.get("expense")
    return sum(parts, Decimal(0)) if total is None and parts else total


def record_tech_firms(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of TechFirm; ``year`` defaults to that of the admission, then of the report."""
    found = taken(rows, TechFirm, year=[_year(row) for row in rows])
    return record_rows(change, TechFirm, last_by(found, TechFirm.natural_key))


def _year(row: Row) -> object:
    days = [row.get("admitted_on"), row["reported_on"]]
    return row.get("year") or next(day.year for day in days if isinstance(day, date))
