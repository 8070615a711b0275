"""The zone's own map: a GeoJSON file of its streets and communities in the data home.

The ledgers hold no coordinates, only words (示范东苑社区12号). A feature of the file gives one such word a
shape; things are placed by the longest name that stands in their own words, and what names no feature
is listed as not placed. No tiles, nothing from the network.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from dajuan.store.home import AREAS, Home, write_whole

Line = tuple[tuple[float, float], ...]

_LARGEST = 4 * 2**20
_MOST_POINTS = 100_000
_KINDS: dict[str, Literal["area", "road", "spot"]] = {
    "Polygon": "area",
    "MultiPolygon": "area",
    "LineString": "road",
    "MultiLineString": "road",
    "Point": "spot",
}
#: How deep the points of a geometry lie in its lists.
_DEPTHS = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


class Unreadable(ValueError):
    """The file cannot be used; the text says why."""


@dataclass(frozen=True)
class Feature:
    """A named shape: its outlines, in degrees or in metres of a local grid."""

    name: str
    kind: Literal["area", "road", "spot"]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Geography:
    """``note`` is what the file says about itself (whose it is, that it is a sketch)."""

    note: str
    features: tuple[Feature, ...]

    def names_by_length(self) -> list[str]:
        """The longest first, so that 东苑社区北区 is found before 东苑社区."""
        return sorted((feature.name for feature in self.features), key=lambda name: (-len(name), name))


def geography(text: str) -> Geography:
    """Out of a GeoJSON FeatureCollection whose features have a ``name``. Raises Unreadable."""
    if len(text.encode()) > _LARGEST:
        raise Unreadable(f"文件超过 {_LARGEST // 2**20} MB，请先简化边界")
    try:
        whole = json.loads(text)
        features = tuple(_features(whole))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        place = (
            f"第 {error.lineno} 行有误" if isinstance(error, json.JSONDecodeError) else "缺项，或坐标不是数字"
        )
        raise Unreadable(f"不是可用的 GeoJSON：{place}") from error
    if not features:
        raise Unreadable("没有带名称（properties.name）的面、线或点")
    if sum(len(line) for feature in features for line in feature.lines) > _MOST_POINTS:
        raise Unreadable(f"边界点超过 {_MOST_POINTS} 个，请先简化边界")
    return Geography(str(whole.get("note") or ""), features)


def _features(whole: dict[str, Any]) -> Iterator[Feature]:
    if whole["type"] != "FeatureCollection":
        raise ValueError("type 不是 FeatureCollection")
    for found in whole["features"]:
        name = str((found.get("properties") or {}).get("name") or "").strip()
        shape = found.get("geometry") or {}
        if name and shape.get("type") in _KINDS:
            kind = shape["type"]
            yield Feature(name, _KINDS[kind], tuple(_lines(shape["coordinates"], _DEPTHS[kind])))


def _lines(coordinates: Any, depth: int) -> Iterator[Line]:
    if depth == 0:
        yield (_point(coordinates),)
    elif depth == 1:
        yield tuple(_point(point) for point in coordinates)
    else:
        for part in coordinates:
            yield from _lines(part, depth - 1)


def _point(point: Any) -> tuple[float, float]:
    x, y = float(point[0]), float(point[1])
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError("坐标不是数")
    return x, y


def keep(text: str, home: Home) -> Geography:
    """Makes it the zone's map, once it has been read through."""
    read = geography(text)
    write_whole(home.path / AREAS, text)
    return read


def kept(home: Home) -> Geography | None:
    """The zone's map; None when it has none or only one that cannot be used."""
    path = home.path / AREAS
    return _read(path, path.stat().st_mtime_ns) if path.exists() else None


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Geography | None:
    del changed
    try:
        return geography(path.read_text(encoding="utf-8"))
    except (Unreadable, UnicodeDecodeError):
        return None
