"""市级全生命周期监管平台: how many projects, how much money, in which stage."""

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Derived, Ratio, Sum
from dajuan.indicators.printing import BILLIONS, PERCENT, Display
from dajuan.kernel.industries import DIVISIONS
from dajuan.rooms.lever.indicators.terms import PROJECTS, has_plan, is_child, is_whole

CHILDREN = Excluded("打捆子项只作明细", Count(PROJECTS, where=is_child))

indicator(
    number="P001",
    name="platform_projects",
    said_as=("市级平台项目", "市级全生命周期监管平台项目", "纳入市级全生命周期监管平台项目"),
    label="市级平台项目数",
    unit="个",
    formula=Count(PROJECTS, where=is_whole),
    formula_text="项目台账有效行数",
    scope_note="打捆子项不单独计数",
    excludes=(CHILDREN,),
    examples=(Example("2", rows=[{"is_child": False}, {"is_child": False}, {"is_child": True}]),),
)
indicator(
    number="P002",
    name="platform_total_investment",
    said_as=(
        "市级平台项目总投资",
        "市级全生命周期监管平台项目总投资",
        "纳入市级全生命周期监管平台项目总投资",
    ),
    label="市级平台项目总投资",
    unit="万元",
    formula=Sum(PROJECTS, "total_investment", where=is_whole),
    formula_text="Σ计划总投资",
    scope_note="打捆项目以父项计，子项不重复计金额",
    display=BILLIONS,
    excludes=(CHILDREN,),
    examples=(
        Example(
            "3",
            rows=[
                {"is_child": False, "total_investment": "30000"},
                {"is_child": True, "total_investment": "10000"},
            ],
        ),
    ),
)
indicator(
    number="P003",
    name="platform_invested",
    said_as=(
        "市级平台项目投资",
        "市级全生命周期监管平台项目投资",
        "纳入市级全生命周期监管平台项目投资",
        "平台项目完成投资",
    ),
    label="市级平台项目已完成投资",
    unit="万元",
    formula=Sum(PROJECTS, "year_to_date", where=is_whole),
    formula_text="Σ各项目年初累计完成投资",
    scope_note="调度口径，截至基准日最近一期有效月报；缺报、剔除的沿用上期。不是统计局的固定资产投资",
    display=Display("亿元", 1),
    excludes=(
        Excluded("没有月报的项目", Count(PROJECTS, where=lambda t: is_whole(t) & t.year_to_date.isnull())),
        Excluded("沿用上期的项目（已计入）", Count(PROJECTS, where=lambda t: is_whole(t) & t.carried)),
    ),
    higher_is_better=True,
    examples=(
        Example(
            "7.5",
            rows=[
                {"is_child": False, "year_to_date": "75000"},
                {"is_child": False, "year_to_date": "0"},
                {"is_child": False, "year_to_date": None},
            ],
        ),
    ),
)
indicator(
    number="P004",
    name="platform_annual_plan",
    label="年度计划投资合计",
    unit="万元",
    formula=Sum(PROJECTS, "annual_plan", where=is_whole),
    formula_text="Σ年度计划投资",
    display=BILLIONS,
    excludes=(
        Excluded("没有年度计划的项目", Count(PROJECTS, where=lambda t: is_whole(t) & t.annual_plan.isnull())),
    ),
    examples=(Example("1", rows=[{"is_child": False, "annual_plan": "10000"}]),),
)
indicator(
    number="P005",
    name="platform_completion",
    said_as=("市级平台项目投资", "纳入市级全生命周期监管平台项目投资", "市级全生命周期监管平台项目投资"),
    label="完成年度目标",
    unit="%",
    formula=Ratio("P003", "P004"),
    formula_text="已完成投资÷年度计划投资×100（和之比）",
    scope_note="分子含没有年度计划的项目；只算有计划的项目见P006",
    display=PERCENT,
    higher_is_better=True,
    examples=(Example("50", operands={"P003": "5", "P004": "10"}),),
)
indicator(
    number="P006",
    name="planned_completion",
    label="完成年度目标（仅有年度计划的项目）",
    unit="%",
    formula=Ratio(
        Sum(PROJECTS, "year_to_date", where=lambda t: is_whole(t) & has_plan(t)),
        Sum(PROJECTS, "annual_plan", where=lambda t: is_whole(t) & has_plan(t)),
    ),
    formula_text="Σ有计划项目年初累计÷Σ年度计划×100",
    scope_note="没有年度计划的项目分子分母都不计",
    display=PERCENT,
    excludes=(
        Excluded(
            "没有年度计划但有完成投资的项目",
            Count(PROJECTS, where=lambda t: is_whole(t) & t.annual_plan.isnull() & t.year_to_date.notnull()),
        ),
    ),
    higher_is_better=True,
    examples=(
        Example(
            "50",
            rows=[
                {"is_child": False, "annual_plan": "10000", "year_to_date": "5000"},
                {"is_child": False, "annual_plan": None, "year_to_date": "9000"},
            ],
        ),
    ),
)
indicator(
    number="P007",
    name="share_of_total_investment",
    label="已完成占总投资",
    unit="%",
    formula=Ratio("P003", "P002"),
    formula_text="已完成投资÷计划总投资×100",
    display=PERCENT,
    examples=(Example("6.25", operands={"P003": "1", "P002": "16"}),),
)
indicator(
    number="P008",
    name="bundle_children",
    label="打捆子项数",
    unit="个",
    formula=Count(PROJECTS, where=is_child),
    formula_text="父项代码非空的行数",
    examples=(Example("1", rows=[{"is_child": True}, {"is_child": False}]),),
)
indicator(
    number="P014",
    name="bundles",
    label="打捆父项数",
    unit="个",
    formula=Count(PROJECTS, where=lambda t: is_whole(t) & t.is_bundle),
    formula_text="被子项引用为父项的项目数",
    examples=(
        Example("1", rows=[{"is_child": False, "is_bundle": True}, {"is_child": False, "is_bundle": False}]),
    ),
)
indicator(
    number="P009",
    name="unbundled_projects",
    label="拆捆后项目数",
    unit="个",
    formula=Derived("P001 - P014 + P008"),
    formula_text="项目数－打捆父项数＋子项数",
    examples=(Example("438", operands={"P001": "425", "P014": "5", "P008": "18"}),),
)
for number, name, label, dimension, text, words in (
    ("P010", "projects_by_stage", "阶段“{item}”项目数", "stage", "按项目阶段计数", {}),
    ("P011", "projects_by_department", "责任单位“{item}”项目数", "department", "按责任单位计数", {}),
    (
        "P012",
        "projects_by_industry",
        "行业大类“{item}”项目数",
        "industry_class",
        "按行业代码前三位计数",
        DIVISIONS,
    ),
):
    indicator(
        number=number,
        name=name,
        label=label,
        unit="个",
        formula=Count(PROJECTS, where=is_whole),
        formula_text=text,
        breakdown=dimension,
        item_labels=words,
        examples=(
            Example("2", rows=[{"is_child": False, dimension: "甲"}, {"is_child": False, dimension: "甲"}]),
        ),
    )
indicator(
    number="P013",
    name="investment_by_industry",
    label="行业大类“{item}”总投资",
    unit="万元",
    formula=Sum(PROJECTS, "total_investment", where=is_whole),
    formula_text="按行业代码前三位，Σ计划总投资",
    breakdown="industry_class",
    item_labels=DIVISIONS,
    display=BILLIONS,
    examples=(
        Example("3", rows=[{"is_child": False, "industry_class": "C27", "total_investment": "30000"}]),
    ),
)
