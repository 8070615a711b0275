"""Rounding words follow from the exact figure; the examples in the docstring are the specification."""

import doctest
from fractions import Fraction

import pytest

from dajuan.indicators import printing
from dajuan.indicators.printing import Display


def test_the_examples_in_the_docstring_hold() -> None:
    done = doctest.testmod(printing)
    assert done.attempted
    assert not done.failed


@pytest.mark.parametrize(
    ("display", "value", "printed"),
    [
        (Display("家", word="余", step=10), "13", "10余家"),
        (Display("家", word="余", step=10), "20", "20家"),
        (Display("人次", word="余", step=1000), "3126", "3000余人次"),
        (Display("万平方米", word="约"), "19876.5", "约2万平方米"),
        (Display("万平方米", word="约"), "20000", "2万平方米"),
        (Display("处", word="余", step=10), "7", "7处"),
        (Display("万平方米", word="约"), "890", "890平方米"),
        (Display("项", word="超"), "7", "超6项"),
        (Display("项", word="超"), "1", "1项"),
        (Display("项", word="超"), "0", "0项"),
        (Display("亿元", 2), "76600", "0.00亿元"),
        (Display("百分点", 1), "24.107143", "24.1个百分点"),
        (Display("位", words={1: "第一"}), "1", "第一"),
    ],
)
def test_a_figure_is_printed_as_prose_prints_it(display: Display, value: str, printed: str) -> None:
    assert display.shown(Fraction(value)) == printed
