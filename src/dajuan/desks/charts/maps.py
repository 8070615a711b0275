"""A map of named shapes: outlines scaled into a box, a spot with its number on each."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

_WIDE = 1000
_LEAST, _MOST = 380, 1100
_MARGIN = 12
#: Tints from few to many; the rest is ground.
_TINTS = 4
_SMALL, _SPOT, _LARGE = 9, 12, 20
#: Areas first, so that roads and spots lie on top of them.
_ORDER = ("area", "spot", "road")


class Shape(Protocol):
    """What is drawn."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> Literal["area", "road", "spot"]: ...
    @property
    def lines(self) -> tuple[tuple[tuple[float, float], ...], ...]: ...


@dataclass(frozen=True)
class Outline:
    """``path`` in the units of the box; ``tint`` from 0 (nothing there) to 4."""

    path: str
    kind: str
    tint: int


@dataclass(frozen=True)
class Spot:
    """Where the number of a shape stands: ``x`` and ``y`` in percent of the box, ``radius`` in pixels. Roads
    lie too close together to be named on the map."""

    name: str
    kind: str
    count: int
    x: float
    y: float
    radius: int


@dataclass(frozen=True)
class Map:
    """``width`` and ``height`` are the units of the box."""

    width: int
    height: int
    outlines: tuple[Outline, ...]
    spots: tuple[Spot, ...]
    sentence: str


def drawn_map(shapes: Sequence[Shape], counts: Mapping[str, int], name: str) -> Map | None:
    """None without a shape. Degrees are narrowed by their latitude, other grids taken as they are."""
    points = [point for shape in shapes for line in shape.lines for point in line]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    in_degrees = max(map(abs, xs)) <= 180 and max(map(abs, ys)) <= 90
    narrow = math.cos(math.radians((min(ys) + max(ys)) / 2)) if in_degrees else 1.0
    span_x, span_y = (max(xs) - min(xs)) * narrow or 1.0, (max(ys) - min(ys)) or 1.0
    inner = _WIDE - 2 * _MARGIN
    scale = min(inner / span_x, (_MOST - 2 * _MARGIN) / span_y)
    height = max(_LEAST, round(span_y * scale) + 2 * _MARGIN)
    left, top = (_WIDE - span_x * scale) / 2, (height - span_y * scale) / 2

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return (
            round(left + (point[0] - min(xs)) * narrow * scale, 1),
            round(top + (max(ys) - point[1]) * scale, 1),
        )

    most = max([counts.get(shape.name, 0) for shape in shapes] + [1])
    outlines, spots = [], list[Spot]()
    for shape in sorted(shapes, key=lambda shape: _ORDER.index(shape.kind)):
        lines = [[at(point) for point in line] for line in shape.lines]
        count = counts.get(shape.name, 0)
        outlines.append(Outline(_path(lines, shape.kind), shape.kind, math.ceil(count / most * _TINTS)))
        if count or shape.kind == "area":
            x, y = _middle(lines) if shape.kind != "road" else _free(lines, spots, height)
            largest = _LARGE if shape.kind == "area" else _SPOT
            radius = round(_SMALL + (largest - _SMALL) * math.sqrt(count / most))
            place = round(x / _WIDE * 100, 2), round(y / height * 100, 2)
            spots.append(Spot(shape.name, shape.kind, count, *place, radius))
    said = "，".join(f"{spot.name}{spot.count}" for spot in spots if spot.count) or "没有能放上地图的"
    return Map(_WIDE, height, tuple(outlines), tuple(spots), f"{name}：{said}")


def _path(lines: Sequence[Sequence[tuple[float, float]]], kind: str) -> str:
    close = "Z" if kind == "area" else ""
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in line) + close for line in lines if line)


def _free(
    lines: Sequence[Sequence[tuple[float, float]]], spots: Sequence[Spot], height: int
) -> tuple[float, float]:
    """Of some points along a road the one farthest from the numbers that stand already."""
    taken = [(spot.x / 100 * _WIDE, spot.y / 100 * height) for spot in spots]
    tried = [_along(max(lines, key=len), share / 20) for share in range(2, 19)]
    return max(tried, key=lambda point: min((math.dist(point, other) for other in taken), default=0.0))


def _along(line: Sequence[tuple[float, float]], share: float) -> tuple[float, float]:
    """The point that lies a share of the way along a line."""
    steps = [(a, b, math.dist(a, b)) for a, b in pairwise(line)]
    left = sum(length for *_, length in steps) * share
    for (x1, y1), (x2, y2), length in steps:
        if left <= length and length:
            return x1 + (x2 - x1) * left / length, y1 + (y2 - y1) * left / length
        left -= length
    return line[-1]


def _middle(lines: Sequence[Sequence[tuple[float, float]]]) -> tuple[float, float]:
    """The centroid of the ring with most points; the mean of what encloses nothing."""
    line = max(lines, key=len)
    pairs = list(pairwise(line))
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)
    if not twice:
        return sum(x for x, _ in line) / len(line), sum(y for _, y in line) / len(line)
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (3 * twice)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (3 * twice)
    return x, y
