"""What the projects machine offers to indicators."""

import ibis
import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.org.models import Department
from dajuan.projects.lights import Light, investment_light, start_light, statistics_light
from dajuan.projects.models import (
    BatchMember,
    BatchWithdrawal,
    Gate,
    GateKind,
    KeyProject,
    Level,
    LightSuppression,
    MonthState,
    Project,
    ProjectBudget,
    ProjectMonth,
    ProjectPlan,
)

_CTX_PROJECT = ["ctx", "project_code"]
_MONTH_COLUMNS = {
    "year_to_date": CubeColumn("年初累计完成", "元", field="year_to_date"),
    "this_month": CubeColumn("本月完成", "元", field="this_month"),
    "since_start": CubeColumn("开工以来累计", "元", field="since_start"),
}


def _dated(sources: Sources, table: ir.Table, *columns: str) -> ir.Table:
    """The relation beside the dates of its context."""
    params = sources.params.select("ctx", *columns)
    return table.join(params, "ctx")


def _months(sources: Sources) -> ir.Table:
    """Month rows of the year, up to the last month complete at the valid date."""
    t = _dated(sources, sources[ProjectMonth], "at", "year_start", "elapsed")
    t = t.filter(t.month >= t.year_start, t.month.year() == t.year_start.year(), t.month.month() <= t.elapsed)
    return t.mutate(
        entity=t.project_code,
        label=t.project_code,
        is_last_month=t.month.month() == t.elapsed,
        is_report=t.state == MonthState.REPORTED.value,
    )


def _progress(sources: Sources) -> ir.Table:
    """Per project: the last valid year-to-date amount (carried forward) and how many months it reported."""
    t = _months(sources)
    months = t.group_by(_CTX_PROJECT).aggregate(months_reported=t.month.nunique())
    valid = t.filter(t.year_to_date.notnull())
    last = valid.mutate(
        place=ibis.row_number().over(
            ibis.window(group_by=[valid.ctx, valid.project_code], order_by=valid.month.desc())
        )
    )
    last = last.filter(last.place == 0).select(
        "ctx", "project_code", "year_to_date", "since_start", "month", "elapsed", progress_entry="entry_id"
    )
    joined = months.left_join(last, _CTX_PROJECT).drop("ctx_right", "project_code_right")
    elapsed = sources.params.select("ctx", due_months="elapsed")
    joined = joined.drop("elapsed").join(elapsed, "ctx")
    return joined.mutate(
        entity=joined.project_code,
        label=joined.project_code,
        entry_id=joined.progress_entry,
        carried=joined.month.month() < joined.due_months,
        missed_a_month=joined.months_reported < joined.due_months,
    )


def _gate(sources: Sources, kind: GateKind, planned: str, actual: str) -> ir.Table:
    t = sources[Gate]
    t = t.filter(t.kind == kind.value)
    return t.select("ctx", "project_code", **{planned: t.planned, actual: t.actual})


def _beside(table: ir.Table, other: ir.Table) -> ir.Table:
    """Left join by context and project, without the duplicated keys."""
    return table.left_join(other, _CTX_PROJECT).drop("ctx_right", "project_code_right")


def _suppressed(sources: Sources, light: str) -> ir.Table:
    t = _dated(sources, sources[LightSuppression], "at")
    t = t.filter(t.light == light, t.valid_from <= t["at"], t.valid_to >= t["at"])
    return t.select("ctx", "project_code", **{f"{light}_suppressed": ibis.literal(True)}).distinct()


def _projects(sources: Sources) -> ir.Table:
    """One row per project with its money, gates, latest progress and lights."""
    t = _dated(
        sources, sources[Project], "at", "year_start", "period_start", "elapsed", "whole",
        "yellow_below", "red_below", "start_red_months", "statistics_red_months",
    ).rename(project_code="code")  # fmt: skip
    departments = sources[Department]
    named = departments.select("ctx", department_id="id", department=departments["name"])
    t = t.left_join(named, ["ctx", "department_id"]).drop("ctx_right", "department_id_right")
    budget = sources[ProjectBudget].select(
        "ctx", "project_code", "total_investment", "own_funds", "loan_funds"
    )
    plans = _dated(sources, sources[ProjectPlan], "at")
    plans = plans.filter(plans.year == plans["at"].year()).select("ctx", "project_code", "annual_plan")
    progress = _progress(sources).select(
        "ctx", "project_code", "year_to_date", "since_start", "progress_entry", "months_reported",
        "missed_a_month", "carried",
    )  # fmt: skip
    for part in (
        budget,
        plans,
        _gate(sources, GateKind.STARTED, "planned_start", "started_on"),
        _gate(sources, GateKind.COMPLETED, "planned_completion", "completed_on"),
        _gate(sources, GateKind.PRODUCING, "planned_production", "producing_on"),
        _gate(sources, GateKind.AT_CAPACITY, "planned_capacity", "at_capacity_on"),
        progress,
        _suppressed(sources, "investment"),
        _suppressed(sources, "start"),
    ):
        t = _beside(t, part)
    parents = (
        sources[Project].filter(lambda p: p.parent_code != "").select("ctx", parent="parent_code").distinct()
    )
    t = t.left_join(parents, [t.ctx == parents.ctx, t.project_code == parents.parent]).drop("ctx_right")
    return _judged(t)


