"""How figures are printed: unit, decimals, and the rounding words 约, 余, 超, each by its rule."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from dajuan.kernel.amount import MONEY_UNITS, grouped, plain, rounded


@dataclass(frozen=True)
class Display:
    """The unit shown, its decimals, and whether whole numbers drop their zeros.

    ``word`` with ``step`` rounds as prose does, in the unit shown: 约 to the nearest step, 余 down to a
    step not reached exactly, 超 to the greatest step still exceeded. An exact multiple is printed plain
    (except with 超), and what is below the first step too. ``words`` print some values in words (1: 首家).

    >>> Display("张", word="余", step=100).shown(Fraction(1846))
    '1800余张'
    >>> Display("万米", 1, word="约").shown(Fraction(13962))
    '约1.4万米'
    >>> Display("个", word="超").shown(Fraction(8))
    '超7个'
    """

    unit: str
    decimals: int = 0
    trim: bool = False
    word: Literal["", "约", "余", "超"] = ""
    step: int = 1
    words: Mapping[int, str] = field(default_factory=dict)

    def shown(self, value: Fraction | None) -> str:
        """The figure as printed, from base units (元, 米), rounded once, half up; a dash when there is none."""
        if value is None:
            return "—"
        if value in self.words:
            return self.words[int(value)]
        scale = self._scale()
        exact = value if scale == 1 else value / scale
        number = rounded(self._stepped(exact), self.decimals)
        if self.word and (
            number == 0 != exact or number < 0 <= exact
        ):  # too small for the word: said exactly
            return replace(self, unit=self.unit.removeprefix("万"), word="", step=1).shown(value)
        text = plain(number) if self.trim and number == number.to_integral_value() else f"{number:f}"
        before = self.word if self.word == "超" or (self.word == "约" and number != exact) else ""
        after = "余" if self.word == "余" and number != exact else ""
        return f"{before}{text}{after}{'个' if self.unit == '百分点' else ''}{self.unit}"

    def _scale(self) -> int:
        if self.unit in MONEY_UNITS:
            return int(MONEY_UNITS[self.unit])
        return 10_000 if self.unit.startswith("万") else 1

    def _stepped(self, exact: Fraction) -> Fraction:
        if self.step == 1 and self.word not in ("余", "超"):
            return exact
        steps = exact / self.step
        if self.word == "余":
            return Fraction(math.floor(steps) * self.step)
        if self.word == "超":
            return Fraction((math.ceil(steps) - 1) * self.step)
        return Fraction(math.floor(steps + Fraction(1, 2)) * self.step)


def distance(apart: Decimal, unit: str) -> str:
    """How far two figures of ``unit`` are apart, without a sign: points for rates, 亿元 from one on.

    >>> distance(Decimal("-6.4516"), "%"), distance(Decimal(416612.11), "万元"), distance(Decimal(38), "件")
    ('6.45个百分点', '41.66亿元', '38件')
    """
    amount = abs(apart)
    if unit == "万元" and amount >= 10_000:
        amount, unit = amount / 10_000, "亿元"
    return f"{grouped(rounded(amount, 2).normalize())}{'个百分点' if unit == '%' else unit}"


BILLIONS = Display("亿元", 2)
PERCENT = Display("%", 2)
PERCENT_OR_WHOLE = Display("%", 1, trim=True)
POINTS = Display("百分点", 1)
TENTH_OF_PERCENT = Display("%", 1)
