"""Monthly reports, and each project's progress by the last valid one."""

import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.projects.models import MonthState, ProjectMonth

_COLUMNS = {
    "entity": CubeColumn("项目代码", field="project_code"),
    "year_to_date": CubeColumn("年初累计完成", "元", field="year_to_date"),
    "this_month": CubeColumn("本月完成", "元", field="this_month"),
    "since_start": CubeColumn("开工以来累计", "元", field="since_start"),
}


def months(sources: Sources) -> ir.Table:
    """Month rows of the year, up to the last month complete at the valid date."""
    t = sources.dated(sources[ProjectMonth], "year_start", "last_month")
    t = t.filter(t.month >= t.year_start, t.month <= t.last_month)
    return t.mutate(
        entity=t.project_code,
        label=t.project_code,
        is_last_month=t.month == t.last_month,
        is_report=t.state == MonthState.REPORTED.value,
    )


def progress(sources: Sources) -> ir.Table:
    """One row per project that has reported: its last valid year-to-date amount, carried forward if a
    later month is missing or rejected. A report stands until the next valid one."""
    t = sources[ProjectMonth]
    t = t.filter(t.year_to_date.notnull())
    t = t.mutate(next_month=t.month.lead().over(group_by=[t.pos, t.project_code], order_by=t.month))
    t = sources.dated(t, "year_start", "last_month")
    is_last = t.next_month.isnull() | (t.next_month > t.last_month)
    t = t.filter(t.month >= t.year_start, t.month <= t.last_month, is_last)
    return t.select(
        "ctx",
        "project_code",
        "entry_id",
        "year_to_date",
        "this_month",
        "since_start",
        entity=t.project_code,
        label=t.project_code,
        carried=t.month < t.last_month,
    )


def months_reported(sources: Sources) -> ir.Table:
    """In how many months of the year a project has reported, validly or not."""
    t = months(sources)
    return t.group_by("ctx", "project_code").aggregate(months_reported=t.count())


MONTHS = CUBES.put(Cube("project_months", "项目月报", (ProjectMonth,), months, _COLUMNS))
PROGRESS = CUBES.put(Cube("progress", "项目累计完成", (ProjectMonth,), progress, _COLUMNS))
