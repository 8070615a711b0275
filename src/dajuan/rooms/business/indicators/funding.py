"""专项债、中央预算内: money granted, arrived and spent."""

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Ratio, Sum
from dajuan.indicators.printing import BILLIONS, TENTH_OF_PERCENT, Display

BONDS, PAYMENTS, CENTRAL = "bond_lines", "bond_payments", "central_funds"
_NOT_YET = Excluded("基准日以后获批的", Count(BONDS, where=lambda t: ~t.is_granted))
_GRANTED = "获批日期≤基准日"
_TENTHS = Display("亿元", 1)

indicator(
    number="F001",
    name="bond_projects",
    said_as=("专项债项目", "获批专项债项目", "获批专项债券项目"),
    label="获批专项债项目数",
    unit="个",
    formula=Count(BONDS, where=lambda t: t.is_granted, shows="granted"),
    formula_text="获批日期≤基准日的项目数",
    excludes=(_NOT_YET,),
    examples=(Example("1", rows=[{"is_granted": True}, {"is_granted": False}]),),
)
for number, name, label, column, said_as, text, display in (
    (
        "F002",
        "bond_projects_investment",
        "专项债项目总投资",
        "total_investment",
        ("专项债项目总投资", "获批专项债项目总投资"),
        "Σ总投资",
        _TENTHS,
    ),
    (
        "F003",
        "bond_funds",
        "获专项债资金",
        "granted",
        ("获专项债资金", "专项债资金", "获批专项债资金", "专项债项目资金"),
        "Σ获批专项债额度",
        BILLIONS,
    ),
):
    indicator(
        number=number,
        name=name,
        said_as=said_as,
        label=label,
        unit="万元",
        formula=Sum(BONDS, column, where=lambda t: t.is_granted),
        formula_text=text,
        scope_note=_GRANTED,
        display=display,
        excludes=(_NOT_YET,),
        examples=(
            Example(
                "2", rows=[{"is_granted": True, column: "20000"}, {"is_granted": False, column: "10000"}]
            ),
        ),
    )
indicator(
    number="F004",
    name="bond_spending",
    said_as=("专项债支出", "专项债资金支出"),
    label="专项债已支出",
    unit="万元",
    formula=Sum(PAYMENTS, "amount", where=lambda t: t.is_paid),
    formula_text="Σ支付明细（支付日期≤基准日）",
    scope_note="重复的支付和没有红冲凭证的负数不计",
    display=BILLIONS,
    excludes=(Excluded("基准日以后的支付", Count(PAYMENTS, where=lambda t: ~t.is_paid)),),
    examples=(
        Example("3", rows=[{"is_paid": True, "amount": "30000"}, {"is_paid": False, "amount": "10000"}]),
    ),
)
indicator(
    number="F005",
    name="bond_spending_rate",
    said_as=("专项债支出进度",),
    label="专项债支出进度",
    unit="%",
    formula=Ratio("F004", Sum(BONDS, "arrived", where=lambda t: t.has_arrived)),
    formula_text="已支出÷Σ到账金额×100",
    scope_note="到账日期≤基准日",
    display=TENTH_OF_PERCENT,
    higher_is_better=True,
    excludes=(Excluded("没有到账的项目", Count(BONDS, where=lambda t: ~t.has_arrived)),),
    examples=(Example("50", operands={"F004": "1"}, rows=[{"has_arrived": True, "arrived": "2"}]),),
)
indicator(
    number="F006",
    name="central_fund_projects",
    said_as=("中央预算内项目", "中央预算内投资项目"),
    label="中央预算内项目数",
    unit="个",
    formula=Count(CENTRAL, where=lambda t: t.is_issued),
    formula_text="下达日期≤基准日的项目数",
    examples=(Example("1", rows=[{"is_issued": True}, {"is_issued": False}]),),
)
for number, name, label, column, words, text, display in (
    (
        "F007",
        "central_fund_investment",
        "中央预算内项目总投资",
        "total_investment",
        ("中央预算内项目总投资", "中央预算内投资项目总投资"),
        "Σ总投资",
        _TENTHS,
    ),
    (
        "F008",
        "central_funds",
        "获中央预算内资金",
        "granted",
        ("获中央预算内资金", "中央预算内资金", "中央预算内项目资金"),
        "Σ下达中央预算内资金",
        Display("万元", 1),
    ),
):
    indicator(
        number=number,
        name=name,
        said_as=words,
        label=label,
        unit="万元",
        formula=Sum(CENTRAL, column, where=lambda t: t.is_issued),
        formula_text=text,
        scope_note="下达日期≤基准日",
        display=display,
        examples=(Example("2", rows=[{"is_issued": True, column: "20000"}, {"is_issued": False}]),),
    )
