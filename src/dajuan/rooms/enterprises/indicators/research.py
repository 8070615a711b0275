"""研发: what industry above the threshold spends on research, and how many of it do any."""

import ibis.expr.types as ir

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Derived, Earlier, Ratio, Sum
from dajuan.indicators.printing import BILLIONS, PERCENT_OR_WHOLE, POINTS, Display
from dajuan.rooms.enterprises.indicators.terms import ENTERPRISES, RESEARCH, on_register

_LEDGER = "服务台账口径，覆盖率官方数以统计部门为准"
_SCOPE = f"{_LEDGER}；期末已退规的不计"
_WHOLE = Display("%", 0)


def active(t: ir.Table) -> ir.BooleanValue:
    """Did research in the period and had not left the register by its end."""
    return t.has_activity & ~t.is_off_register


_OFF = Excluded("期末已退规", Count(RESEARCH, where=lambda t: t.has_activity & t.is_off_register))
_ACTIVE = Count(RESEARCH, where=active, shows="has_activity")

indicator(
    number="R001",
    name="research_expense",
    said_as=("规上工业企业研发投入", "研发投入", "规模以上工业企业研发投入"),
    label="规上工业企业研发投入",
    unit="万元",
    formula=Sum(RESEARCH, "spent"),
    formula_text="Σ本期研发费用（服务台账口径）",
    scope_note=_LEDGER,
    display=BILLIONS,
    examples=(Example("3", rows=[{"spent": "20000"}, {"spent": "10000"}, {"spent": None}]),),
)
indicator(
    number="R002",
    name="research_expense_year_before",
    label="上年同期研发投入",
    unit="万元",
    formula=Earlier("R001", 12),
    formula_text="Σ同期研发费用",
    scope_note=_LEDGER,
    display=BILLIONS,
    examples=(Example("2", operands={"R001": "20000"}),),
)
indicator(
    number="R003",
    name="research_expense_growth",
    said_as=("研发投入同比增长", "研发投入增长"),
    label="研发投入同比增长",
    unit="%",
    formula=Derived("(R001 - R002) / R002 * 100"),
    formula_text="（R001－R002）÷R002×100",
    scope_note=_LEDGER,
    display=_WHOLE,
    higher_is_better=True,
    examples=(Example("50", operands={"R001": "3", "R002": "2"}),),
)
indicator(
    number="R004",
    name="researching_enterprises",
    said_as=("研发活动企业", "有研发活动的规上工业企业"),
    label="研发活动企业数",
    unit="家",
    formula=_ACTIVE,
    formula_text="有研发活动的规上工业企业",
    scope_note=_SCOPE,
    display=Display("家"),
    excludes=(_OFF,),
    examples=(
        Example(
            "1",
            rows=[
                {"has_activity": True, "is_off_register": False},
                {"has_activity": True, "is_off_register": True},
                {"has_activity": False, "is_off_register": False},
            ],
        ),
    ),
)
indicator(
    number="R005",
    name="research_coverage",
    said_as=("研发活动覆盖率", "规上工业企业研发活动覆盖率"),
    label="研发活动覆盖率",
    unit="%",
    formula=Ratio(_ACTIVE, Count(ENTERPRISES, where=on_register, shows="is_large_industry")),
    formula_text="有研发活动的企业÷在册规上工业企业×100（R004÷E001）",
    scope_note=f"{_SCOPE}；期中某日只按一季度研发费用判断有无",
    display=PERCENT_OR_WHOLE,
    higher_is_better=True,
    examples=(
        Example(
            "50",
            rows=[
                {"has_activity": True, "is_off_register": False},
                {"has_activity": False, "is_off_register": False},
                {"is_large_industry": True},
                {"is_large_industry": True},
            ],
        ),
    ),
)
indicator(
    number="R006",
    name="research_coverage_above_target",
    said_as=("研发活动覆盖率超省定目标",),
    label="研发活动覆盖率超省定目标",
    unit="百分点",
    formula=Derived("R005 - O013"),
    formula_text="R005－省定年度目标，先减后舍入",
    scope_note="两个比率之差，单位是百分点，不是%",
    display=POINTS,
    higher_is_better=True,
    examples=(Example("24.107143", operands={"R005": "74.107143", "O013": "50"}),),
)
indicator(
    number="R007",
    name="research_coverage_quarter_before",
    label="研发活动覆盖率（上季度末）",
    unit="%",
    formula=Earlier("R005", 3),
    formula_text="一季度研发费用＞0且期末在册的企业÷3月末规上工业企业数×100",
    scope_note=_SCOPE,
    display=PERCENT_OR_WHOLE,
    examples=(Example("65", operands={"R005": "65"}),),
)
