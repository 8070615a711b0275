"""万人助万企问题: collected, handed over, answered, closed, by the clock in force (see clocks)."""

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Condition, Count, Derived, Ratio
from dajuan.indicators.printing import TENTH_OF_PERCENT
from dajuan.indicators.series import MonthEnds

PROBLEMS = "enterprise_problems"
_SERIES = MonthEnds(before=1)
_CLOCK = "自然日，自收集日起；一般、重大各按当时有效的时限规则"
_NOT_CONFIRMED = Excluded(
    "办结了但企业还没有确认、不算销号的",
    Count(PROBLEMS, where=lambda t: t.is_handled & ~t.is_closed),
)


def _says(column: str) -> Condition:
    """Rows in which a yes-or-no column says yes."""
    return lambda t: t[column]


indicator(
    number="J001",
    name="enterprise_problems",
    said_as=("企业问题", "收集企业问题", "企业问题收集"),
    label="企业问题收集数",
    unit="件",
    formula=Count(PROBLEMS),
    formula_text="收集日期≤基准日的行数",
    series=_SERIES,
    examples=(Example("2", rows=[{"is_closed": True}, {"is_closed": False}]),),
)
indicator(
    number="J002",
    name="enterprise_problems_closed",
    said_as=("企业问题销号", "已销号企业问题"),
    label="已销号数",
    unit="件",
    formula=Count(PROBLEMS, where=lambda t: t.is_closed, shows="is_closed"),
    formula_text="销号日期≤基准日（须有企业确认）的行数",
    series=_SERIES,
    excludes=(_NOT_CONFIRMED,),
    higher_is_better=True,
    examples=(Example("1", rows=[{"is_closed": True}, {"is_closed": False}]),),
)
indicator(
    number="J003",
    name="enterprise_problems_open",
    said_as=("未销号企业问题",),
    label="未销号数",
    unit="件",
    formula=Derived("J001 - J002"),
    formula_text="收集数－已销号数",
    series=_SERIES,
    higher_is_better=False,
    examples=(Example("3", operands={"J001": "5", "J002": "2"}),),
)
indicator(
    number="J004",
    name="enterprise_problems_overdue",
    said_as=("超期未销号企业问题",),
    label="超期未销号数",
    unit="件",
    formula=Count(PROBLEMS, where=lambda t: t.is_overdue),
    formula_text="未销号且截止日＜基准日",
    scope_note=_CLOCK,
    series=_SERIES,
    higher_is_better=False,
    examples=(Example("1", rows=[{"is_overdue": True}, {"is_overdue": False}]),),
)
indicator(
    number="J005",
    name="enterprise_problems_solved_rate",
    said_as=("问题解决率", "企业问题解决率"),
    label="问题解决率",
    unit="%",
    formula=Ratio("J002", "J001"),
    formula_text="已销号数÷收集数×100",
    display=TENTH_OF_PERCENT,
    series=_SERIES,
    higher_is_better=True,
    examples=(Example("40", operands={"J001": "5", "J002": "2"}),),
)
indicator(
    number="J006",
    name="enterprise_problems_in_time",
    said_as=("按期办结率", "企业问题按期办结率"),
    label="按期办结率",
    unit="%",
    formula=Ratio(
        Count(PROBLEMS, where=lambda t: t.is_due & t.in_time, shows="is_closed"),
        Count(PROBLEMS, where=lambda t: t.is_due),
    ),
    formula_text="截止日≤基准日的问题中，销号日≤截止日的÷到期数×100",
    scope_note=f"{_CLOCK}；到期未销号的算未按期",
    display=TENTH_OF_PERCENT,
    series=_SERIES,
    excludes=(
        Excluded("还没有到期、已销号的", Count(PROBLEMS, where=lambda t: ~t.is_due & t.is_closed)),
        Excluded("还没有到期、未销号的", Count(PROBLEMS, where=lambda t: ~t.is_due & ~t.is_closed)),
        Excluded("到期未销号的（计入分母）", Count(PROBLEMS, where=lambda t: t.is_due & ~t.is_closed)),
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
for number, name, label, column, shows, text in (
    (
        "J007",
        "handed_over_late",
        "1日内未交办数",
        "hand_over_late",
        "is_dispatched",
        "交办日－收集日超过时限，或未交办且已超过时限",
    ),
    (
        "J008",
        "first_answered_late",
        "3日内未首次反馈数",
        "first_answer_late",
        "is_answered",
        "首次反馈日－收集日超过时限，或未反馈且已超过时限",
    ),
):
    indicator(
        number=number,
        name=name,
        label=label,
        unit="件",
        formula=Count(PROBLEMS, where=_says(column), shows=shows),
        formula_text=text,
        scope_note="时限按当时有效的时限规则（13710），自然日，自收集日起",
        higher_is_better=False,
        examples=(Example("1", rows=[{column: True}, {column: False}]),),
    )
