"""一件事: how many, and what they spare people."""

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Ratio, Sum
from dajuan.indicators.printing import TENTH_OF_PERCENT

BUNDLES = "bundles"
_NOT_YET = Excluded("基准日还没有推出的", Count(BUNDLES, where=lambda t: ~t.has_launched))

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
indicator(
    number="V002",
    name="materials_compression",
    said_as=("一件事材料压减率", "材料压减率"),
    label="“一件事”材料压减率",
    unit="%",
    formula=Ratio(
        Sum(BUNDLES, "materials_spared", where=lambda t: t.has_launched),
        Sum(BUNDLES, "materials_before", where=lambda t: t.has_launched & t.materials_spared.notnull()),
    ),
    formula_text="（Σ原材料数−Σ现材料数）÷Σ原材料数×100",
    scope_note="只算已推出的；原、现两数缺一的不计",
    display=TENTH_OF_PERCENT,
    excludes=(
        _NOT_YET,
        Excluded("缺材料数的", Count(BUNDLES, where=lambda t: t.has_launched & t.materials_spared.isnull())),
    ),
    higher_is_better=True,
    examples=(
        Example(
            "25",
            rows=[
                {"has_launched": True, "materials_before": 8, "materials_spared": 2},
                {"has_launched": False, "materials_before": 9, "materials_spared": 9},
            ],
        ),
    ),
)
