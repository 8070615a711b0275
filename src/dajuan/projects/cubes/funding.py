"""Public money at a date: granted, arrived, spent, lying idle."""

import ibis
import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.projects.models import BondLine, BondPayment, CentralFund

_CTX_NAME = ["ctx", "project_name"]


def payments(sources: Sources) -> ir.Table:
    """One row per payment; ``is_paid`` by the date."""
    t = sources.dated(sources[BondPayment])
    return t.mutate(entity=t.id.cast("string"), label=t.project_name, is_paid=t.paid_on <= t["at"])


def lines(sources: Sources) -> ir.Table:
    """One row per bond granted. ``spent`` is the project's payments, put against its lines in the order
    the money came in; ``idle_days`` count from the arrival while money of the line is left."""
    spent = payments(sources)
    spent = spent.filter(spent.is_paid).group_by(_CTX_NAME).aggregate(project_spent=spent.amount.sum())
    t = sources.dated(sources[BondLine])
    t = t.left_join(spent, _CTX_NAME).drop(*(f"{name}_right" for name in _CTX_NAME))
    t = t.mutate(has_arrived=(t.arrived_on <= t["at"]).fill_null(False))
    t = t.mutate(at_hand=ibis.ifelse(t.has_arrived, t.arrived, None).fill_null(0))
    earlier = ibis.cumulative_window(
        group_by=[t.ctx, t.project_name], order_by=[t.has_arrived.desc(), t.arrived_on, t.id]
    )
    rest = t.project_spent.fill_null(0) - (t.at_hand.sum().over(earlier) - t.at_hand)
    t = t.mutate(spent=ibis.greatest(ibis.least(rest, t.at_hand), 0))
    t = t.mutate(unspent=t.at_hand - t.spent)
    return t.mutate(
        entity=t.project_code,
        label=t.project_name,
        is_granted=(t.approved_on <= t["at"]).fill_null(False),
        idle_days=ibis.ifelse(t.unspent > 0, t["at"].delta(t.arrived_on, unit="day"), None),
    )


def central(sources: Sources) -> ir.Table:
    """One row per project of a central plan."""
    t = sources.dated(sources[CentralFund])
    return t.mutate(
        entity=t.project_code,
        label=t.project_name,
        is_issued=(t.issued_on <= t["at"]).fill_null(False),
        unpaid=t.granted - t.paid.fill_null(0),
        days_since=t["at"].delta(t.issued_on, unit="day"),
    )


def _money(*fields: tuple[str, str]) -> dict[str, CubeColumn]:
    return {field: CubeColumn(label, "元", field=field) for field, label in fields}


BOND_LINES = CUBES.put(
    Cube(
        "bond_lines",
        "专项债额度",
        (BondLine, BondPayment),
        lines,
        {
            "entity": CubeColumn("项目代码", field="project_code"),
            **_money(
                ("total_investment", "总投资"),
                ("granted", "获批专项债额度"),
                ("arrived", "到账金额"),
                ("forecast_income", "预期收益"),
                ("income", "实现收益"),
            ),
            "spent": CubeColumn("已支出", "元", field="arrived"),
            "unspent": CubeColumn("未支出", "元", field="arrived"),
            "idle_days": CubeColumn("沉淀天数", "天", field="arrived_on"),
            "arrived_on": CubeColumn("到账日期", field="arrived_on"),
            "income_rate": CubeColumn("收益实现率", "%", field="income", share=("income", "forecast_income")),
        },
    )
)
BOND_PAYMENTS = CUBES.put(
    Cube("bond_payments", "专项债支付", (BondPayment,), payments, _money(("amount", "支付金额")))
)
CENTRAL_FUNDS = CUBES.put(
    Cube(
        "central_funds",
        "中央预算内资金",
        (CentralFund,),
        central,
        {
            "entity": CubeColumn("项目代码", field="project_code"),
            **_money(
                ("total_investment", "总投资"),
                ("granted", "下达中央预算内资金"),
                ("invested", "完成投资"),
                ("paid", "已支付"),
            ),
            "unpaid": CubeColumn("未支付", "元", field="granted"),
            "issued_on": CubeColumn("下达日期", field="issued_on"),
            "days_since": CubeColumn("下达天数", "天", field="issued_on"),
        },
    )
)
