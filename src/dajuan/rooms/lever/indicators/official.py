"""官方数据: published by others, entered with their document, never recomputed; and what follows from them."""

from dajuan.indicators.definition import Example, indicator
from dajuan.indicators.formulas import Derived, Official
from dajuan.indicators.printing import BILLIONS, PERCENT, Display

_EXTERNAL = "外部官方数据，只录入"
_HALF_YEAR = {"period_start": "2022-01-01", "period_end": "2022-06-30", "document": "文1", "status": "最终"}
_YEAR = {"period_start": "2021-01-01", "period_end": "2021-12-31", "document": "文1", "status": "最终"}
_GROWTH = Display("%", 1, trim=True)
_SCORE = Display("分", 2)
_TIER = Display("", words={1: "第一方阵", 0: "未进第一方阵"})

for number, name, label, unit, formula, display in (
    ("O001", "industrial_value_added_growth", "规模以上工业增加值同比增速", "%",
     Official("规模以上工业增加值", "growth", ("规上工业增加值",)), _GROWTH),
    ("O002", "pharmaceutical_value_added_growth", "医药制造业增加值同比增速", "%",
     Official("医药制造业增加值", "growth"), _GROWTH),
    ("O003", "pharmaceutical_pull", "医药制造业拉动规上工业增加值", "百分点",
     Official("医药制造业拉动规上工业增加值", aliases=("医药制造业拉动规模以上工业增加值",)), Display("百分点", 1)),
    ("O004", "fixed_asset_investment_growth", "固定资产投资同比增速", "%",
     Official("固定资产投资", "growth", ("固定资产投资（不含农户）",)), _GROWTH),
    ("O005", "industrial_investment_growth", "工业投资同比增速", "%", Official("工业投资", "growth"), _GROWTH),
    ("O006", "budget_revenue", "一般公共预算收入", "万元",
     Official("一般公共预算收入", aliases=("地方一般公共预算收入",)), BILLIONS),
    ("O007", "budget_revenue_growth", "一般公共预算收入同比增速", "%",
     Official("一般公共预算收入", "growth", ("地方一般公共预算收入",)), _GROWTH),
    ("O012", "completion_position", "市级平台项目投资完成率位次", "位",
     Official("市级平台项目投资完成率位次"), Display("位")),
    ("O017", "completion_ranked_units", "参加投资完成率排名单位数", "个",
     Official("全市参加投资完成率排名的单位数", aliases=("参加投资完成率排名单位数",)), Display("个")),
):  # fmt: skip
    indicator(
        number=number,
        name=name,
        label=label,
        unit=unit,
        formula=formula,
        formula_text=_EXTERNAL,
        said_as=(formula.indicator, *formula.aliases),
        scope_note="同指标同期间取有文号者；最终＞初步＞快报；同状态取公布日期最晚",
        display=display,
        examples=(
            Example(
                "10000" if unit == "万元" else "9",
                rows=[
                    {**_HALF_YEAR, "indicator": formula.indicator,
                     formula.measure: "100000000" if unit == "万元" else "9"},
                    {**_HALF_YEAR, "indicator": formula.indicator, "document": "", formula.measure: "8"},
                ],
            ),
        ),
    )  # fmt: skip
for number, name, label, unit, formula, display in (
    ("O008", "environment_score", "营商环境评价总体得分", "分",
     Official("营商环境评价总体得分", yearly=True), _SCORE),
    ("O009", "environment_satisfaction", "营商环境评价企业满意度得分", "分",
     Official("营商环境评价企业满意度得分", yearly=True), _SCORE),
    ("O010", "environment_position", "营商环境国家级功能区位次", "位",
     Official("营商环境国家级功能区位次", yearly=True), Display("位")),
    ("O013", "rd_coverage_target", "规上工业企业研发活动覆盖率省定年度目标", "%",
     Official("规上工业企业研发活动覆盖率省定年度目标", yearly=True), _GROWTH),
    ("O016", "environment_assessed_zones", "参评国家级功能区数", "个",
     Official("营商环境参评国家级功能区数", yearly=True), Display("个")),
):  # fmt: skip
    indicator(
        number=number,
        name=name,
        label=label,
        unit=unit,
        formula=formula,
        formula_text=_EXTERNAL,
        said_as=(formula.indicator, *formula.aliases),
        scope_note="取最近已公布年度",
        display=display,
        examples=(Example("9", rows=[{**_YEAR, "indicator": formula.indicator, "value": "9"}]),),
    )
indicator(
    number="O020",
    name="previous_environment_position",
    label="营商环境国家级功能区位次（上一年度）",
    unit="位",
    formula=Official("营商环境国家级功能区位次", yearly=True, back=1),
    formula_text=_EXTERNAL,
    scope_note="最近已公布年度的前一次",
    examples=(
        Example(
            "8",
            rows=[
                {**_YEAR, "indicator": "营商环境国家级功能区位次", "value": "5"},
                {**_YEAR, "indicator": "营商环境国家级功能区位次", "value": "8",
                 "period_start": "2020-01-01", "period_end": "2020-12-31"},
            ],
        ),
    ),
)  # fmt: skip
for number, name, label, unit, expression, text, printed_as, operands, value in (
    ("O011", "environment_position_change", "营商环境位次变化", "位次", "O020 - O010",
     "上期名次－本期名次（同组）", Display("个位次"), {"O020": "8", "O010": "5"}, "3"),
    ("O014", "pharmaceutical_base_weight", "医药制造业基期占比（推算）", "%", "O003 / O002 * 100",
     "拉动÷增速×100", PERCENT, {"O003": "15.1", "O002": "87"}, "17.356322"),
    ("O015", "other_industry_growth", "其余工业增速（推算）", "%", "(O001 - O003) / (1 - O003 / O002)",
     "（总增速－拉动）÷（1－拉动÷增速）", PERCENT, {"O001": "9", "O003": "15.1", "O002": "87"}, "-7.381085"),
    ("O018", "environment_first_tier", "营商环境是否第一方阵", "", "O010 <= ceil(O016 / 3)",
     "名次≤⌈组内数÷3⌉记1（“第一方阵”取前三分之一）", _TIER, {"O010": "5", "O016": "22"}, "1"),
    ("O019", "completion_first_tier", "投资完成率是否第一方阵", "", "O012 <= ceil(O017 / 3)",
     "名次≤⌈组内数÷3⌉记1（“第一方阵”取前三分之一）", _TIER, {"O012": "6", "O017": "14"}, "0"),
):  # fmt: skip
    indicator(
        number=number,
        name=name,
        label=label,
        unit=unit,
        formula=Derived(expression),
        formula_text=text,
        display=printed_as,
        examples=(Example(value, operands=operands),),
    )
