"""Research, contracts for technology, and firms evaluated, as they stood at a date."""

import ibis
import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.registers.cubes.codes import latest_by_code, matched
from dajuan.registers.cubes.enterprises import ENTERPRISES, enterprises, register
from dajuan.registers.models import (
    ContractState,
    Enterprise,
    EnterpriseChange,
    EvaluationState,
    ResearchActivity,
    ReserveFirm,
    TechFirm,
    TechnologyContract,
)


def research_activities(sources: Sources) -> ir.Table:
    """One row per enterprise in the period that the date lies in, the shortest one
    reported. Before the period's last day only its first quarter is known by itself."""
    t = sources.dated(matched(sources, sources[ResearchActivity]))
    t = t.filter((t.period_start <= t["at"]) & (t["at"] <= t.period_end))
    t = t.mutate(shortest=t.period_end.min().over(group_by=t.ctx))
    t = t.filter(t.period_end == t.shortest).drop("shortest")
    firms = register(sources)
    firms = firms.filter(firms.matched_code.notnull()).select(
        firm_pos="pos", firm_code="matched_code", firm_left_on="delisted_on"
    )
    t = t.left_join(firms, [t.pos == firms.firm_pos, t.matched_code == firms.firm_code])
    is_whole = t["at"] == t.period_end
    spent = is_whole.ifelse(t.expense, t.first_quarter)
    says_active = ibis.coalesce(t.is_active, t.expense > 0)
    return t.mutate(
        entity=ibis.coalesce(t.matched_code, t.written_code),
        label=t.enterprise_name,
        spent=spent,
        has_activity=is_whole.ifelse(says_active, t.first_quarter > 0).fill_null(False),
        is_off_register=(t.firm_left_on <= t.period_end).fill_null(False),
    )


def research_roster(sources: Sources) -> ir.Table:
    """One row per enterprise, and whether it did any research in the period of the date."""
    t = enterprises(sources)
    did = research_activities(sources)
    did = did.filter(did.has_activity & ~did.is_off_register)
    did = did.group_by(did_ctx="ctx", did_code="matched_code").aggregate(activities=did.count())
    t = t.left_join(did, [t.ctx == did.did_ctx, t.matched_code == did.did_code])
    return t.mutate(has_activity=t.activities.notnull())


def technology_contracts(sources: Sources) -> ir.Table:
    """One row per contract in the registration office's ledger."""
    t = sources.dated(sources[TechnologyContract], "year_start")
    this_year = (t.registered_on >= t.year_start) & (t.registered_on <= t["at"])
    return t.mutate(
        entity=t.contract_number,
        label=t.contract_name,
        is_this_year=this_year,
        is_registered=this_year & (t.state == ContractState.REGISTERED.value),
    )


def tech_firms(sources: Sources) -> ir.Table:
    """One row per evaluation of a small technology firm; admitted for the year of the date."""
    t = sources.dated(matched(sources, sources[TechFirm]))
    is_admitted = (t.state == EvaluationState.ADMITTED.value) & (t.year == t["at"].year())
    return t.mutate(
        entity=ibis.coalesce(t.registration_number.nullif(""), t.written_code),
        label=t.enterprise_name,
        is_admitted=(is_admitted & (t.admitted_on <= t["at"])).fill_null(False),
    )


def reserve_firms(sources: Sources) -> ir.Table:
    """One row per firm in the reserve, whether it is still in it and came this year."""
    t = sources.dated(latest_by_code(matched(sources, sources[ReserveFirm])), "year_start")
    is_in = (
        (t.admitted_on.isnull() | (t.admitted_on <= t["at"]))
        & (t.expires_on.isnull() | (t.expires_on >= t["at"]))
        & (t.left_on.isnull() | (t.left_on > t["at"]))
    )
    is_new = (t.admitted_on >= t.year_start) & (t.admitted_on <= t["at"])
    return t.mutate(
        entity=ibis.coalesce(t.matched_code, t.written_code),
        label=t.enterprise_name,
        is_in_reserve=is_in,
        has_expired=(t.expires_on < t["at"]).fill_null(False),
        is_new=is_new.fill_null(False),
        days_left=t.expires_on.delta(t["at"], unit="day"),
    )


RESEARCH = CUBES.put(
    Cube(
        "research_activities",
        "研发活动",
        (ResearchActivity, Enterprise, EnterpriseChange),
        research_activities,
        {
            "entity": CubeColumn("统一社会信用代码", field="credit_code"),
            "spent": CubeColumn("研发费用", "元", field="expense"),
            "has_activity": CubeColumn("有无研发活动", field="is_active"),
        },
    )
)
RESEARCH_ROSTER = CUBES.put(
    Cube(
        "research_roster",
        "研发活动应有企业",
        (ResearchActivity, *ENTERPRISES.models),
        research_roster,
        ENTERPRISES.columns,
    )
)
CONTRACTS = CUBES.put(
    Cube(
        "technology_contracts",
        "技术合同",
        (TechnologyContract,),
        technology_contracts,
        {
            "entity": CubeColumn("合同登记编号", field="contract_number"),
            "deal_amount": CubeColumn("合同成交额", "元", field="deal_amount"),
            "technology_amount": CubeColumn("技术交易额", "元", field="technology_amount"),
        },
    )
)
TECH_FIRMS = CUBES.put(
    Cube(
        "tech_firms",
        "科技型中小企业",
        (TechFirm, EnterpriseChange),
        tech_firms,
        {
            "entity": CubeColumn("入库登记编号", field="registration_number"),
            "is_admitted": CubeColumn("入库日期", field="admitted_on"),
        },
    )
)
RESERVE_FIRMS = CUBES.put(
    Cube(
        "reserve_firms",
        "高企后备企业",
        (ReserveFirm, EnterpriseChange),
        reserve_firms,
        {
            "entity": CubeColumn("统一社会信用代码", field="credit_code"),
            "is_new": CubeColumn("入库日期", field="admitted_on"),
            "rung": CubeColumn("培育层级", field="rung"),
            "gap": CubeColumn("差距项", field="gap"),
            "coach": CubeColumn("辅导机构", field="coach"),
            "expires_on": CubeColumn("有效期至", field="expires_on"),
            "days_left": CubeColumn("剩余天数", field="expires_on"),
            "applies_in": CubeColumn("拟申报年度", field="applies_in"),
        },
    )
)
