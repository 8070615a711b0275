"""One row per project: its money, gates, latest progress and lights."""

import ibis
import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.org.models import Department
from dajuan.projects.cubes.joins import beside
from dajuan.projects.cubes.progress import months_reported, progress
from dajuan.projects.lights import LIGHTS, Light, low_target
from dajuan.projects.models import (
    Gate,
    GateKind,
    LightSuppression,
    Project,
    ProjectBudget,
    ProjectMonth,
    ProjectPlan,
)

_GATES = (
    (GateKind.STARTED, "planned_start", "started_on"),
    (GateKind.COMPLETED, "planned_completion", "completed_on"),
    (GateKind.PRODUCING, "planned_production", "producing_on"),
    (GateKind.AT_CAPACITY, "planned_capacity", "at_capacity_on"),
)
_RULES = (
    "elapsed",
    "whole",
    "yellow_below",
    "red_below",
    "start_red_months",
    "statistics_red_months",
    "low_target_ahead",
)


def projects(sources: Sources) -> ir.Table:
    """Every project, children of bundles too (``is_child``)."""
    t = sources.dated(sources[Project], "year_start", "period_start", *_RULES)
    t = t.rename(project_code="code", department_key="department_id")
    t = beside(
        t,
        sources[ProjectBudget].select("pos", "project_code", "total_investment", "own_funds", "loan_funds"),
        _plan(sources),
        _gates(sources),
        progress(sources).select(
            "ctx", "project_code", "year_to_date", "since_start", "carried", progress_entry="entry_id"
        ),
        months_reported(sources),
        _suppressed(sources),
        _parents(sources),
    )  # fmt: skip
    units = sources[Department].select("pos", department_id="id", department="name")
    t = t.left_join(units, [t.pos == units.pos, t.department_key == units.department_id])
    return _judged(t.drop("pos_right", "department_key"))


def _plan(sources: Sources) -> ir.Table:
    t = sources.dated(sources[ProjectPlan])
    return t.filter(t.year == t["at"].year()).select("ctx", "project_code", "annual_plan", "annual_goal")


def _gates(sources: Sources) -> ir.Table:
    """One row per project with the two dates of every gate. A gate stands once, so the greatest is the only."""
    t = sources[Gate]
    dates: dict[str, ir.Value] = {}
    for kind, planned, actual in _GATES:
        mine = t.kind == kind.value
        dates |= {planned: t.planned.max(where=mine), actual: t.actual.max(where=mine)}
    return t.group_by("pos", "project_code").aggregate(**dates)


def _suppressed(sources: Sources) -> ir.Table:
    """One row per project with a light that an approved reason silences at the date."""
    t = sources.dated(sources[LightSuppression])
    t = t.filter(t.valid_from <= t["at"], t.valid_to >= t["at"])
    silenced = {f"{light}_suppressed": (t.light == light).any() for light in LIGHTS}
    return t.group_by("ctx", "project_code").aggregate(**silenced)


def _parents(sources: Sources) -> ir.Table:
    t = sources[Project]
    children = t.filter(t.parent_code != "").select("pos", project_code="parent_code").distinct()
    return children.mutate(bundled=True)


def _judged(t: ir.Table) -> ir.Table:
    is_child = t.parent_code != ""
    silent = ibis.literal(Light.SUPPRESSED.value)
    none = ibis.null("string")
    started_in_period = (t.started_on >= t.period_start) & (t.started_on <= t["at"])
    lights = {}
    for light, (_, judge) in LIGHTS.items():
        colour = judge(t)
        silenced = colour.notnull() & t[f"{light}_suppressed"].fill_null(False)
        lights[f"{light}_light"] = is_child.ifelse(none, silenced.ifelse(silent, colour))
    return t.mutate(
        entity=t.project_code,
        label=t["name"],
        is_child=is_child,
        is_bundle=t.bundled.notnull(),
        industry_class=t.industry_code.substr(0, 3),
        has_started=t.started_on.notnull() & (t.started_on <= t["at"]),
        started_in_year=(t.started_on >= t.year_start) & (t.started_on <= t["at"]),
        started_in_period=started_in_period,
        start_month=started_in_period.ifelse(t.started_on.month(), ibis.null("int32")),
        **lights,
        low_target=low_target(t),
        missed_a_month=t.months_reported < t.elapsed,
    )


PROJECTS = CUBES.put(
    Cube(
        "projects",
        "项目",
        (Project, ProjectBudget, ProjectPlan, Gate, ProjectMonth, Department, LightSuppression),
        projects,
        {
            "entity": CubeColumn("项目代码", field="code"),
            "in_statistics": CubeColumn("是否入库统计", field="in_statistics"),
            "total_investment": CubeColumn("计划总投资", "元", field="total_investment"),
            "annual_plan": CubeColumn("年度计划投资", "元", field="annual_plan"),
            "year_to_date": CubeColumn("年初累计完成", "元", "progress_entry", "year_to_date"),
            "stage": CubeColumn("项目阶段", field="stage"),
            "department": CubeColumn("责任单位", field="department"),
            "industry_class": CubeColumn("行业大类", field="industry_code"),
            "investment_light": CubeColumn("投资进度灯", source="progress_entry", field="year_to_date"),
            "start_light": CubeColumn("开工灯", field="planned_start"),
            "started_on": CubeColumn("实际开工", field="started_on"),
            "start_month": CubeColumn("开工月份", field="started_on"),
            "parent_code": CubeColumn("打捆父项代码", field="parent_code"),
        },
    )
)
