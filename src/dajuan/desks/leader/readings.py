"""One figure at its other dates, and against its goal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dajuan.desks import charts
from dajuan.desks.reading import Reading
from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.figure import Figure
from dajuan.indicators.goals import Judged, goal_of, judge
from dajuan.indicators.printing import distance
from dajuan.indicators.queries import figures


@dataclass(frozen=True)
class Readings:
    """``lines`` are (figure, its change against the one before in words), the latest last; ``unit`` is
    that of the ``bars``."""

    lines: Sequence[tuple[Figure, str]]
    bars: charts.Bars | None
    unit: str


def readings_of(number: str, reading: Reading) -> Readings | None:
    """What the definition prints for the period besides; None for an indicator that is read once."""
    indicator = INDICATORS.get(number)
    if not indicator.series or indicator.breakdown:
        return None
    found = in_order(figures(reading.period, numbers=[number]))
    if len(found) < 2:
        return None
    lines = [
        (figure, _change(figure, found[place - 1] if place else None)) for place, figure in enumerate(found)
    ]
    last = {figure.at: figure for figure in found}.values()
    unit, scale = ("亿元", 10_000) if indicator.unit == "万元" else (indicator.unit, 1)
    points = [
        charts.Point(f"{figure.at.month}月", figure.value / scale)
        for figure in last
        if figure.value is not None
    ]
    drawn = len(points) > 1 and all(point.value >= 0 for point in points)
    return Readings(lines, charts.monthly_bars(points, indicator.heading, unit) if drawn else None, unit)


def in_order(found: Iterable[Figure]) -> list[Figure]:
    """Readings of one definition, the latest last: of one day, what is known now after what was reported
    first."""
    return sorted(found, key=lambda figure: (figure.at, figure.suffix.endswith("final")))


def _change(figure: Figure, before: Figure | None) -> str:
    if before is None or before.value is None or figure.value is None:
        return ""
    delta = figure.value - before.value
    return "持平" if not delta else f"{'+' if delta > 0 else '−'}{distance(delta, figure.unit)}"


def judged(figure: Figure, reading: Reading) -> Judged | None:
    """Its light, where the zone has a goal for it."""
    goal = goal_of(figure.number, figure.at)
    if goal is None:
        return None
    targets = (
        figures(reading.period, at=figure.at, known=reading.known, numbers=[goal.reads]) if goal.reads else []
    )
    return judge(figure, {target.number: target for target in targets})
