"""Geometry of the charts: widths in percent so they stretch, heights in pixels; colours are in chart.css.

Each chart carries the sentence a screen reader says and the rows of the table under it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dajuan.kernel.amount import grouped, rounded

_LEFT = Decimal(8)
_TOP, _PLOT = 26, 176
_STEPS = (1, 2, 5, 10, 20, 25, 40, 50)


@dataclass(frozen=True)
class Point:
    """One period of a series: its value, and where it should stand by then."""

    label: str
    value: Decimal
    target: Decimal | None = None


@dataclass(frozen=True)
class Bar:
    """A drawn point: ``middle``, ``left`` and ``width`` in percent, ``top``, ``height``, ``tick`` in
    pixels; ``said`` is where its number stands."""

    label: str
    printed: str
    middle: Decimal
    left: Decimal
    width: Decimal
    top: int
    height: int
    tick: int | None
    said: int


@dataclass(frozen=True)
class Bars:
    """Monthly bars with the target as a dark tick."""

    bars: tuple[Bar, ...]
    grid: tuple[tuple[int, str], ...]
    floor: int
    height: int
    sentence: str
    rows: tuple[tuple[str, str, str], ...]


def monthly_bars(points: Sequence[Point], name: str, unit: str) -> Bars | None:
    """Bars from zero; None when there is nothing to draw."""
    if not points:
        return None
    most = max([Decimal(1), *(max(point.value, point.target or Decimal(0)) for point in points)])
    step = _step(most)
    floor = _TOP + _PLOT
    slot = (100 - _LEFT) / len(points)
    width = slot * Decimal("0.54")

    def y(value: Decimal) -> int:
        return floor - int(max(value, Decimal(0)) / most * _PLOT)

    bars = []
    for index, point in enumerate(points):
        middle = _LEFT + slot * (index + Decimal("0.5"))
        bars.append(
            Bar(
                label=point.label,
                printed=grouped(point.value, 1),
                middle=rounded(middle, 2),
                left=rounded(middle - width / 2, 2),
                width=rounded(width, 2),
                top=y(point.value),
                height=floor - y(point.value),
                tick=None if point.target is None else y(point.target),
                said=_above(y(point.value), None if point.target is None else y(point.target)),
            )
        )
    lines = [step * n for n in range(int(most / step) + 1)]
    rows = tuple(
        (point.label, grouped(point.value, 2), "—" if point.target is None else grouped(point.target, 2))
        for point in points
    )
    last = points[-1]
    sentence = f"{name}：{points[0].label}到{last.label}，最近为{grouped(last.value, 2)}{unit}"
    if last.target is not None:
        sentence += f"，时序目标{grouped(last.target, 2)}{unit}"
    grid = tuple((y(line), grouped(line, 0)) for line in lines)
    return Bars(tuple(bars), grid, floor, floor + 24, sentence, rows)


def _above(top: int, tick: int | None) -> int:
    """The number stands on its bar, unless the target's tick would cross it."""
    return (tick if tick is not None and top - 24 < tick < top else top) - 8


def _step(most: Decimal) -> Decimal:
    """A round distance between grid lines that gives at most five of them."""
    scale = Decimal(1)
    while True:
        for step in _STEPS:
            if most / (scale * step) <= 4:
                return scale * step
        scale *= 100


@dataclass(frozen=True)
class Part:
    """One part of a whole: ``left`` and ``width`` in percent."""

    label: str
    colour: str
    count: int
    left: Decimal
    width: Decimal


@dataclass(frozen=True)
class Stacked:
    """A whole in parts."""

    parts: tuple[Part, ...]
    sentence: str


def stacked(counts: Sequence[tuple[str, str, int]], name: str) -> Stacked:
    """``counts`` pairs (label, colour, count), in the order drawn."""
    total = sum(count for _, _, count in counts) or 1
    parts, done = [], 0
    for label, colour, count in counts:
        left = rounded(Decimal(100 * done) / total, 2)
        parts.append(Part(label, colour, count, left, rounded(Decimal(100 * count) / total, 2)))
        done += count
    said = "，".join(f"{label}{count}" for label, _, count in counts)
    return Stacked(tuple(parts), f"{name}：{said}")


@dataclass(frozen=True)
class Bullet:
    """A value against a target, both in percent of the longest bar."""

    width: Decimal
    tick: Decimal | None
    colour: str
    sentence: str


def bullet(value: Decimal, target: Decimal | None, most: Decimal, name: str, colour: str = "bar") -> Bullet:
    """``most`` is what the full width stands for."""

    def share(amount: Decimal) -> Decimal:
        return rounded(min(max(amount / most * 100, Decimal(0)), Decimal(100)), 2) if most > 0 else Decimal(0)

    return Bullet(share(value), None if target is None else share(target), colour, name)


def sparkline(values: Sequence[Decimal]) -> str:
    """Points of a polyline in a box of 72 x 18; empty with fewer than two values."""
    if len(values) < 2:
        return ""
    low, span = min(values), (max(values) - min(values)) or Decimal(1)
    step = Decimal(66) / (len(values) - 1)
    return " ".join(
        f"{rounded(2 + step * index, 1)},{rounded(15 - (value - low) / span * 12, 1)}"
        for index, value in enumerate(values)
    )


@dataclass(frozen=True)
class Gate:
    """What a timeline shows of one gate."""

    label: str
    planned: date | None
    actual: date | None
    evidence: str = ""


@dataclass(frozen=True)
class Mark:
    """A gate drawn: positions in percent; ``state`` is done, late or ahead (of us)."""

    gate: Gate
    planned: Decimal | None
    actual: Decimal | None
    state: str
    said: str


@dataclass(frozen=True)
class Timeline:
    """Gates between two years; ``now`` is the valid date."""

    marks: tuple[Mark, ...]
    years: tuple[tuple[Decimal, str], ...]
    now: Decimal
    sentence: str


def timeline(gates: Sequence[Gate], at: date) -> Timeline | None:
    """None when no gate has a date."""
    days = [day for gate in gates for day in (gate.planned, gate.actual) if day]
    if not days:
        return None
    first, last = date(min([*days, at]).year, 1, 1), date(max([*days, at]).year, 12, 31)
    whole = Decimal((last - first).days or 1)

    def place(day: date | None) -> Decimal | None:
        return None if day is None else rounded(Decimal((day - first).days) / whole * 96 + 2, 2)

    marks = tuple(Mark(gate, place(gate.planned), place(gate.actual), *_state(gate, at)) for gate in gates)
    years = tuple(
        (place(date(year, 1, 1)) or Decimal(2), str(year)) for year in range(first.year, last.year + 1)
    )
    sentence = "关口：" + "；".join(f"{mark.gate.label}{mark.said}" for mark in marks)
    return Timeline(marks, years, place(at) or Decimal(0), sentence)


def _state(gate: Gate, at: date) -> tuple[str, str]:
    if gate.actual and gate.actual <= at:
        if gate.planned is None or gate.actual <= gate.planned:
            return "done", f"{gate.actual}"
        return "done", f"{gate.actual}，比计划晚{(gate.actual - gate.planned).days}天"
    if gate.planned is None:
        return "ahead", "未定计划"
    if gate.planned < at:
        return "late", f"计划{gate.planned}，已超{(at - gate.planned).days}天"
    return "ahead", f"计划{gate.planned}，还有{(gate.planned - at).days}天"
