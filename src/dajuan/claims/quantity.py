"""What one numeral of the text says: value in the base unit, unit, precision. Built once per surface, then cached."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from dajuan.claims.lexicon import Unit
from dajuan.kernel.numerals import SCALES, arabic_number, chinese_number

NOTHING = Unit("", "", Fraction(1), "bare")
PLACE = Unit("位", "位", Fraction(1), "rank")


@dataclass(frozen=True, slots=True)
class Quantity:
    """``sort`` is claim, bare, rank, ordinal, date, identifier or name; ``step`` the unit of the last printed
    digit in base units (0: an exact count); ``printed`` the number before scale and unit."""

    sort: str
    value: Decimal | None = None
    unit: Unit = NOTHING
    value_hi: Decimal | None = None
    approx: str = "exact"
    step: Decimal = Decimal(0)
    printed: Decimal = Decimal(0)
    scale: str = ""
    han: bool = False


#: Start, end and meaning of one numeral.
Token = tuple[int, int, Quantity]
DATE, IDENTIFIER, NAME, ORDINAL = (Quantity(sort) for sort in ("date", "identifier", "name", "ordinal"))


def number_of(text: str, han: bool) -> Decimal:
    """ValueError for texts that are no number or longer than any figure."""
    if len(text) > 30:
        raise ValueError("数字过长")
    return chinese_number(text.replace(".", "点")) if han else arabic_number(text.replace("，", ""))


def measured(text: str, scale: str, more: bool, unit: Unit, *, han: bool = False) -> Quantity:
    """A number with its scale word and unit."""
    number = number_of(text, han)
    size = SCALES[scale]
    factor = size * (Decimal(unit.factor.numerator) / Decimal(unit.factor.denominator))
    exponent = number.as_tuple().exponent if not han else min(0, int(number.as_tuple().exponent))
    exact = (
        unit.dimension in {"count", "rank", "place"}
        and not scale
        and int(exponent) >= 0
        and not _scaled(text)
    )
    return Quantity(
        sort="claim" if unit is not NOTHING else "bare",
        value=number * factor,
        unit=unit,
        approx="余" if more else "exact",
        step=Decimal(0) if exact else _last_place(text, number) * factor,
        printed=number,
        scale=scale,
        han=han,
    )


def _scaled(text: str) -> bool:
    return text[-1] in "万亿"


def _last_place(text: str, number: Decimal) -> Decimal:
    """The unit of the last printed digit: 0.01 for 6.34, 1 for 300, 万 for the Chinese 三万."""
    if text[-1] in "万亿":
        return SCALES[text[-1]]
    return Decimal(1).scaleb(min(0, int(number.as_tuple().exponent)))


def shared(item: Quantity, right: Quantity) -> Quantity:
    """A bare number that takes scale and unit from the number to its right (3.5和1.9个百分点)."""
    scale = item.scale or right.scale
    factor = SCALES[scale] * Decimal(right.unit.factor.numerator) / Decimal(right.unit.factor.denominator)
    exponent = min(0, int(item.printed.as_tuple().exponent))
    exact = right.unit.counts and not scale and exponent == 0
    step = Decimal(0) if exact else Decimal(1).scaleb(exponent) * factor
    return replace(
        item, sort=right.sort, value=item.printed * factor, unit=right.unit, step=step, scale=scale
    )


def ranged(low: Quantity, high: Quantity) -> Quantity:
    """Two ends of 3-5个."""
    return replace(low, value_hi=high.value, approx="range")
