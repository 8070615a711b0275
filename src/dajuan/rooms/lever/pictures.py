"""Pictures of the lever: what has become of each of the three batches."""

import ibis.expr.types as ir

from dajuan.indicators.formulas import Condition, Count
from dajuan.indicators.pictures import PICTURES, Picture, Step
from dajuan.projects.models import Track
from dajuan.rooms.lever.indicators.terms import COHORTS
from dajuan.rooms.lever.indicators.three_batches import CONVERTED_ROUNDS, cohort

#: Stages in order: the flag of the cube, and what people call it.
_STAGES = (
    ("performed", "已履约"),
    ("started", "已开工"),
    ("producing", "已投产"),
    ("at_capacity", "已达效"),
)
#: Where each batch begins: what was done before it was admitted is not asked again.
_FIRST = {Track.SIGNING: 0, Track.START: 1, Track.PRODUCTION: 2}


def come_as_far_as(track: Track, place: int) -> Condition:
    """Members who have reached the stage or any later one: a project that produces has started."""

    def reached(t: ir.Table) -> ir.BooleanValue:
        passed = t[_STAGES[place][0]].fill_null(False)
        for flag, _ in _STAGES[place + 1 :]:
            passed = passed | t[flag].fill_null(False)
        return cohort(track)(t) & passed

    return reached


for _track, _first in _FIRST.items():
    PICTURES.put(
        Picture(
            code=f"batch_{_track.value}",
            label=_track.label,
            place=_first,
            note=f"前{'一二三四五六'[CONVERTED_ROUNDS - 1]}期在册成员，右边是占上一阶段的比例",
            steps=(
                Step("在册", Count(COHORTS, where=cohort(_track))),
                *(
                    Step(_STAGES[place][1], Count(COHORTS, where=come_as_far_as(_track, place)))
                    for place in range(_first, len(_STAGES))
                ),
            ),
        )
    )
