"""Gaps of the care for people who work outdoors."""

from dajuan.indicators.formulas import Count
from dajuan.indicators.gaps import GAPS, Gap
from dajuan.rooms.staff.indicators.outdoor_work import PLACES

GAPS.put(
    Gap(
        code="closed_rest_stations",
        label="停用或没有开放的休息驿站",
        sound="休息驿站开放",
        rule="状态不是开放，或基准日还没有设立",
        should=Count(PLACES, where=lambda t: t.kind == "rest_stations"),
        lacking=Count(PLACES, where=lambda t: (t.kind == "rest_stations") & ~t.in_use),
        columns=("address", "keeper", "finished_on"),
        number="C012",
    )
)
