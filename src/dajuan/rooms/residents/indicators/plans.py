"""防汛应急预案: how many there are, and how many hold."""

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Ratio
from dajuan.indicators.printing import PERCENT_OR_WHOLE

PLANS = "emergency_plans"

indicator(
    number="W004",
    name="emergency_plans",
    said_as=("防汛预案", "防汛应急预案"),
    label="防汛预案总数",
    unit="个",
    formula=Count(PLANS),
    formula_text="1+N+X预案行数",
    examples=(Example("2", rows=[{"valid": True}, {"valid": False}]),),
)
indicator(
    number="W005",
    name="valid_emergency_plans",
    said_as=("有效防汛预案",),
    label="有效防汛预案数",
    unit="个",
    formula=Count(PLANS, where=lambda t: t.valid, shows="valid_to"),
    formula_text="有效期至≥基准日的预案数",
    excludes=(Excluded("已过有效期的预案", Count(PLANS, where=lambda t: ~t.valid)),),
    examples=(Example("1", rows=[{"valid": True}, {"valid": False}]),),
)
indicator(
    number="W006",
    name="plan_coverage",
    label="防汛预案有效覆盖率",
    unit="%",
    formula=Ratio("W005", "W004"),
    formula_text="有效预案数÷预案总数×100",
    display=PERCENT_OR_WHOLE,
    higher_is_better=True,
    examples=(Example("50", operands={"W005": "1", "W004": "2"}),),
)
