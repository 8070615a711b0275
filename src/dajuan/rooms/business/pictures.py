"""Pictures of the business environment: the special bonds' money, from grant to payment."""

from dajuan.indicators.formulas import Sum
from dajuan.indicators.pictures import PICTURES, Picture, Step
from dajuan.rooms.business.indicators.funding import BONDS, PAYMENTS

PICTURES.put(
    Picture(
        code="bond_money",
        label="专项债资金",
        kind="flow",
        note="截至基准日，右边是占上一环节的比例",
        steps=(
            Step("获批", Sum(BONDS, "granted", where=lambda t: t.is_granted)),
            Step("到账", Sum(BONDS, "arrived", where=lambda t: t.has_arrived)),
            Step("支出", Sum(PAYMENTS, "amount", where=lambda t: t.is_paid)),
        ),
    )
)
