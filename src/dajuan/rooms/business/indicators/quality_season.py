"""质量提升季: the zone's own place in the city's ranking."""

import ibis.expr.types as ir

from dajuan.indicators.definition import Example, indicator
from dajuan.indicators.formulas import Count, Sum
from dajuan.indicators.printing import Display
from dajuan.rooms.business.ledgers.quality_season import QUALITY_SEASON

PLACES = "ranking_places"
_OWN = {"ranking": QUALITY_SEASON, "is_own": True}
_NUMERALS = "一二三四五六七八九十"


def own(t: ir.Table) -> ir.BooleanValue:
    """The zone's own places in this ranking."""
    return (t.ranking == QUALITY_SEASON) & t.is_own


indicator(
    number="V005",
    name="quality_season_streak",
    said_as=("质量提升季连续第一", "连续第一"),
    label="质量提升季连续第一次数",
    unit="次",
    formula=Count(PLACES, where=lambda t: own(t) & t.in_streak, shows="place"),
    formula_text="本区所在组名次为1的最近连续轮数",
    scope_note="通报日期≤基准日；并列第一也算第一",
    display=Display("次", words={place: f"{numeral}次" for place, numeral in enumerate(_NUMERALS, 1)}),
    higher_is_better=True,
    examples=(
        Example("1", rows=[{**_OWN, "in_streak": True}, {**_OWN, "in_streak": False}, {"is_own": False}]),
    ),
)
indicator(
    number="V006",
    name="quality_season_place",
    said_as=("质量提升季名次", "质量提升季排名"),
    label="质量提升季最近一轮名次",
    unit="位",
    formula=Sum(PLACES, "place", where=lambda t: own(t) & t.is_latest),
    formula_text="末轮本区在所在组的名次",
    scope_note="通报日期≤基准日",
    display=Display("位", words={place: f"第{numeral}" for place, numeral in enumerate(_NUMERALS, 1)}),
    higher_is_better=False,
    examples=(
        Example(
            "2",
            rows=[{**_OWN, "is_latest": True, "place": 2}, {**_OWN, "is_latest": False, "place": 1}],
        ),
    ),
)