def _judged(t: ir.Table) -> ir.Table:
    is_child = t.parent_code != ""
    silent = ibis.literal(Light.SUPPRESSED.value)
    investment, start, statistics = investment_light(t), start_light(t), statistics_light(t)
    investment = (investment.notnull() & t.investment_suppressed.notnull()).ifelse(silent, investment)
    start = (start.notnull() & t.start_suppressed.notnull()).ifelse(silent, start)
    return t.mutate(
        entity=t.project_code,
        label=t["name"],
        is_child=is_child,
        is_bundle=t.parent.notnull(),
        industry_class=t.industry_code.substr(0, 3),
        has_started=t.started_on.notnull() & (t.started_on <= t["at"]),
        started_in_year=(t.started_on >= t.year_start) & (t.started_on <= t["at"]),
        started_in_period=(t.started_on >= t.period_start) & (t.started_on <= t["at"]),
        start_month=(t.started_on <= t["at"]).ifelse(t.started_on.month(), ibis.null("int32")),
        investment_light=is_child.ifelse(ibis.null("string"), investment),
        start_light=is_child.ifelse(ibis.null("string"), start),
        statistics_light=is_child.ifelse(ibis.null("string"), statistics),
    )


def _members(sources: Sources) -> ir.Table:
    """One row per admitted membership, with its removal if there was one."""
    key = ["ctx", "round", "track", "provincial_code"]
    t = _dated(sources, sources[BatchMember], "at")
    removals = sources[BatchWithdrawal].select(*key, "withdrawn_on", removal_entry="entry_id")
    t = t.left_join(removals, key).drop(*(f"{name}_right" for name in key))
    return t.mutate(
        entity=t.provincial_code,
        label=t.project_name,
        on_list=(t.admitted_on <= t["at"]) & (t.withdrawn_on.isnull() | (t.withdrawn_on > t["at"])),
        performed=t.performed_on <= t["at"],
        started=t.started_on <= t["at"],
        producing=t.producing_on <= t["at"],
        at_capacity=t.at_capacity_on <= t["at"],
    )


def _batch_projects(sources: Sources) -> ir.Table:
    """One row per project with a membership on the list: its latest declared investment, and other lists."""
    t = _members(sources)
    t = t.filter(t.on_list)
    latest = t.mutate(
        place=ibis.row_number().over(
            ibis.window(
                group_by=[t.ctx, t.project_code],
                order_by=[t["round"].desc(), t.admitted_on.desc(), t.id.desc()],
            )
        )
    )
    latest = latest.filter(latest.place == 0).drop("place")
    platform = sources[Project].select("ctx", project_code="code", platform_id="id")
    key = _key_projects(sources).select("ctx", "project_code", key_levels="levels")
    joined = _beside(_beside(latest, platform), key)
    return joined.mutate(
        entity=joined.project_code,
        on_platform=joined.platform_id.notnull(),
        is_key_project=joined.key_levels.notnull(),
    )


def _withdrawals(sources: Sources) -> ir.Table:
    t = _dated(sources, sources[BatchWithdrawal], "at")
    return t.mutate(entity=t.provincial_code, label=t.project_name, has_left=t.withdrawn_on <= t["at"])


def _level(sources: Sources, level: Level) -> ir.Table:
    t = _dated(sources, sources[KeyProject], "at")
    t = t.filter(t.level == level.value, t.year == t["at"].year())
    p = level.value
    return t.select("ctx", "project_code", **{
        f"{p}_name": t.project_name, f"{p}_plan": t.annual_plan, f"{p}_invested": t.invested,
        f"{p}_needed": t.approvals_needed, f"{p}_done": t.approvals_done, f"{p}_entry": t.entry_id,
    })  # fmt: skip


