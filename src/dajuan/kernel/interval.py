"""Exact intervals: what a printed number says about the true value. Fractions only, never floats."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Exact = Fraction | Decimal | int


def exact(value: Exact) -> Fraction:
    """The fraction equal to a number (the constructor's own way is several times slower)."""
    return value if type(value) is Fraction else Fraction(*value.as_integer_ratio())


@dataclass(frozen=True, slots=True)
class Interval:
    """The closed set [lo, hi]; ``None`` is an open side. ValueError when lo > hi.

    >>> Interval.printed(Decimal("6.34")) == Interval.of(Decimal("6.335"), Decimal("6.345"))
    True
    """

    lo: Fraction | None
    hi: Fraction | None

    def __post_init__(self) -> None:
        if self.lo is not None and self.hi is not None and self.lo > self.hi:
            raise ValueError("区间下端大于上端")

    @classmethod
    def of(cls, lo: Exact | None, hi: Exact | None) -> "Interval":
        return cls(None if lo is None else exact(lo), None if hi is None else exact(hi))

    @classmethod
    def point(cls, value: Exact) -> "Interval":
        return cls(exact(value), exact(value))

    @classmethod
    def printed(cls, value: Decimal, step: Decimal | None = None) -> "Interval":
        """Half a unit of the last printed digit either way; ``step`` overrides that unit (0: exact)."""
        half = (Decimal(1).scaleb(_exponent(value)) if step is None else step) / 2
        return cls(exact(value - half), exact(value + half)) if half else cls.point(value)

    @classmethod
    def truncated(cls, value: Decimal, step: Decimal | None = None) -> "Interval":
        """The reading in which the digits after the last printed one were cut off, away from zero."""
        unit = Decimal(1).scaleb(_exponent(value)) if step is None else step
        return (
            cls(exact(value), exact(value + unit)) if value >= 0 else cls(exact(value - unit), exact(value))
        )

    def meets(self, other: "Interval") -> bool:
        return _below(self.lo, other.hi) and _below(other.lo, self.hi)

    def holds(self, value: Exact) -> bool:
        return self.meets(Interval.point(value))

    @property
    def bounded(self) -> bool:
        return self.lo is not None and self.hi is not None

    @property
    def middle(self) -> Fraction:
        """Centre of a bounded interval, else its one end; 0 for the whole line."""
        if self.lo is not None and self.hi is not None:
            return (self.lo + self.hi) / 2
        return self.lo if self.lo is not None else self.hi if self.hi is not None else Fraction(0)

    def __add__(self, other: "Interval | Exact") -> "Interval":
        other = _interval(other)
        return Interval(
            None if self.lo is None or other.lo is None else self.lo + other.lo,
            None if self.hi is None or other.hi is None else self.hi + other.hi,
        )

    def __neg__(self) -> "Interval":
        return Interval(None if self.hi is None else -self.hi, None if self.lo is None else -self.lo)

    def __sub__(self, other: "Interval | Exact") -> "Interval":
        return self + -_interval(other)

    def __mul__(self, other: "Interval | Exact") -> "Interval":
        """Product; a factor with an open side gives the whole line unless the other is the point 0."""
        other = _interval(other)
        if not self.bounded or not other.bounded:
            return _half_open_product(self, other)
        ends = [
            a * b for a in (self.lo, self.hi) for b in (other.lo, other.hi) if a is not None and b is not None
        ]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: "Interval | Exact") -> "Interval":
        """Quotient; ZeroDivisionError when the divisor may be zero."""
        other = _interval(other)
        if other.holds(0):
            raise ZeroDivisionError("除数的区间含零")
        flipped = (None if end is None else 1 / end for end in (other.hi, other.lo))
        lo, hi = flipped
        if lo is None and hi is not None and hi > 0:
            lo = Fraction(0)
        if hi is None and lo is not None and lo < 0:
            hi = Fraction(0)
        return self * Interval(lo, hi)

    def __pow__(self, exponent: int) -> "Interval":
        result = Interval.point(1)
        for _ in range(exponent):
            result = result * self
        return result


def total(parts: Iterable[Interval]) -> Interval:
    """Sum of intervals."""
    result = Interval.point(0)
    for part in parts:
        result = result + part
    return result


def _half_open_product(a: Interval, b: Interval) -> Interval:
    """Both factors known to be non-negative keep their lower bound; anything else is unknown."""
    if a.lo is not None and b.lo is not None and a.lo >= 0 and b.lo >= 0:
        return Interval(a.lo * b.lo, None if a.hi is None or b.hi is None else a.hi * b.hi)
    return Interval(None, None)


def _interval(value: "Interval | Exact") -> Interval:
    return value if isinstance(value, Interval) else Interval.point(value)


def _below(lo: Fraction | None, hi: Fraction | None) -> bool:
    return lo is None or hi is None or lo <= hi


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
