"""户外作业人员关爱: rest stations and heat trainings."""

import ibis.expr.types as ir

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Sum
from dajuan.indicators.printing import Display

PLACES, TRAININGS = "places", "trainings"


def held(t: ir.Table) -> ir.BooleanValue:
    return (t.kind == "heat_trainings") & t.held


LATER = Excluded("基准日以后举办的", Count(TRAININGS, where=lambda t: (t.kind == "heat_trainings") & ~t.held))

indicator(
    number="C012",
    name="rest_stations",
    said_as=("户外作业人员休息驿站", "户外休息驿站", "休息驿站", "户外劳动者驿站"),
    label="户外休息驿站",
    unit="处",
    formula=Count(PLACES, where=lambda t: (t.kind == "rest_stations") & t.in_use, shows="status"),
    formula_text="设立日期≤基准日、状态为开放的驿站数",
    display=Display("处", word="余", step=10),
    excludes=(
        Excluded("停用或尚未开放的", Count(PLACES, where=lambda t: (t.kind == "rest_stations") & ~t.in_use)),
    ),
    examples=(
        Example(
            "1", rows=[{"kind": "rest_stations", "in_use": True}, {"kind": "rest_stations", "in_use": False}]
        ),
    ),
)
indicator(
    number="G001",
    name="heat_trainings",
    said_as=("防暑安全培训", "户外作业安全培训", "防暑安全培训场次"),
    label="防暑安全培训场次",
    unit="场",
    formula=Count(TRAININGS, where=held, shows="held_on"),
    formula_text="培训日期≤基准日的有效行数",
    display=Display("场", word="余", step=10),
    excludes=(LATER,),
    examples=(
        Example(
            "1", rows=[{"kind": "heat_trainings", "held": True}, {"kind": "heat_trainings", "held": False}]
        ),
    ),
)
indicator(
    number="G002",
    name="heat_training_attendance",
    said_as=("防暑安全培训人次", "培训人次"),
    label="防暑安全培训人次",
    unit="人次",
    formula=Sum(TRAININGS, "attendance", where=held),
    formula_text="Σ参训人次（培训日期≤基准日）",
    display=Display("人次", word="余", step=1000),
    excludes=(LATER,),
    examples=(Example("97", rows=[{"kind": "heat_trainings", "held": True, "attendance": 97}]),),
)
