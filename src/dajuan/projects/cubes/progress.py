"""Monthly reports, and each project's progress by the last valid one."""

import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources, first_of
from dajuan.projects.cubes.joins import dated
from dajuan.projects.models import MonthState, ProjectMonth

_COLUMNS = {
    "entity": CubeColumn("项目代码", field="project_code"),
    "year_to_date": CubeColumn("年初累计完成", "元", field="year_to_date"),
    "this_month": CubeColumn("本月完成", "元", field="this_month"),
    "since_start": CubeColumn("开工以来累计", "元", field="since_start"),
}


def months(sources: Sources) -> ir.Table:
    """Month rows of the year, up to the last month complete at the valid date."""
    t = dated(sources, sources[ProjectMonth], "year_start", "last_month", "elapsed")
    t = t.filter(t.month >= t.year_start, t.month <= t.last_month)
    return t.mutate(
        entity=t.project_code,
        label=t.project_code,
        is_last_month=t.month == t.last_month,
        is_report=t.state == MonthState.REPORTED.value,
    )


def progress(sources: Sources) -> ir.Table:
    """One row per project that has reported: its last valid year-to-date amount, carried forward if a
    later month is missing or rejected."""
    t = months(sources)
    last = first_of(t, [t.ctx, t.project_code], [t.year_to_date.isnull(), t.month.desc()])
    return last.select(
        "ctx",
        "entity",
        "label",
        "project_code",
        "entry_id",
        "year_to_date",
        "this_month",
        "since_start",
        carried=last.year_to_date.notnull() & (last.month < last.last_month),
    )


def reporting(sources: Sources) -> ir.Table:
    """One row per project that has reported: in how many months, and whether it missed one."""
    t = months(sources)
    t = t.group_by("ctx", "project_code", "elapsed").aggregate(
        months_reported=t.count(), entry_id=t.entry_id.max()
    )
    return t.mutate(
        entity=t.project_code, label=t.project_code, missed_a_month=t.months_reported < t.elapsed
    )


MONTHS = CUBES.put(Cube("project_months", "项目月报", (ProjectMonth,), months, _COLUMNS))
PROGRESS = CUBES.put(Cube("progress", "项目累计完成", (ProjectMonth,), progress, _COLUMNS))
REPORTING = CUBES.put(Cube("project_reporting", "项目报送", (ProjectMonth,), reporting, _COLUMNS))
