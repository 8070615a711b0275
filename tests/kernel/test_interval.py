"""Intervals hold what they say: every operation contains the result of every choice of true values."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dajuan.kernel.interval import Interval, total

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=50)
shares = st.fractions(min_value=0, max_value=1, max_denominator=20)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval and a number in it."""
    lo, hi = sorted((draw(numbers), draw(numbers)))
    return Interval(lo, hi), lo + (hi - lo) * draw(shares)


@given(pairs(), pairs())
def test_operations_contain_every_choice(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]) -> None:
    (left, x), (right, y) = a, b
    assert (left + right).holds(x + y)
    assert (left - right).holds(x - y)
    assert (left * right).holds(x * y)
    assert (-left).holds(-x)
    assert (left**2).holds(x * x)
    assert total([left, right, left]).holds(x + y + x)
    if not right.holds(0):
        assert (left / right).holds(x / y)
    assert left.holds(left.middle)


@given(pairs(), pairs())
def test_meeting_is_symmetric_and_true_when_a_number_is_shared(
    a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    assert a[0].meets(b[0]) == b[0].meets(a[0])
    assert not b[0].holds(a[1]) or a[0].meets(b[0])


@given(st.decimals(min_value=-10_000, max_value=10_000, places=3), st.integers(min_value=0, max_value=3))
def test_printed_digits_hold_the_number_they_were_rounded_from(value: Decimal, places: int) -> None:
    shown = value.quantize(Decimal(1).scaleb(-places))
    assert Interval.printed(shown).holds(value)


@given(st.integers(min_value=-99_999, max_value=99_999), st.integers(min_value=0, max_value=3))
def test_truncated_digits_hold_the_number_they_were_cut_from(value: int, places: int) -> None:
    exact = Fraction(value, 1000)
    step = Fraction(1, 10**places)
    cut = (abs(exact) // step) * step * (1 if exact >= 0 else -1)
    assert (value < 0 and cut == 0) or Interval.truncated(
        Decimal(cut.numerator) / cut.denominator, Decimal(1).scaleb(-places)
    ).holds(exact)


def test_printed_and_exact() -> None:
    assert Interval.printed(Decimal("6.34")) == Interval.of(Decimal("6.335"), Decimal("6.345"))
    assert Interval.printed(Decimal(25), Decimal(0)) == Interval.point(25)
    assert Interval.printed(Decimal(300), Decimal(1)) == Interval.of(Decimal("299.5"), Decimal("300.5"))


def test_open_sides() -> None:
    above, below = Interval.of(7, None), Interval.of(None, 3)
    assert above.holds(10**9)
    assert not above.holds(6)
    assert not above.meets(below)
    assert (above + 1).lo == 8
    assert (above - below).lo == 4
    assert (above * Interval.of(2, 3)).lo == 14
    assert (Interval.of(1, 2) / above).hi == Fraction(2, 7)
    assert not above.bounded


def test_errors() -> None:
    with pytest.raises(ValueError, match="区间"):
        Interval.of(2, 1)
    with pytest.raises(ZeroDivisionError):
        Interval.point(1) / Interval.of(-1, 1)
