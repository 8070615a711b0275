"""省、市重点项目: two yearly lists, counted by list and without doubles."""

from dajuan.indicators.definition import Example, indicator
from dajuan.indicators.formulas import Count, Ratio, Sum
from dajuan.indicators.printing import BILLIONS, PERCENT, Display
from dajuan.rooms.lever.indicators.terms import KEY_PROJECTS, flag

indicator(
    number="K001",
    name="key_projects",
    said_as=("省、市重点项目", "获批省、市重点项目", "省市重点项目"),
    label="省、市重点项目数",
    unit="个",
    formula=Count(KEY_PROJECTS),
    formula_text="两张清单项目代码并集",
    scope_note="同一项目列入两张清单只计一次",
    examples=(Example("2", rows=[{"is_provincial": True}, {"is_city": True}]),),
)
for number, name, label, column, text in (
    ("K002", "provincial_key_projects", "省重点项目数", "is_provincial", "省清单行数"),
    ("K003", "city_key_projects", "市重点项目数", "is_city", "市清单行数"),
):
    indicator(
        number=number,
        name=name,
        label=label,
        unit="个",
        formula=Count(KEY_PROJECTS, where=flag(column)),
        formula_text=text,
        examples=(Example("1", rows=[{column: True}, {column: False}]),),
    )
indicator(
    number="K004",
    name="doubly_listed_projects",
    label="省市重复项目数",
    unit="个",
    formula=Count(KEY_PROJECTS, where=lambda t: t.levels == 2),
    formula_text="两张清单的交集",
    examples=(Example("1", rows=[{"levels": 2}, {"levels": 1}]),),
)
for number, name, label, above, below, display in (
    (
        "K005",
        "provincial_completion",
        "省重点完成年度投资目标",
        "provincial_invested",
        "provincial_plan",
        Display("%", 1),
    ),
    ("K006", "city_completion", "市重点完成年度投资目标", "city_invested", "city_plan", PERCENT),
):
    indicator(
        number=number,
        name=name,
        label=label,
        unit="%",
        formula=Ratio(Sum(KEY_PROJECTS, above), Sum(KEY_PROJECTS, below)),
        formula_text="Σ本年累计完成÷Σ年度计划×100",
        scope_note="重点台账口径",
        display=display,
        higher_is_better=True,
        examples=(Example("120", rows=[{above: "12", below: "10"}]),),
    )
indicator(
    number="K007",
    name="city_completion_by_reports",
    label="市重点完成年度投资目标（月报口径）",
    unit="%",
    formula=Ratio(
        Sum(KEY_PROJECTS, "year_to_date", where=lambda t: t.is_city), Sum(KEY_PROJECTS, "city_plan")
    ),
    formula_text="分母用市重点台账的年度计划，分子用月报年初累计",
    display=PERCENT,
    examples=(Example("120", rows=[{"is_city": True, "year_to_date": "12", "city_plan": "10"}]),),
)
indicator(
    number="K008",
    name="key_project_plan",
    label="重点项目年度计划合计",
    unit="万元",
    formula=Sum(KEY_PROJECTS, "annual_plan"),
    formula_text="两张清单并集，Σ年度计划投资",
    scope_note="同一项目两张清单都有时取省清单",
    display=BILLIONS,
    examples=(Example("1", rows=[{"annual_plan": "10000"}]),),
)
