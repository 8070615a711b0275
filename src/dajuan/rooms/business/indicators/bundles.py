"""一件事: how many, and what they spare people."""

import ibis.expr.types as ir

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Derived, Sum
from dajuan.indicators.printing import TENTH_OF_PERCENT

BUNDLES = "bundles"
_NOT_YET = Excluded("基准日还没有推出的", Count(BUNDLES, where=lambda t: ~t.has_launched))


def has_both_counts(t: ir.Table) -> ir.BooleanValue:
    """Launched, and its materials counted before and after."""
    return t.has_launched & t.materials_before.notnull() & t.materials.notnull()


_UNCOUNTED = Excluded(
    "缺材料数的",
    Count(BUNDLES, where=lambda t: t.has_launched & (t.materials_before.isnull() | t.materials.isnull())),
)
_LEFT_OUT = (_NOT_YET, _UNCOUNTED)

indicator(
    number="V001",
    name="launched_bundles",
    said_as=("一件事", "推出一件事", "“一件事”"),
    label="推出“一件事”",
    unit="个",
    formula=Count(BUNDLES, where=lambda t: t.has_launched, shows="has_launched"),
    formula_text="状态为已推出且推出日期≤基准日的行数",
    excludes=(_NOT_YET,),
    examples=(Example("1", rows=[{"has_launched": True}, {"has_launched": False}]),),
)
for number, name, label, column in (
    ("V011", "bundle_materials_before", "“一件事”原材料数", "materials_before"),
    ("V012", "bundle_materials", "“一件事”现材料数", "materials"),
):
    indicator(
        number=number,
        name=name,
        label=label,
        unit="份",
        formula=Sum(BUNDLES, column, where=has_both_counts),
        formula_text=f"已推出的各“一件事”，Σ{label[5:]}",
        scope_note="原、现两数缺一的不计",
        excludes=_LEFT_OUT,
        examples=(
            Example(
                "8",
                rows=[
                    {"has_launched": True, "materials_before": 8, "materials": 8},
                    {"has_launched": True, "materials_before": None, "materials": None},
                    {"has_launched": False, "materials_before": 9, "materials": 9},
                ],
            ),
        ),
    )
indicator(
    number="V002",
    name="materials_compression",
    said_as=("一件事材料压减率", "材料压减率"),
    label="“一件事”材料压减率",
    unit="%",
    formula=Derived("(V011 - V012) / V011 * 100"),
    formula_text="（Σ原材料数−Σ现材料数）÷Σ原材料数×100",
    scope_note="只算已推出的；原、现两数缺一的不计",
    display=TENTH_OF_PERCENT,
    excludes=_LEFT_OUT,
    higher_is_better=True,
    examples=(Example("25", operands={"V011": "8", "V012": "6"}),),
)
