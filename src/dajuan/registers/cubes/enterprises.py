"""The register of enterprises at a date: above the threshold or not, working or not, looked after by whom."""

import ibis
import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.registers.cubes.codes import latest_by_code, matched
from dajuan.registers.models import ChangeKind, Enterprise, EnterpriseChange, Liaison, Scale


def _status(sources: Sources, kind: ChangeKind, name: str) -> ir.Table:
    """The latest day on which an enterprise's change of one kind took place, by its name."""
    t = sources[EnterpriseChange]
    t = t.filter(t.kind == kind.value)
    by_name = t.group_by(changed_pos="pos", changed_name="enterprise_name")
    return by_name.aggregate(t.changed_on.max().name(name))


def register(sources: Sources) -> ir.Table:
    """One row per enterprise with the days it came on the register and left it: the register's own
    dates, and where it has none those of the recorded changes."""
    t = latest_by_code(matched(sources, sources[Enterprise]))
    for kind, name in ((ChangeKind.LISTED, "change_listed_on"), (ChangeKind.DELISTED, "change_delisted_on")):
        days = _status(sources, kind, name)
        t = t.left_join(days, [t.pos == days.changed_pos, t.enterprise_name == days.changed_name])
        t = t.drop("changed_pos", "changed_name")
    t = t.mutate(listed_on=ibis.coalesce(t.listed_on, t.change_listed_on))
    left = (t.change_delisted_on > t.listed_on).ifelse(t.change_delisted_on, ibis.null("date"))
    return t.mutate(delisted_on=ibis.coalesce(t.delisted_on, left))


def enterprises(sources: Sources) -> ir.Table:
    """One row per enterprise with its status at the date."""
    t = sources.dated(register(sources))
    cared = _cared(sources)
    t = t.left_join(cared, [t.ctx == cared.cared_ctx, t.matched_code == cared.cared_code])
    stays = t.delisted_on.isnull() | (t.delisted_on > t["at"])
    has_left = (t.delisted_on <= t["at"]).fill_null(False)
    is_industry = t.scale == Scale.LARGE_INDUSTRY.value
    return t.mutate(
        entity=ibis.coalesce(t.matched_code, t.written_code),
        label=t.enterprise_name,
        is_large_industry=is_industry & (t.listed_on <= t["at"]).fill_null(False) & stays,
        has_left=is_industry & has_left,
        is_undated=is_industry & t.listed_on.isnull(),
        is_cared_for=(t.has_leader & t.has_officer).fill_null(False),
    )


def _cared(sources: Sources) -> ir.Table:
    """Who is looked after at the date, by whom of the two; a last day still counts."""
    t = sources.dated(matched(sources, sources[Liaison]))
    t = t.filter(
        t.matched_code.notnull() & (t.started_on <= t["at"]) & (t.ended_on.isnull() | (t.ended_on >= t["at"]))
    )
    return t.group_by(cared_ctx="ctx", cared_code="matched_code").aggregate(
        has_leader=(t.leader != "").any(),
        has_officer=(t.officer != "").any(),
        liaison_entry=t.entry_id.max(),
    )


ENTERPRISES = CUBES.put(
    Cube(
        "enterprises",
        "企业",
        (Enterprise, EnterpriseChange, Liaison),
        enterprises,
        {
            "entity": CubeColumn("统一社会信用代码", field="credit_code"),
            "is_large_industry": CubeColumn("入规时间", field="listed_on"),
            "has_left": CubeColumn("退规时间", field="delisted_on"),
            "area": CubeColumn("属地", field="area"),
            "listed_on": CubeColumn("入规时间", field="listed_on"),
            "chain": CubeColumn("产业链", field="chain"),
            "is_leading": CubeColumn("头部企业", field="is_leading"),
            "operating_state": CubeColumn("经营状态", field="operating_state"),
            "is_cared_for": CubeColumn("包联起始", source="liaison_entry", field="started_on"),
        },
    )
)
