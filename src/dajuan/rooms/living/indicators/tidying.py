"""“线”上的硬功夫: demolitions, green plots, charging points, cables, old estates."""

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Sum
from dajuan.indicators.printing import Display
from dajuan.rooms.living.indicators.terms import PLACES, done, not_done

indicator(
    number="C001",
    name="demolished_area",
    said_as=("拆除违建", "拆除违法建设", "拆除违建面积"),
    label="拆除违建面积",
    unit="平方米",
    formula=Sum(PLACES, "area", where=done("demolitions")),
    formula_text="Σ建筑面积（已拆除、拆除日≤基准日）",
    scope_note="拆除日期早于通知日期的，程序存疑，暂不计入",
    display=Display("万平方米", word="约"),
    excludes=(not_done("demolitions"),),
    examples=(
        Example(
            "89",
            rows=[
                {"kind": "demolitions", "finished": True, "area": "89"},
                {"kind": "demolitions", "finished": False, "area": "640"},
            ],
        ),
    ),
)
indicator(
    number="C002",
    name="restored_green_area",
    said_as=("恢复绿地", "恢复绿地面积"),
    label="恢复绿地面积",
    unit="平方米",
    formula=Sum(PLACES, "area", where=done("restored_green")),
    formula_text="Σ恢复面积（完成日≤基准日）",
    display=Display("平方米"),
    excludes=(not_done("restored_green"),),
    examples=(Example("350", rows=[{"kind": "restored_green", "finished": True, "area": "350"}]),),
)
indicator(
    number="C003",
    name="new_charging_points",
    said_as=("集中充电点", "新设集中充电点"),
    label="新设集中充电点",
    unit="处",
    formula=Count(
        PLACES,
        where=lambda t: (t.kind == "charging_points") & t.finished_in_period,
        shows="finished_on",
    ),
    formula_text="建成日期在本期内、且≤基准日的点位数",
    excludes=(
        Excluded(
            "本期以前建成的存量点位",
            Count(PLACES, where=lambda t: (t.kind == "charging_points") & t.finished & ~t.finished_in_period),
        ),
        not_done("charging_points"),
    ),
    examples=(
        Example(
            "1",
            rows=[
                {"kind": "charging_points", "finished_in_period": True},
                {"kind": "charging_points", "finished_in_period": False},
                {"kind": "parks", "finished_in_period": True},
            ],
        ),
    ),
)
indicator(
    number="C004",
    name="tidied_cables",
    said_as=("空中缆线", "规范空中缆线", "规范空中缆线长度"),
    label="规范空中缆线",
    unit="米",
    formula=Sum(PLACES, "metres", where=done("overhead_cables")),
    formula_text="Σ规范长度（完成日≤基准日）",
    display=Display("万米", 1, word="约"),
    excludes=(not_done("overhead_cables"),),
    examples=(Example("460", rows=[{"kind": "overhead_cables", "finished": True, "metres": "460"}]),),
)
indicator(
    number="C006",
    name="renewed_estates",
    said_as=("老旧小区", "完成老旧小区改造", "老旧小区整体改造"),
    label="完成改造老旧小区",
    unit="个",
    formula=Count(PLACES, where=done("old_estates"), shows="finished_on"),
    formula_text="竣工日期≤基准日的小区数",
    excludes=(not_done("old_estates"),),
    examples=(
        Example(
            "1", rows=[{"kind": "old_estates", "finished": True}, {"kind": "old_estates", "finished": False}]
        ),
    ),
)
indicator(
    number="C014",
    name="renewed_households",
    said_as=("改造老旧小区户数", "老旧小区改造惠及户数"),
    label="改造老旧小区户数",
    unit="户",
    formula=Sum(PLACES, "households", where=done("old_estates")),
    formula_text="Σ户数（竣工日期≤基准日）",
    excludes=(not_done("old_estates"),),
    examples=(Example("694", rows=[{"kind": "old_estates", "finished": True, "households": 694}]),),
)
