"""Gaps of the business environment: money that lies idle or earns too little, findings not put right."""

import ibis.expr.types as ir

from dajuan.indicators.formulas import Count
from dajuan.indicators.gaps import GAPS, Gap
from dajuan.rooms.business.indicators.funding import BONDS, CENTRAL
from dajuan.rooms.business.indicators.walk_throughs import WALKS

#: Days after its arrival from which money not yet spent counts as idle.
IDLE_DAYS = 90
#: Percent of the forecast below which a project's income is a warning.
LEAST_INCOME = 30


def is_idle(t: ir.Table) -> ir.BooleanValue:
    """Arrived long ago and still not spent in full."""
    return t.has_arrived & (t.idle_days > IDLE_DAYS).fill_null(False)


def has_forecast(t: ir.Table) -> ir.BooleanValue:
    """Tells what it earned and what it was to earn."""
    return t.income.notnull() & (t.forecast_income > 0).fill_null(False)


def earns_little(t: ir.Table) -> ir.BooleanValue:
    """Earns less than a part of what was forecast."""
    return has_forecast(t) & (t.income * 100 < t.forecast_income * LEAST_INCOME)


def is_unpaid(t: ir.Table) -> ir.BooleanValue:
    """Handed down long ago and not paid out in full."""
    return t.is_issued & (t.unpaid > 0).fill_null(False) & (t.days_since > IDLE_DAYS).fill_null(False)


for _gap in (
    Gap(
        code="idle_bonds",
        label=f"专项债到账超过{IDLE_DAYS}天没有用完",
        sound="专项债到账后及时用完",
        rule=f"到账日起{IDLE_DAYS}天仍有余额；支出按到账先后抵",
        should=Count(BONDS, where=lambda t: t.has_arrived),
        lacking=Count(BONDS, where=is_idle),
        columns=("arrived", "unspent", "arrived_on", "idle_days"),
        order="idle_days",
        number="F005",
    ),
    Gap(
        code="low_bond_income",
        label=f"专项债收益不到预期的{LEAST_INCOME}%",
        sound="专项债收益达到预期三成",
        rule="实现收益÷预期收益；没有填预期收益的不在内",
        should=Count(BONDS, where=has_forecast),
        lacking=Count(BONDS, where=earns_little),
        columns=("forecast_income", "income", "income_rate"),
    ),
    Gap(
        code="unpaid_central_funds",
        label=f"中央预算内资金下达超过{IDLE_DAYS}天没有付完",
        sound="中央预算内资金及时付完",
        rule=f"下达日起{IDLE_DAYS}天已支付小于下达额",
        should=Count(CENTRAL, where=lambda t: t.is_issued),
        lacking=Count(CENTRAL, where=is_unpaid),
        columns=("granted", "paid", "unpaid", "issued_on", "days_since"),
        order="days_since",
    ),
    Gap(
        code="open_walk_throughs",
        label="走流程发现还没有整改",
        sound="走流程发现已整改",
        rule="基准日没有完成日期",
        should=Count(WALKS),
        lacking=Count(WALKS, where=lambda t: ~t.is_closed),
        columns=("subject", "department_name", "due_on"),
        number="V004",
    ),
):
    GAPS.put(_gap)
