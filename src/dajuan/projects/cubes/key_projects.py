"""The provincial and municipal lists side by side: one row per project on either."""

import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.projects.cubes.joins import beside
from dajuan.projects.cubes.progress import progress
from dajuan.projects.models import KeyProject, Level, ProjectMonth


def _level(sources: Sources, level: Level) -> ir.Table:
    t = sources.dated(sources[KeyProject])
    t = t.filter(t.level == level.value, t.year == t["at"].year())
    columns = {
        "listed": t.id,
        "name": t.project_name,
        "plan": t.annual_plan,
        "invested": t.invested,
        "entry": t.entry_id,
    }
    return t.select(
        "ctx", "pos", "project_code", **{f"{level.value}_{name}": c for name, c in columns.items()}
    )


def listed(sources: Sources) -> ir.Table:
    """One row per project on either yearly list, with what each list says of it."""
    both = _level(sources, Level.PROVINCIAL).outer_join(_level(sources, Level.CITY), ["ctx", "project_code"])
    both = both.mutate(
        ctx=both.ctx.coalesce(both.ctx_right),
        pos=both.pos.coalesce(both.pos_right),
        project_code=both.project_code.coalesce(both.project_code_right),
    ).drop("ctx_right", "pos_right", "project_code_right")
    is_provincial, is_city = both.provincial_listed.notnull(), both.city_listed.notnull()
    return both.mutate(
        entity=both.project_code,
        label=both.provincial_name.coalesce(both.city_name),
        is_provincial=is_provincial,
        is_city=is_city,
        levels=is_provincial.ifelse(1, 0) + is_city.ifelse(1, 0),
        annual_plan=both.provincial_plan.coalesce(both.city_plan),
        entry_id=both.provincial_entry.coalesce(both.city_entry),
    )


def key_projects(sources: Sources) -> ir.Table:
    """The listed projects beside their progress by the monthly reports."""
    reported = progress(sources).select("ctx", "project_code", "year_to_date", progress_entry="entry_id")
    return beside(listed(sources), reported)


KEY_PROJECTS = CUBES.put(
    Cube(
        "key_projects",
        "省市重点项目",
        (KeyProject, ProjectMonth),
        key_projects,
        {
            "entity": CubeColumn("项目代码", field="project_code"),
            "annual_plan": CubeColumn("年度计划投资", "元", field="annual_plan"),
            "provincial_plan": CubeColumn("年度计划投资（省）", "元", "provincial_entry", "annual_plan"),
            "provincial_invested": CubeColumn("累计完成投资（省）", "元", "provincial_entry", "invested"),
            "city_plan": CubeColumn("年度计划投资（市）", "元", "city_entry", "annual_plan"),
            "city_invested": CubeColumn("累计完成投资（市）", "元", "city_entry", "invested"),
            "year_to_date": CubeColumn("年初累计完成（月报）", "元", "progress_entry", "year_to_date"),
        },
    )
)
