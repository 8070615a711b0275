"""Lengths and areas: units in titles, lines and cells, and what one is in another."""

import re
from decimal import Decimal
from fractions import Fraction

from dajuan.ledger.workbooks.titles import folded

_MU = Fraction(2000, 3)  # 亩, in square metres
_LENGTHS: dict[str, int | Fraction] = {
    "万米": 10_000,
    "公里": 1_000,
    "千米": 1_000,
    "km": 1_000,
    "米": 1,
    "m": 1,
}
_AREAS: dict[str, int | Fraction] = {
    "平方公里": 1_000_000, "平方千米": 1_000_000, "万平方米": 10_000, "万平米": 10_000, "万m2": 10_000,
    "公顷": 10_000, "平方米": 1, "平米": 1, "m2": 1, "万亩": 10_000 * _MU, "亩": _MU,
}  # fmt: skip
#: Every unit with its measure, longest name first: 平方米 must not be read as 米.
_MEASURES = {
    unit: (measure, Fraction(size))
    for measure, units in (("length", _LENGTHS), ("area", _AREAS))
    for unit, size in sorted(units.items(), key=lambda pair: -len(pair[0]))
}
_UNITS = "|".join(sorted(_MEASURES, key=len, reverse=True))
_STATED = re.compile(rf"(?:单位[:：]?|[（(\[【]|[/／,，、])(?:约)?({_UNITS})(?:[)）\]】]|$)", re.IGNORECASE)
_BEHIND = re.compile(rf"(.*\d)({_UNITS})", re.IGNORECASE)


def conversion(unit: str, wanted: str) -> Decimal | None:
    """How many ``wanted`` one ``unit`` is; None when they measure different things."""
    (measure, size), (other, one) = _MEASURES[unit.lower()], _MEASURES.get(wanted, ("", Fraction(1)))
    if measure != other:
        return None
    ratio = size / one
    return Decimal(ratio.numerator) / Decimal(ratio.denominator)


def measure_named(texts: tuple[str, ...], wanted: str) -> Decimal | None:
    """How many ``wanted`` one unit of a column is, by the first text that states a unit of its measure."""
    for text in texts:
        for match in _STATED.finditer(folded(text)):
            if (ratio := conversion(match[1], wanted)) is not None:
                return ratio
    return None


def split_measure(text: str) -> tuple[str, str]:
    """A number and the unit written behind it: 1.2公里 -> 1.2, 公里; without one the unit is empty."""
    match = _BEHIND.fullmatch(folded(text))
    return (match[1], match[2].lower()) if match else (text, "")
