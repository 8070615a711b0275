"""Any number, unit, governor and period put into any template comes back; its clothes do not matter."""

import os
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dajuan.claims import Claim, check, read
from dajuan.claims.lexicon import WORDS, entries, shipped

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

LONG = bool(os.environ.get("DAJUAN_TORTURE"))
FUZZ = 100_000 if LONG else 400

INDICATORS = ["固定资产投资", "税收收入", "技术合同成交额", "用电量", "进出口总额", "旅游收入", "存款余额"]
PERIODS = ["", "上半年,", "1-10月,", "2023年,", "截至9月末,", "一季度,"]
UNITS = [
    row
    for row in entries(WORDS, "units.tsv")
    if row[3] in {"money", "length", "area", "volume", "mass", "energy"}
]
CHANGES = {
    "增长": 1,
    "下降": -1,
    "同比增长": 1,
    "同比下降": -1,
    "比上年增长": 1,
    "较上年同期减少": -1,
    "环比上涨": 1,
    "回落": -1,
}
TRADITIONAL = {s: t for t, s in reversed(shipped().traditional.items())}

numbers = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999"), places=2)
scales = st.sampled_from(["", "万", "亿"])
SIZE = {"": 1, "万": 10**4, "亿": 10**8}


def plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def meaning(claims: list[Claim]) -> list[tuple[object, ...]]:
    return [
        (claim.value, claim.value_hi, claim.unit, claim.kind, claim.approx, claim.period) for claim in claims
    ]


@given(numbers, scales, st.sampled_from(UNITS), st.sampled_from(INDICATORS), st.sampled_from(PERIODS))
def test_a_level_comes_back(
    number: Decimal, scale: str, unit: list[str], indicator: str, period: str
) -> None:
    surface = f"{plain(number)}{scale}{unit[0]}"
    (claim,) = read(f"{period}全市{indicator}达到{surface}。")
    top, _, bottom = unit[2].partition("/")
    assert (claim.surface, claim.unit, claim.kind, claim.subject) == (surface, unit[1], "level", indicator)
    assert (
        abs(claim.value - number * SIZE[scale] * Decimal(top) / Decimal(bottom or 1))
        <= abs(claim.value) / 10**20
    )


@given(numbers, st.sampled_from(list(CHANGES)), st.sampled_from(INDICATORS), st.sampled_from(PERIODS))
def test_a_growth_comes_back(number: Decimal, change: str, indicator: str, period: str) -> None:
    (claim,) = read(f"{period}{indicator}{change}{plain(number)}%。")
    assert (claim.value, claim.unit, claim.kind) == (number * CHANGES[change], "%", "growth")
    assert claim.subject == indicator
    assert change in claim.comparator


@given(st.integers(min_value=1, max_value=999_999), st.sampled_from(["个", "家", "处", "件", "人次", "户"]))
def test_a_count_comes_back_grouped_or_not(number: int, unit: str) -> None:
    for printed in (str(number), f"{number:,}"):
        (claim,) = read(f"全区共有企业{printed}{unit}。")
        assert (claim.value, claim.unit, claim.kind, claim.step) == (number, unit, "count", 0)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of the genre with two to four numbers."""
    parts = []
    for _ in range(draw(st.integers(min_value=1, max_value=3))):
        parts.append(f"{draw(st.sampled_from(INDICATORS))}{plain(draw(numbers))}亿元")
        parts.append(f"{draw(st.sampled_from(list(CHANGES)))}{plain(draw(numbers))}%")
    return draw(st.sampled_from(PERIODS)) + "，".join(parts) + "。"


@given(sentences())
def test_full_width_digits_change_nothing(text: str) -> None:
    wide = text.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789.%"})
    assert meaning(read(wide)) == meaning(read(text))


@given(sentences())
def test_blanks_between_number_and_unit_change_nothing(text: str) -> None:
    spaced = text.replace("亿元", " 亿元").replace("%", " %")
    assert meaning(read(spaced)) == meaning(read(text))


@given(sentences())
def test_traditional_characters_change_nothing(text: str) -> None:
    assert meaning(read("".join(TRADITIONAL.get(char, char) for char in text))) == meaning(read(text))


@given(sentences(), st.data())
def test_a_line_break_changes_nothing(text: str, data: st.DataObject) -> None:
    places = [
        i for i in range(1, len(text)) if not (text[i - 1 : i + 1].isascii() and text[i - 1 : i + 1].strip())
    ]
    place = data.draw(st.sampled_from(places))
    assert meaning(read(text[:place] + "\n" + text[place:])) == meaning(read(text))


@given(sentences())
def test_ascii_punctuation_changes_nothing(text: str) -> None:
    ascii_text = text.replace("，", ", ").replace("。", ". ")
    assert meaning(read(ascii_text)) == meaning(read(text))


@given(sentences(), sentences())
def test_offsets_always_refer_to_the_text_as_given(first: str, second: str) -> None:
    text = first + second
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.surface


letters = st.sampled_from(
    list(
        "0123456789一二三十百千万亿第首年月日个家元%％‰．.,，、。；:：()（）“”《》 \n-—~至到和同比增长占率的其中分别约余多\ud800𠮷aK@"
    )
)


@settings(max_examples=FUZZ, deadline=None)
@given(st.text(letters, max_size=80) | st.text(max_size=40))
def test_any_text_is_read_and_checked_without_error(text: str) -> None:
    claims = read(text, non_claims=True)
    assert all(0 <= claim.start < claim.end <= len(text) for claim in claims)
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    check(read(text))


#: What is repeated, and how many claims two repetitions of it are.
ENDLESS = {
    "1个、": 2,
    "1%的": 2,
    "（a）": 0,
    "其中1个、": 2,
    "总投资1元，资金2元，": 4,
    "第1位": 2,
    "超": 0,
    "百分之": 1,
    "《1": 0,
    "\n1": 0,
    "1:": 2,
    "“1": 0,
}
EXTREME = 1_000_000 if LONG else 100_000


@pytest.mark.parametrize("part", ENDLESS)
def test_an_endless_sentence_is_read_to_its_end(part: str) -> None:
    times = EXTREME // 100
    text = part * times + "1个"
    claims = read(text)
    assert len(claims) == times * ENDLESS[part] // 2 + 1
    assert claims[-1].start >= len(text) - 3
    assert all(text[claim.start : claim.end] == claim.surface for claim in claims)
    assert len(check(claims)) == {"总投资1元，资金2元，": times, "1:": 1}.get(part, 0)


@pytest.mark.parametrize("part", ["1", "1,", "1.1", "一", "百十", "1 ", "(", "1-"])
def test_an_endless_number_is_no_claim_and_hides_none(part: str) -> None:
    text = (part * EXTREME)[:EXTREME] + "。全区共有企业7家。"
    claims = read(text)
    assert [(claim.surface, claim.value, claim.end) for claim in claims] == [("7家", 7, len(text) - 1)]
    check(claims)
