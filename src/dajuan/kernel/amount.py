"""Money and printed numbers: exact decimals, rounded once, at the edge, half up."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

#: How many yuan one unit holds. Money is stored in 元; 万元 and 亿元 are ways to show it.
MONEY_UNITS: dict[str, Decimal] = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


def rounded(value: Decimal | Fraction, decimals: int) -> Decimal:
    """ROUND_HALF_UP to ``decimals`` places; exact for fractions (no binary or context rounding first).

    >>> rounded(Fraction(83, 112) * 100, 6)
    Decimal('74.107143')
    """
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    above, below = value.numerator * 10**decimals, value.denominator
    whole = (2 * abs(above) + below) // (2 * below)
    return Decimal(-whole if above < 0 else whole).scaleb(-decimals)


def plain(value: Decimal) -> str:
    """The shortest exact decimal string, never in exponent form.

    >>> plain(Decimal("21343286.50"))
    '21343286.5'
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def in_unit(yuan: Decimal, unit: str) -> Decimal:
    """An amount of yuan expressed in 元, 万元 or 亿元, exactly."""
    return yuan / MONEY_UNITS[unit]


def grouped(value: Decimal, decimals: int | None = None) -> str:
    """With thousands separators for tables: 1,238,012.36."""
    if decimals is not None:
        value = rounded(value, decimals)
    return f"{value:,f}"
