"""A sketch map of the synthetic zone: a grid of communities and streets in metres, like no place on earth."""

import json
import math

from dajuan.demo.block import AREAS, COMMUNITIES
from dajuan.demo.names import SITES

NOTE = "合成示意图：方格是编的，不是任何真实地方"
_ACROSS, _WIDE, _HIGH = 4, 1500, 1700
_NUMERALS = "一二三四五六七八"
#: How far a corner of the grid is pushed from its place.
_WOBBLE = 170

Point = tuple[float, float]


def area_map() -> str:
    """GeoJSON: one polygon a community, one line a street, a point where only a spot is known, under the names the ledgers use."""
    features = [_feature(name, "Polygon", [_cell(place)]) for place, name in enumerate(COMMUNITIES)]
    wide, high = _ACROSS * _WIDE, math.ceil(len(COMMUNITIES) / _ACROSS) * _HIGH
    for number, numeral in enumerate(_NUMERALS):
        share = (number + 0.5) / len(_NUMERALS)
        x, y = round(wide * share), round(high * (1 - share))
        features.append(
            _feature(f"合成经{numeral}路", "LineString", [(x, 60), (x + 90, high / 2), (x, high - 60)])
        )
        features.append(
            _feature(f"合成纬{numeral}路", "LineString", [(60, y), (wide / 2, y + 70), (wide - 60, y)])
        )
    spots = [*SITES, *AREAS]
    for number, name in enumerate(spots):
        across, up = (number + 0.5) / len(spots), 0.12 + 0.76 * (number * 0.618 % 1)
        features.append(_feature(name, "Point", (round(wide * across), round(high * up))))
    return json.dumps({"type": "FeatureCollection", "note": NOTE, "features": features}, ensure_ascii=False)


def _cell(place: int) -> list[Point]:
    """The corners of one field of the grid, closed; neighbours share theirs."""
    column, row = place % _ACROSS, place // _ACROSS
    corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1), (column, row)]
    return [_corner(*corner) for corner in corners]


def _corner(column: int, row: int) -> Point:
    bend = math.sin(column * 2.3 + row * 4.1) * _WOBBLE
    return round(column * _WIDE + bend, 1), round(row * _HIGH - bend, 1)


def _feature(name: str, kind: str, coordinates: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": kind, "coordinates": coordinates},
    }
