"""荣誉: firsts of the country, of the province and of the city, each by a document and within a scope."""

from collections.abc import Callable

import ibis.expr.types as ir

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Sum
from dajuan.indicators.printing import Display
from dajuan.registers.models import RecognitionKind
from dajuan.rooms.enterprises.indicators.terms import RECOGNITIONS

_SCOPE = "须有证明文号，在有效期内；“首家”“第一”还须写明比较范围"
_FIRST_WORDS = Display("位", words={1: "首家", 0: "未见首家"})


def granted(kind: RecognitionKind, subject: str = "") -> Callable[[ir.Table], ir.BooleanValue]:
    """Honours of one kind that stand at the date; ``subject`` is a word of what they are for."""

    def condition(t: ir.Table) -> ir.BooleanValue:
        found = t.is_standing & (t.kind == kind.value)
        return found & t.subject.contains(subject) if subject else found

    return condition


def compared(kind: RecognitionKind, subject: str) -> Callable[[ir.Table], ir.BooleanValue]:
    """The same, with the scope of the comparison told."""
    return lambda t: granted(kind, subject)(t) & t.has_scope


_EXPIRED = (Excluded("已过有效期", Count(RECOGNITIONS, where=lambda t: t.has_expired)),)

for number, name, label, unit, kind, display in (
    (
        "H001",
        "national_firsts",
        "全国第一项数",
        "个",
        RecognitionKind.NATIONAL_FIRST,
        Display("个", word="超"),
    ),
    ("H002", "first_of_its_kind", "首家项数", "项", RecognitionKind.FIRST, Display("项")),
):
    indicator(
        number=number,
        name=name,
        said_as=(kind.label,),
        label=label,
        unit=unit,
        formula=Count(RECOGNITIONS, where=granted(kind), shows="document"),
        formula_text=f"类型={kind.label}且有文号",
        scope_note=_SCOPE,
        display=display,
        excludes=_EXPIRED,
        examples=(
            Example(
                "1",
                rows=[{"kind": kind.value, "is_standing": True}, {"kind": kind.value, "is_standing": False}],
            ),
        ),
    )
for number, name, subject, word in (
    ("H011", "first_factoring_company", "落户商业保理公司", "商业保理公司"),
    ("H012", "first_national_engineering_centre", "获批国家工程研究中心", "国家工程研究中心"),
    ("H013", "first_split_listing", "A股分拆企业上市", "分拆企业上市"),
    ("H014", "first_hydrogen_park", "氢能产业园建成运营", "氢能产业园"),
):
    indicator(
        number=number,
        name=name,
        said_as=(subject, word),
        label=f"首家：{subject}",
        unit="位",
        formula=Count(RECOGNITIONS, where=compared(RecognitionKind.FIRST, word), shows="document"),
        formula_text="荣誉清单有文号、有比较范围",
        scope_note=_SCOPE,
        display=_FIRST_WORDS,
        examples=(
            Example(
                "1",
                rows=[
                    {"kind": "first", "subject": subject, "is_standing": True, "has_scope": True},
                    {"kind": "first", "subject": subject, "is_standing": True, "has_scope": False},
                ],
            ),
        ),
    )
for number, name, label, said, word in (
    ("H015", "first_institutes", "首批产业研究院入选总数", "首批产业研究院", "产业研究院"),
    (
        "H016",
        "private_economy_pilots",
        "民营经济示范城市首批试点总数",
        "民营经济示范城市首批试点",
        "民营经济示范城市",
    ),
):
    indicator(
        number=number,
        name=name,
        said_as=(said,),
        label=label,
        unit="家",
        formula=Sum(RECOGNITIONS, "group_size", where=granted(RecognitionKind.FIRST_GROUP, word)),
        formula_text="荣誉清单“同批入选数”（外部名单）",
        scope_note=_SCOPE,
        display=Display("家"),
        examples=(
            Example(
                "10",
                rows=[
                    {"kind": "first_group", "subject": word, "is_standing": True, "group_size": 10},
                    {"kind": "title", "subject": word, "is_standing": True, "group_size": 88},
                ],
            ),
        ),
    )
indicator(
    number="H017",
    name="only_private_economy_pilot",
    said_as=("唯一入选民营经济试点",),
    label="唯一入选民营经济试点",
    unit="家",
    formula=Count(RECOGNITIONS, where=compared(RecognitionKind.ONLY, "民营经济"), shows="document"),
    formula_text="荣誉清单类型=唯一，有文号、有比较范围",
    scope_note=_SCOPE,
    display=Display("家", words={1: "一家"}),
    examples=(
        Example(
            "1", rows=[{"kind": "only", "subject": "民营经济试点", "is_standing": True, "has_scope": True}]
        ),
    ),
)
