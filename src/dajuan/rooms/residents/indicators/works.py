"""道路下穿、灾后恢复重建: works that residents were promised."""

import ibis.expr.types as ir

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Sum
from dajuan.indicators.printing import Display

WORKS = "works"


def rebuilt(t: ir.Table) -> ir.BooleanValue:
    return (t.kind == "flood_reconstruction") & t.finished


UNFINISHED = Excluded(
    "基准日尚未完工或没有竣工日期的",
    Count(WORKS, where=lambda t: (t.kind == "flood_reconstruction") & ~t.finished),
)

indicator(
    number="W001",
    name="road_underpasses",
    said_as=("道路下穿高铁、高速项目", "下穿道路", "道路下穿高铁高速项目"),
    label="下穿道路条数（基础基本完成）",
    unit="条",
    formula=Count(
        WORKS,
        where=lambda t: (t.kind == "road_underpasses") & t.foundation_done,
        shows="foundation_done",
    ),
    formula_text="基础工程=是的道路数",
    excludes=(
        Excluded(
            "基础工程未完成的",
            Count(WORKS, where=lambda t: (t.kind == "road_underpasses") & ~t.foundation_done),
        ),
    ),
    examples=(
        Example(
            "1",
            rows=[
                {"kind": "road_underpasses", "foundation_done": True},
                {"kind": "road_underpasses", "foundation_done": False},
            ],
        ),
    ),
)
indicator(
    number="W002",
    name="flood_reconstruction",
    said_as=("灾后恢复重建项目", "灾后重建项目"),
    label="灾后恢复重建项目数",
    unit="个",
    formula=Count(WORKS, where=rebuilt, shows="finished_on"),
    formula_text="竣工日期≤基准日的项目数",
    excludes=(UNFINISHED,),
    examples=(Example("1", rows=[{"kind": "flood_reconstruction", "finished": True}]),),
)
indicator(
    number="W003",
    name="reconstruction_investment",
    said_as=("灾后恢复重建投资", "灾后恢复重建项目投资", "灾后重建投资"),
    label="灾后恢复重建投资",
    unit="万元",
    formula=Sum(WORKS, "investment", where=rebuilt),
    formula_text="Σ投资（竣工日期≤基准日）",
    display=Display("亿元", 1),
    excludes=(UNFINISHED,),
    examples=(
        Example("2", rows=[{"kind": "flood_reconstruction", "finished": True, "investment": "20000"}]),
    ),
)
