"""Trainings held by the valid date."""

import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.registers.models import Training


def trainings(sources: Sources) -> ir.Table:
    """One row per session."""
    t = sources.dated(sources[Training])
    return t.mutate(entity=t.topic, label=t.topic, held=t.held_on <= t["at"])


TRAININGS = CUBES.put(
    Cube(
        "trainings",
        "培训",
        (Training,),
        trainings,
        {
            "entity": CubeColumn("培训主题", field="topic"),
            "attendance": CubeColumn("参训人次", "人次", field="attendance"),
            "held_on": CubeColumn("培训日期", field="held_on"),
        },
    )
)
