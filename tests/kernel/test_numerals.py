"""Chinese and Arabic numerals: what is written comes back."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dajuan.kernel.numerals import arabic_number, chinese_number

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """The standard way to write a whole number below a trillion."""
    if number < 10:
        return DIGITS[number]
    for size, word in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            tail = "" if not rest else ("零" if rest < size // 10 else "") + written(rest)
            return written(head) + word + tail
    raise AssertionError(number)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_every_whole_number_comes_back(number: int) -> None:
    assert chinese_number(written(number)) == number


@given(st.integers(min_value=0, max_value=9999), st.text("123456789", min_size=1, max_size=4))
def test_decimals_come_back(number: int, tail: str) -> None:
    words = written(number) + "点" + "".join(DIGITS[int(char)] for char in tail)
    assert chinese_number(words) == Decimal(f"{number}.{tail}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("两千零五", 2005),
        ("三百五", 350),
        ("一万两千三", 12_300),
        ("一亿二千万", 120_000_000),
        ("两万亿", 2 * 10**12),
        ("二〇二二", 2022),
        ("百", 100),
        ("叁拾伍", 35),
        ("十二点五", "12.5"),
    ],
)
def test_chinese(text: str, value: str | int) -> None:
    assert chinese_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234.5", "1234.5"), ("3亿2000万", 320_000_000), ("35万", 350_000), ("2万亿", 2 * 10**12), ("7", 7)],
)
def test_arabic(text: str, value: str | int) -> None:
    assert arabic_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "三个", "点五", "三点", "x", "一二三四五六七八九十" * 5])
def test_what_is_no_chinese_number(text: str) -> None:
    with pytest.raises(ValueError, match="数字"):
        chinese_number(text)


@pytest.mark.parametrize("text", ["", "3x", "万", "三"])
def test_what_is_no_arabic_number(text: str) -> None:
    with pytest.raises(ValueError, match="数字"):
        arabic_number(text)
