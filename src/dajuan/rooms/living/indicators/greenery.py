"""“面”上的实功夫: parks, gardens, greenways, ornaments, green nodes."""

from dajuan.indicators.definition import Example, indicator
from dajuan.indicators.formulas import Count, Sum
from dajuan.indicators.printing import Display
from dajuan.rooms.living.indicators.terms import PLACES, done, not_done

for number, name, category, label, said_as, display in (
    ("C007", "community_parks", "社区公园", "社区公园", ("社区公园", "完成社区公园"), None),
    ("C008", "street_gardens", "街头游园", "街头游园", ("街头游园", "完成街头游园"), None),
    (
        "C010",
        "green_ornaments",
        "景观小品",
        "绿化景观小品",
        ("绿化景观小品", "景观小品"),
        Display("个", word="余", step=10),
    ),
):
    indicator(
        number=number,
        name=name,
        said_as=said_as,
        label=label,
        unit="个",
        formula=Count(PLACES, where=done("parks", category), shows="finished_on"),
        formula_text=f"类别={category}且完工日期≤基准日的行数",
        display=display,
        excludes=(not_done("parks", category),),
        examples=(
            Example(
                "1",
                rows=[
                    {"kind": "parks", "category": category, "finished": True},
                    {"kind": "parks", "category": category, "finished": False},
                    {"kind": "parks", "category": "其他", "finished": True},
                ],
            ),
        ),
    )
indicator(
    number="C009",
    name="greenways",
    said_as=("绿道", "建设绿道"),
    label="绿道",
    unit="公里",
    formula=Sum(PLACES, "kilometres", where=done("parks", "绿道")),
    formula_text="Σ长度（类别=绿道且完工日期≤基准日）",
    display=Display("公里", 1, trim=True),
    excludes=(not_done("parks", "绿道"),),
    examples=(
        Example("7.6", rows=[{"kind": "parks", "category": "绿道", "finished": True, "kilometres": "7.6"}]),
    ),
)
indicator(
    number="C011",
    name="green_nodes",
    said_as=("节点绿化提升改造项目", "绿化提升节点", "节点绿化提升改造"),
    label="绿化提升节点",
    unit="个",
    formula=Count(PLACES, where=done("green_nodes"), shows="finished_on"),
    formula_text="完工日期≤基准日的行数",
    excludes=(not_done("green_nodes"),),
    examples=(Example("1", rows=[{"kind": "green_nodes", "finished": True}]),),
)
