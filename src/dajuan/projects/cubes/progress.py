"""Monthly reports, and each project's progress by the last valid one."""

import ibis
import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
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
    t = dated(sources, sources[ProjectMonth], "year_start", "elapsed")
    t = t.filter(t.month.year() == t.year_start.year(), t.month.month() <= t.elapsed)
    return t.mutate(
        entity=t.project_code,
        label=t.project_code,
        is_last_month=t.month.month() == t.elapsed,
        is_report=t.state == MonthState.REPORTED.value,
    )


def progress(sources: Sources) -> ir.Table:
    """One row per project that has reported: its last valid year-to-date amount, carried forward if a
    later month is missing or rejected, and whether it missed a month."""
    t = months(sources)
    project = ibis.window(group_by=[t.ctx, t.project_code])
    last_valid_first = ibis.window(
        group_by=[t.ctx, t.project_code], order_by=[t.year_to_date.isnull(), t.month.desc()]
    )
    ranked = t.mutate(place=ibis.row_number().over(last_valid_first), months_reported=t.count().over(project))
    last = ranked.filter(ranked.place == 0)
    return last.select(
        "ctx",
        "entity",
        "label",
        "project_code",
        "entry_id",
        "year_to_date",
        "this_month",
        "since_start",
        "months_reported",
        carried=last.year_to_date.notnull() & (last.month.month() < last.elapsed),
        missed_a_month=last.months_reported < last.elapsed,
    )


MONTHS = CUBES.put(Cube("project_months", "项目月报", (ProjectMonth,), months, _COLUMNS))
PROGRESS = CUBES.put(Cube("progress", "项目累计完成", (ProjectMonth,), progress, _COLUMNS))
