"""Typed reads of projects for pages and other machines."""

from collections import Counter
from datetime import date

from django.db.models import Count

from dajuan.kernel.period import Period
from dajuan.ledger.reading import kept_at_head
from dajuan.projects.models import MonthState, Project, ProjectMonth


def department_of(project_code: str) -> int | None:
    """Which department answers for a project; None when it has none or does not exist."""
    return Project.objects.filter(code=project_code).values_list("department_id", flat=True).first()


def report_dates(period: Period) -> dict[date, date]:
    """For each month of the period (its first day) the date its report came in.

    Stragglers do not move it: the date on which most of the month's rows were first reported counts.
    """
    return dict(kept_at_head(("report dates", period), lambda: list(_report_dates(period).items())))


def _report_dates(period: Period) -> dict[date, date]:
    rows = (
        ProjectMonth.objects.filter(month__gte=period.start, month__lte=period.end, state=MonthState.REPORTED)
        .values_list("month", "reported_on")
        .annotate(rows=Count("id"))
    )
    counts: dict[date, Counter[date]] = {}
    for month, reported_on, number in rows:
        counts.setdefault(month, Counter())[reported_on] = number
    return {month: max(days, key=lambda day: (days[day], -day.toordinal())) for month, days in counts.items()}
