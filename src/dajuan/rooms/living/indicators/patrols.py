"""创文排查: findings taken up, handled in time, done again, closed."""

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Ratio
from dajuan.indicators.printing import TENTH_OF_PERCENT

PATROLS = "patrols"
REPORTED = Count(PATROLS)

indicator(
    number="Q001",
    name="patrol_findings",
    said_as=("排查上报", "创文排查问题", "排查问题"),
    label="排查上报数",
    unit="件",
    formula=REPORTED,
    formula_text="上报时间≤基准日的有效行数",
    examples=(Example("2", rows=[{"is_closed": True}, {"is_closed": False}]),),
)
indicator(
    number="Q002",
    name="patrol_acceptance_rate",
    said_as=("立案率", "排查立案率"),
    label="立案率",
    unit="%",
    formula=Ratio(Count(PATROLS, where=lambda t: t.is_accepted, shows="is_accepted"), REPORTED),
    formula_text="立案数÷上报数×100",
    display=TENTH_OF_PERCENT,
    excludes=(Excluded("没有立案的（计入分母）", Count(PATROLS, where=lambda t: ~t.is_accepted)),),
    examples=(Example("50", rows=[{"is_accepted": True}, {"is_accepted": False}]),),
)
indicator(
    number="Q003",
    name="patrol_handled_in_time",
    said_as=("按期处置率", "排查按期处置率"),
    label="按期处置率",
    unit="%",
    formula=Ratio(
        Count(PATROLS, where=lambda t: t.is_due & t.in_time, shows="is_handled"),
        Count(PATROLS, where=lambda t: t.is_due),
    ),
    formula_text="已到期案件中，处置反馈≤派遣＋时限的÷已到期案件×100",
    scope_note="已到期=派遣＋时限≤基准日的收口时点（18:00）；到期未处置的算未按期",
    display=TENTH_OF_PERCENT,
    excludes=(
        Excluded("没有派遣的", Count(PATROLS, where=lambda t: ~t.is_dispatched)),
        Excluded("派遣了但还没有到期的", Count(PATROLS, where=lambda t: t.is_dispatched & ~t.is_due)),
        Excluded("到期未处置的（计入分母）", Count(PATROLS, where=lambda t: t.is_overdue)),
    ),
    higher_is_better=True,
    examples=(
        Example(
            "50",
            rows=[
                {"is_due": True, "in_time": True},
                {"is_due": True, "in_time": False},
                {"is_due": False, "in_time": True},
            ],
        ),
    ),
)
indicator(
    number="Q004",
    name="patrol_rework_rate",
    said_as=("返工率", "排查返工率"),
    label="返工率",
    unit="%",
    formula=Ratio(
        Count(PATROLS, where=lambda t: t.was_reworked, shows="result"),
        Count(PATROLS, where=lambda t: t.is_checked, shows="result"),
    ),
    formula_text="核查结果为返工的÷已核查的×100",
    display=TENTH_OF_PERCENT,
    excludes=(Excluded("还没有核查的", Count(PATROLS, where=lambda t: ~t.is_checked)),),
    higher_is_better=False,
    examples=(
        Example(
            "50",
            rows=[
                {"is_checked": True, "was_reworked": True},
                {"is_checked": True, "was_reworked": False},
                {"is_checked": False, "was_reworked": False},
            ],
        ),
    ),
)
indicator(
    number="Q005",
    name="patrol_findings_closed",
    said_as=("结案", "排查结案"),
    label="结案数",
    unit="件",
    formula=Count(PATROLS, where=lambda t: t.is_closed, shows="is_closed"),
    formula_text="结案时间≤基准日的行数",
    examples=(Example("1", rows=[{"is_closed": True}, {"is_closed": False}]),),
)