def _key_projects(sources: Sources) -> ir.Table:
    """One row per project on either yearly list."""
    both = _level(sources, Level.PROVINCIAL).outer_join(_level(sources, Level.CITY), _CTX_PROJECT)
    both = both.mutate(
        ctx=both.ctx.coalesce(both.ctx_right),
        project_code=both.project_code.coalesce(both.project_code_right),
    ).drop("ctx_right", "project_code_right")
    progress = _progress(sources).select("ctx", "project_code", "year_to_date", "progress_entry")
    both = _beside(both, progress)
    is_provincial = both.provincial_entry.notnull() | both.provincial_name.notnull()
    is_city = both.city_entry.notnull() | both.city_name.notnull()
    return both.mutate(
        entity=both.project_code,
        label=both.provincial_name.coalesce(both.city_name),
        is_provincial=is_provincial,
        is_city=is_city,
        levels=is_provincial.cast("int64") + is_city.cast("int64"),
        annual_plan=both.provincial_plan.coalesce(both.city_plan),
        entry_id=both.provincial_entry.coalesce(both.city_entry),
    )


PROJECTS = CUBES.put(
    Cube(
        "projects",
        "项目",
        (Project, ProjectBudget, ProjectPlan, Gate, ProjectMonth, Department, LightSuppression),
        _projects,
        {
            "total_investment": CubeColumn("计划总投资", "元", field="total_investment"),
            "annual_plan": CubeColumn("年度计划投资", "元", field="annual_plan"),
            "year_to_date": CubeColumn("年初累计完成", "元", "progress_entry", "year_to_date"),
            "stage": CubeColumn("项目阶段", field="stage"),
            "department": CubeColumn("责任单位", field="department"),
            "industry_class": CubeColumn("行业大类", field="industry_code"),
            "investment_light": CubeColumn("投资进度灯", source="progress_entry", field="year_to_date"),
            "start_light": CubeColumn("开工灯", field="planned_start"),
            "started_on": CubeColumn("实际开工", field="started_on"),
            "parent_code": CubeColumn("打捆父项代码", field="parent_code"),
        },
    )
)
PROGRESS = CUBES.put(Cube("progress", "项目累计完成", (ProjectMonth,), _progress, _MONTH_COLUMNS))
MONTHS = CUBES.put(Cube("project_months", "项目月报", (ProjectMonth,), _months, _MONTH_COLUMNS))
MEMBERS = CUBES.put(
    Cube(
        "batch_members",
        "三个一批成员",
        (BatchMember, BatchWithdrawal),
        _members,
        {
            "declared_investment": CubeColumn("申报投资额", "元", field="declared_investment"),
            "round": CubeColumn("期次", field="round"),
            "started_on": CubeColumn("实际开工", field="started_on"),
            "at_capacity_on": CubeColumn("实际达效", field="at_capacity_on"),
            "performed_on": CubeColumn("履约日期", field="performed_on"),
        },
    )
)
BATCH_PROJECTS = CUBES.put(
    Cube(
        "batch_projects",
        "三个一批项目",
        (BatchMember, BatchWithdrawal, Project, KeyProject, ProjectMonth),
        _batch_projects,
        {"declared_investment": CubeColumn("申报投资额", "元", field="declared_investment")},
    )
)
WITHDRAWALS = CUBES.put(
    Cube(
        "batch_withdrawals",
        "三个一批调出",
        (BatchWithdrawal,),
        _withdrawals,
        {"withdrawn_on": CubeColumn("调出日期", field="withdrawn_on")},
    )
)
KEY_PROJECTS = CUBES.put(
    Cube(
        "key_projects",
        "省市重点项目",
        (KeyProject, ProjectMonth),
        _key_projects,
        {
            "annual_plan": CubeColumn("年度计划投资", "元", field="annual_plan"),
            "provincial_plan": CubeColumn("年度计划投资（省）", "元", "provincial_entry", "annual_plan"),
            "provincial_invested": CubeColumn("累计完成投资（省）", "元", "provincial_entry", "invested"),
            "city_plan": CubeColumn("年度计划投资（市）", "元", "city_entry", "annual_plan"),
            "city_invested": CubeColumn("累计完成投资（市）", "元", "city_entry", "invested"),
            "year_to_date": CubeColumn("年初累计完成（月报）", "元", "progress_entry", "year_to_date"),
        },
    )
)
