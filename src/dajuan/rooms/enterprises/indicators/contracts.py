"""技术市场: contracts registered this year; the deal is the whole price, the technology part of it."""

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Derived, Earlier, Sum
from dajuan.indicators.printing import BILLIONS, Display
from dajuan.rooms.enterprises.indicators.terms import CONTRACTS

_SCOPE = "本年1月1日至基准日登记，待认定、已撤销的不计；成交额与技术交易额不同口径"
_OTHERS = Excluded("待认定、已撤销", Count(CONTRACTS, where=lambda t: t.is_this_year & ~t.is_registered))

for number, name, label, column, words in (
    ("T001", "technology_deals", "技术市场成交额", "deal_amount", ("技术合同成交额", "技术市场合同成交额")),
    ("T002", "technology_trade", "技术交易额", "technology_amount", ()),
):
    indicator(
        number=number,
        name=name,
        said_as=(label, *words),
        label=label,
        unit="万元",
        formula=Sum(CONTRACTS, column, where=lambda t: t.is_registered),
        formula_text=f"本年登记日期≤基准日、状态已登记的Σ{'合同成交额' if number == 'T001' else label}",
        scope_note=_SCOPE,
        display=BILLIONS,
        excludes=(_OTHERS,),
        examples=(
            Example(
                "2",
                rows=[
                    {"is_registered": True, column: "20000"},
                    {"is_registered": False, column: "10000"},
                ],
            ),
        ),
    )
for number, name, label, months, text in (
    ("T003", "technology_deals_year_before", "上年同期成交额", 12, "上年登记日期≤上年同日的Σ成交额"),
    ("T006", "technology_deals_last_year", "上年全年成交额", None, "上年台账全部"),
    ("T007", "technology_deals_month_before", "成交额（截至上月末）", 1, "登记日期≤上月末"),
):
    indicator(
        number=number,
        name=name,
        label=label,
        unit="万元",
        formula=Earlier("T001", months),
        formula_text=text,
        scope_note=_SCOPE,
        display=BILLIONS,
        examples=(Example("2", operands={"T001": "20000"}),),
    )
indicator(
    number="T004",
    name="technology_deals_growth",
    said_as=("技术市场成交额同比增长", "成交额同比增长"),
    label="成交额同比增长",
    unit="%",
    formula=Derived("(T001 - T003) / T003 * 100"),
    formula_text="（T001－T003）÷T003×100",
    scope_note=_SCOPE,
    display=Display("%", 0),
    higher_is_better=True,
    examples=(Example("100", operands={"T001": "4", "T003": "2"}),),
)
indicator(
    number="T005",
    name="registered_technology_contracts",
    said_as=("技术合同", "登记技术合同"),
    label="技术合同登记数",
    unit="份",
    formula=Count(CONTRACTS, where=lambda t: t.is_registered),
    formula_text="同范围合同数",
    scope_note=_SCOPE,
    display=Display("份"),
    excludes=(_OTHERS,),
    examples=(Example("1", rows=[{"is_registered": True}, {"is_registered": False}]),),
)
