"""How a text is set: no character is lost, no claim is torn apart, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dajuan import claims
from dajuan.desks.checking.checked import Marked, checked_text
from dajuan.desks.checking.words import period_said

PIECES = (
    "抽查20家企业",
    "其中14家合格",
    "合格率60%",
    "，",
    "。",
    "\n",
    "\n\n",
    "一、总的情况",
    "完成投资",
    "123.8亿元",
    " ",
    "①",
    "增长9%",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)


def bare(text: str) -> str:
    return "".join(text.split())


@given(TEXTS)
def test_the_paragraphs_are_the_text(text: str) -> None:
    pieces = [piece for paragraph in checked_text(text).paragraphs for piece in paragraph.pieces]
    shown = "".join(piece.surface if isinstance(piece, Marked) else piece for piece in pieces)
    assert bare(shown) == bare(text)


@given(TEXTS)
def test_every_claim_is_set_once_in_order(text: str) -> None:
    checked = checked_text(text)
    set_marks = [
        piece for paragraph in checked.paragraphs for piece in paragraph.pieces if isinstance(piece, Marked)
    ]
    assert [mark.number for mark in set_marks] == list(range(1, len(claims.read(text)) + 1))


def test_lines_broken_to_fit_a_page_are_one_paragraph() -> None:
    text = "上半年情况\n\n全区完成投资123.8\n亿元，比上年同期增\n长9%。\n二、环境\n新增企业20家。"
    shown = [
        (paragraph.kind, "".join(p.surface if isinstance(p, Marked) else p for p in paragraph.pieces))
        for paragraph in checked_text(text).paragraphs
    ]
    assert shown == [
        ("title", "上半年情况"),
        ("text", "全区完成投资123.8亿元，比上年同期增长9%。"),
        ("heading", "二、环境"),
        ("text", "新增企业20家。"),
    ]


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2022", "2022年"),
        ("2022-H1", "2022年上半年"),
        ("Q1", "一季度"),
        ("2022-06末", "2022年6月末"),
        ("2022-01..05", "2022年1—5月"),
        ("06-15", "6月15日"),
        ("上年-H1", "上年上半年"),
        ("", ""),
    ],
)
def test_periods_are_said_in_chinese(period: str, said: str) -> None:
    assert period_said(period) == said
