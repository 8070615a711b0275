"""Quantities out of the rarer shapes: ranges, fractions, ratios, ordinals, 1亿2000万元, 两三个."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from dajuan.claims.lexicon import Lexicon, Unit
from dajuan.claims.quantity import (
    DATE,
    IDENTIFIER,
    NAME,
    ORDINAL,
    PLACE,
    Quantity,
    measured,
    number_of,
    ranged,
)
from dajuan.kernel.numerals import SCALES


class Builder(Protocol):
    """What the shapes need of the scanner: its words, and plain quantities."""

    lexicon: Lexicon

    def measured(self, number: str, scale: str, more: bool, unit: str, han: bool) -> Quantity | None: ...


_CHANGED = re.compile(
    "(?:增加|减少|增长|提高|提升|上升|上涨|扩大|下降|下跌|降低|回落|压[降减缩]|缩[短减小]|削减|净[增减]|[增减升降])了?[约近]?$"
)


def one_range(units: dict[str, Unit], view: str, match: "re.Match[str]") -> bool:
    """从3家到5家, 1.8个百分点至23.6% and 压降1.3亿元至7.4亿元 are two numbers, 3家至5家 is one range."""
    low = match["aunit"]
    if not low:
        return True
    start = match.start()
    if units[low].base != units[match["bunit"]].base or view[start - 1 : start] in {"从", "由", "自"}:
        return False
    if units[low].dimension == "pp" or view[match.start("b") - 1] not in "到至":
        return True
    return _CHANGED.search(view, max(0, start - 6), start) is None


def range_of(builder: Builder, match: "re.Match[str]", unit: Unit, han: bool) -> Quantity | None:
    high_scale = "" if han else match["bscale"] or ""
    low_scale = "" if han else (match["ascale"] or high_scale)
    low = builder.measured(match["a"], low_scale, False, unit.printed, han)
    high = builder.measured(match["b"], high_scale, False, unit.printed, han)
    if low is None or high is None or low.value is None or high.value is None:
        return IDENTIFIER
    return ranged(low, high) if low.value < high.value else low


def _fraction(builder: Builder, match: "re.Match[str]") -> Quantity:
    han = match.group()[0] >= "〇"
    bottom, top = (match["den"], match["num"]) if han or match["den"] else (match["den2"], match["num2"])
    try:
        low, high = number_of(top, han), number_of(bottom, han)
    except ValueError:
        return NAME
    if high == 0 or low >= high:
        return NAME
    return Quantity("claim", low / high, FRACTION, printed=low, han=han)


FRACTION = Unit("分之", "", Fraction(1), "fraction")


def _percent(builder: Builder, match: "re.Match[str]") -> Quantity:
    return builder.measured(match["p"], "", False, "%", True) or NAME


def _tenths(builder: Builder, match: "re.Match[str]") -> Quantity:
    """九成五 and 9成5 are 95 %."""
    han = match["t"] >= "〇"
    rest = Decimal(5) if match["rest"] == "半" else number_of(match["rest"], han)
    value = number_of(match["t"], han) * 10 + rest
    return Quantity("claim", value, builder.lexicon.units["%"], step=Decimal(1), printed=value, han=han)


def _pair(builder: Builder, match: "re.Match[str]") -> Quantity | None:
    """两三个 is a range; 三四 without ascending order is nothing."""
    unit = builder.lexicon.units[match["punit"]]
    low, high = (number_of(match[part] + match["ptail"], True) for part in ("pa", "pb"))
    if high - low != number_of("一" + match["ptail"], True):
        return NAME
    return ranged(Quantity("claim", low, unit, printed=low, han=True), Quantity("claim", high, unit))


def _spaced(builder: Builder, match: "re.Match[str]") -> Quantity | None:
    """12 345.6万吨, 1 2 0家."""
    number = match["s"].replace(" ", "")
    return builder.measured(number, match["sscale"] or "", bool(match["smore"]), match["sunit"], False)


def _parted(builder: Builder, match: "re.Match[str]") -> Quantity | None:
    """123. 8亿元."""
    return builder.measured(
        match["pn"].replace(" ", ""), match["pscale"] or "", False, match["pnunit"], False
    )


def _ratio(builder: Builder, match: "re.Match[str]") -> Quantity:
    return Quantity("ratio", number_of(re.split("[:：]", match["ratio"])[0], False))


def _mixed(builder: Builder, match: "re.Match[str]") -> Quantity:
    unit = builder.lexicon.units[match["xunit"]]
    number = number_of(match["big"] + match["small"], False)
    item = measured(str(number), "", bool(match["xmore"]), unit)
    return Quantity(
        "claim",
        item.value,
        unit,
        None,
        item.approx,
        SCALES[match["small"].lstrip("0123456789")] * builder.lexicon.decimal_factors[unit.printed],
        number,
    )


def _ordinal(builder: Builder, match: "re.Match[str]") -> Quantity:
    text, unit = match["o"], match["ounit"] or ""
    try:
        value = number_of(text, not text[0].isascii())
    except ValueError:
        return ORDINAL
    if unit in {"方阵", "梯队", "方队"}:
        return Quantity(
            "rank", value, Unit(unit, "方阵" if unit == "方队" else unit, Fraction(1), "rank"), printed=value
        )
    if unit in {"位", "名"}:
        return Quantity("rank", value, Unit(unit, unit, Fraction(1), "rank"), printed=value)
    if unit:
        return ORDINAL
    return Quantity("rank?", value, PLACE, printed=value)


def _first(builder: Builder, match: "re.Match[str]") -> Quantity:
    if match.group()[1] in "次批届期部":
        return ORDINAL
    return Quantity("rank", Decimal(1), PLACE, printed=Decimal(1))


MAKERS: dict[str, Callable[[Builder, "re.Match[str]"], Quantity | None]] = {
    "identifier": lambda _builder, _match: IDENTIFIER,
    "name": lambda _builder, _match: NAME,
    "digitname": lambda _builder, _match: NAME,
    "date": lambda _builder, _match: DATE,
    "listed": lambda _builder, _match: ORDINAL,
    "ratio": _ratio,
    "fraction": _fraction,
    "percent": _percent,
    "tenths": _tenths,
    "spaced": _spaced,
    "parted": _parted,
    "pair": _pair,
    "mixed": _mixed,
    "ordinal": _ordinal,
    "first": _first,
}
