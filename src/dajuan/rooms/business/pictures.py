"""Pictures of the business environment: money from grant to payment, and income against its forecast."""

from dajuan.indicators.formulas import Sum
from dajuan.indicators.pictures import PICTURES, Picture, Step
from dajuan.rooms.business.indicators.funding import BONDS, CENTRAL, PAYMENTS

PICTURES.put(
    Picture(
        code="bond_money",
        label="专项债资金",
        kind="flow",
        note="截至基准日，右边是占上一环节的比例",
        steps=(
            Step("获批", Sum(BONDS, "granted", where=lambda t: t.is_granted), number="F003"),
            Step("到账", Sum(BONDS, "arrived", where=lambda t: t.has_arrived), columns=("arrived_on",)),
            Step("支出", Sum(PAYMENTS, "amount", where=lambda t: t.is_paid), number="F004"),
        ),
    )
)
PICTURES.put(
    Picture(
        code="central_money",
        label="中央预算内资金",
        kind="flow",
        note="截至基准日，右边是占上一环节的比例",
        place=1,
        steps=(
            Step("下达", Sum(CENTRAL, "granted", where=lambda t: t.is_issued), number="F008"),
            Step("支付", Sum(CENTRAL, "paid", where=lambda t: t.is_issued), columns=("issued_on",)),
        ),
    )
)
PICTURES.put(
    Picture(
        code="bond_income",
        label="专项债收益",
        kind="flow",
        note="填了预期收益的项目，右边是实现的比例",
        place=2,
        steps=(
            Step(
                "预期",
                Sum(BONDS, "forecast_income", where=lambda t: t.is_granted),
                columns=("income", "income_rate"),
            ),
            Step(
                "实现",
                Sum(BONDS, "income", where=lambda t: t.is_granted & t.forecast_income.notnull()),
                columns=("forecast_income", "income_rate"),
            ),
        ),
    )
)
