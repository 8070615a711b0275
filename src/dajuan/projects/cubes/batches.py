"""Membership of the three batches, by membership and by project."""

import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources, first_of
from dajuan.projects.cubes.joins import beside
from dajuan.projects.cubes.key_projects import listed
from dajuan.projects.models import BatchMember, BatchWithdrawal, Gate, GateKind, KeyProject, Project

_COLUMNS = {
    "entity": CubeColumn("项目代码", field="project_code"),
    "declared_investment": CubeColumn("申报投资额", "元", field="declared_investment"),
    "round": CubeColumn("期次", field="round"),
    "project_code": CubeColumn("项目代码", field="project_code"),
    "started": CubeColumn("已开工", field="started_on"),
    "producing": CubeColumn("已投产", field="producing_on"),
    "at_capacity": CubeColumn("已达效", field="at_capacity_on"),
    "performed": CubeColumn("已履约", field="performed_on"),
}


def members(sources: Sources) -> ir.Table:
    """One row per membership ever admitted, with its removal if there was one."""
    key = ["pos", "round", "track", "provincial_code"]
    t = sources.dated(sources[BatchMember])
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


def batch_projects(sources: Sources) -> ir.Table:
    """One row per project on the list: its latest declared investment, and which other lists it is on."""
    t = members(sources)
    t = t.filter(t.on_list)
    newest = [t["round"].desc(), t.admitted_on.desc(), t.id.desc()]
    latest = first_of(t, [t.ctx, t.project_code], newest)
    joined = beside(
        latest,
        sources[Project].select("pos", project_code="code", platform_id="id"),
        listed(sources).select("ctx", "project_code", key_levels="levels"),
    )
    return joined.mutate(
        entity=joined.project_code,
        on_platform=joined.platform_id.notnull(),
        is_key_project=joined.key_levels.notnull(),
    )


def cohorts(sources: Sources) -> ir.Table:
    """One row per membership with the stages its project has passed: by the list's own dates or by the
    project's gates, since a list is seldom kept up once its batch is through."""
    gates = {
        "performed": GateKind.PERFORMED,
        "started": GateKind.STARTED,
        "producing": GateKind.PRODUCING,
        "at_capacity": GateKind.AT_CAPACITY,
    }
    t = beside(members(sources), *(_passed(sources, name, kind) for name, kind in gates.items()))
    return t.mutate(
        **{name: t[name].fill_null(False) | (t[f"{name}_gate"] <= t["at"]).fill_null(False) for name in gates}
    )


def _passed(sources: Sources, name: str, kind: GateKind) -> ir.Table:
    t = sources[Gate]
    return t.filter(t.kind == kind.value).select("pos", "project_code", **{f"{name}_gate": t.actual})


def withdrawals(sources: Sources) -> ir.Table:
    """One row per removal on the zone's removal list."""
    t = sources.dated(sources[BatchWithdrawal])
    return t.mutate(entity=t.provincial_code, label=t.project_name, has_left=t.withdrawn_on <= t["at"])


MEMBERS = CUBES.put(Cube("batch_members", "三个一批成员", (BatchMember, BatchWithdrawal), members, _COLUMNS))
BATCH_PROJECTS = CUBES.put(
    Cube(
        "batch_projects",
        "三个一批项目",
        (BatchMember, BatchWithdrawal, Project, KeyProject),
        batch_projects,
        _COLUMNS,
    )
)
COHORTS = CUBES.put(
    Cube("batch_cohorts", "三个一批走向", (BatchMember, BatchWithdrawal, Gate), cohorts, _COLUMNS)
)
WITHDRAWALS = CUBES.put(
    Cube(
        "batch_withdrawals",
        "三个一批调出",
        (BatchWithdrawal,),
        withdrawals,
        {
            "entity": CubeColumn("省台账编号", field="provincial_code"),
            "has_left": CubeColumn("调出日期", field="withdrawn_on"),
        },
    )
)
