"""企业: how many there are above the threshold, in the hydrogen chain, out of work, and looked after."""

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Earlier, Ratio
from dajuan.indicators.printing import PERCENT_OR_WHOLE, Display
from dajuan.indicators.series import MonthEnds
from dajuan.registers.models import OperatingState
from dajuan.rooms.enterprises.indicators.terms import ENTERPRISES, HYDROGEN, on_register

_SCOPE = "退规当日即不在册；信用代码先按更正记录更正；入规退规时间以名录为准，名录未填的取变动记录"

indicator(
    number="E001",
    name="large_industrial_enterprises",
    said_as=("规上工业企业", "规模以上工业企业", "规上工业企业数"),
    label="规上工业企业数",
    unit="家",
    formula=Count(ENTERPRISES, where=on_register, shows="is_large_industry"),
    formula_text="入规时间≤基准日且未退规",
    scope_note=_SCOPE,
    display=Display("家"),
    excludes=(
        Excluded("已退规", Count(ENTERPRISES, where=lambda t: t.has_left)),
        Excluded("未填入规时间", Count(ENTERPRISES, where=lambda t: t.is_undated)),
    ),
    examples=(Example("1", rows=[{"is_large_industry": True}, {"is_large_industry": False}]),),
)
for number, name, label, months in (
    ("E002", "large_industrial_enterprises_year_end", "规上工业企业数（上年末）", None),
    ("E003", "large_industrial_enterprises_quarter_before", "规上工业企业数（上季度末）", 3),
    ("E004", "large_industrial_enterprises_month_before", "规上工业企业数（上月末）", 1),
):
    indicator(
        number=number,
        name=name,
        label=label,
        unit="家",
        formula=Earlier("E001", months),
        formula_text="同E001，取该日",
        scope_note=_SCOPE,
        display=Display("家"),
        examples=(Example("9", operands={"E001": "9"}),),
    )
indicator(
    number="E005",
    name="hydrogen_enterprises",
    said_as=("氢能企业",),
    label="氢能企业数",
    unit="家",
    formula=Count(
        ENTERPRISES,
        where=lambda t: (t.chain == HYDROGEN) & (t.operating_state == OperatingState.NORMAL.value),
        shows="chain",
    ),
    formula_text="产业链=氢能且正常经营",
    display=Display("家", word="余", step=10),
    excludes=(
        Excluded(
            "停产、失联、注销或未填经营状态",
            Count(
                ENTERPRISES,
                where=lambda t: (t.chain == HYDROGEN) & (t.operating_state != OperatingState.NORMAL.value),
            ),
        ),
    ),
    examples=(
        Example(
            "1",
            rows=[
                {"chain": "氢能", "operating_state": "normal"},
                {"chain": "氢能", "operating_state": "lost"},
                {"chain": "新材料", "operating_state": "normal"},
            ],
        ),
    ),
)
indicator(
    number="E006",
    name="leading_hydrogen_enterprises",
    said_as=("氢能头部企业",),
    label="氢能头部企业数",
    unit="家",
    formula=Count(ENTERPRISES, where=lambda t: (t.chain == HYDROGEN) & t.is_leading, shows="is_leading"),
    formula_text="产业链=氢能且头部企业=是",
    display=Display("家"),
    examples=(
        Example("1", rows=[{"chain": "氢能", "is_leading": True}, {"chain": "氢能", "is_leading": False}]),
    ),
)
indicator(
    number="E007",
    name="idle_enterprises",
    said_as=("停产失联企业",),
    label="停产失联企业数",
    unit="家",
    formula=Count(
        ENTERPRISES,
        where=lambda t: t.operating_state.isin([OperatingState.SUSPENDED.value, OperatingState.LOST.value]),
        shows="operating_state",
    ),
    formula_text="经营状态为停产或失联",
    scope_note="经营状态为名录更新时的状态",
    display=Display("家"),
    higher_is_better=False,
    examples=(Example("2", rows=[{"operating_state": state} for state in ("suspended", "lost", "normal")]),),
)
indicator(
    number="J010",
    name="liaison_coverage",
    said_as=("规上工业企业包联覆盖率", "包联覆盖率"),
    label="规上工业企业包联覆盖率",
    unit="%",
    formula=Ratio(
        Count(ENTERPRISES, where=lambda t: on_register(t) & t.is_cared_for, shows="is_cared_for"),
        Count(ENTERPRISES, where=on_register, shows="is_large_industry"),
    ),
    formula_text="基准日有在期班子成员和助企干部包联的企业÷在册规上工业企业",
    scope_note="按信用代码匹配，代码错的先按更正记录更正；包联结束日当日仍有效",
    display=PERCENT_OR_WHOLE,
    series=MonthEnds(before=3),
    higher_is_better=True,
    examples=(
        Example(
            "50",
            rows=[
                {"is_large_industry": True, "is_cared_for": True},
                {"is_large_industry": True, "is_cared_for": False},
                {"is_large_industry": False, "is_cared_for": True},
            ],
        ),
    ),
)
