"""The zone's map: what a GeoJSON file may be, and where its shapes are drawn."""

import json
from decimal import Decimal

import pytest

from dajuan.desks.charts import drawn_map
from dajuan.desks.places.geography import Geography, Unreadable, geography, keep, kept
from dajuan.desks.places.mentions import says
from dajuan.store.home import Home
from tests.desks.furnished import COMMUNITIES, area_map


def read() -> Geography:
    return geography(area_map())


def test_shapes_are_read_by_name_and_the_longest_name_first() -> None:
    assert [(one.name, one.kind) for one in read().features] == [
        *((name, "area") for name in COMMUNITIES),
        ("科隆大道", "road"),
    ]
    assert read().note == "示意图"
    assert len(read().names_by_length()[0]) == 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"type": "Feature"}',
        '{"type": "FeatureCollection", "features": []}',
        '{"type": "FeatureCollection", "features": [{"properties": {"name": "甲"}, "geometry": {"type": "Point", "coordinates": ["a", 1]}}]}',
        '{"type": "FeatureCollection", "features": [{"properties": {"name": "甲"}, "geometry": {"type": "Point", "coordinates": [NaN, 1]}}]}',
        json.dumps({"type": "FeatureCollection", "features": [{"properties": {}, "geometry": None}]}),
        "[" * 100_000,
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(text: str, zone_db: Home) -> None:
    keep(area_map(), zone_db)
    with pytest.raises(Unreadable):
        keep(text, zone_db)
    assert kept(zone_db) == read()


def test_a_zone_without_a_map_or_with_a_broken_one_has_none(zone_db: Home) -> None:
    assert kept(zone_db) is None
    (zone_db.path / "areas.geojson").write_text("{", encoding="utf-8")
    assert kept(zone_db) is None


def test_numbers_stand_inside_their_shapes_and_areas_are_tinted_by_them() -> None:
    drawn = drawn_map(read().features, {"河岸社区": 4, "桥头社区": 1}, "充电点")
    assert drawn is not None
    assert (drawn.width, drawn.height) == (1000, 380)
    assert [outline.tint for outline in drawn.outlines] == [4, 1, 0, 0]
    middles = {spot.name: (spot.x, spot.y) for spot in drawn.spots}
    assert middles["桥头社区"] == (50.0, 50.0)
    assert middles["河岸社区"][0] < middles["桥头社区"][0] < middles["新街社区"][0]
    assert [spot.radius for spot in drawn.spots] == [20, 14, 9]
    assert drawn.sentence == "充电点：河岸社区4，桥头社区1"


def test_a_street_s_number_keeps_off_the_areas_and_degrees_are_narrowed() -> None:
    drawn = drawn_map(read().features, {"科隆大道": 2, "桥头社区": 1}, "缆线")
    assert drawn is not None
    street = next(spot for spot in drawn.spots if spot.kind == "road")
    assert min(abs(street.x - other.x) for other in drawn.spots if other is not street) > 5
    north = json.loads(area_map())
    for feature in north["features"]:
        feature["geometry"]["coordinates"] = _moved(feature["geometry"]["coordinates"])
    tall = drawn_map(geography(json.dumps(north)).features, {}, "北")
    assert tall is not None
    assert Decimal(tall.height) > 380


def _moved(part: object) -> object:
    """Ten times smaller and sixty degrees north, where a degree of longitude is half as wide."""
    if isinstance(part, list) and part and isinstance(part[0], (int, float)):
        return [part[0] / 10, 60 + part[1] / 10]
    return [_moved(one) for one in part] if isinstance(part, list) else part


def test_nothing_to_draw_is_no_map() -> None:
    assert drawn_map([], {}, "空") is None


def test_a_number_behind_a_name_is_another_name() -> None:
    assert says("河岸社区12号", "河岸社区")
    assert says("经一路28段", "经一路")
    assert not says("充电点10", "充电点1")
    assert says("充电点10、充电点1", "充电点1")
    assert not says("", "充电点1")
