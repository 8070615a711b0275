"""Text with bound figures: what is printed, when, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dajuan.answers.bound import BoundFigure
from dajuan.answers.document import Bound, Document, Kind, Text, chinese_ordinal
from dajuan.answers.markup import bound_numbers, compose


def figures(**values: str | None) -> dict[str, BoundFigure]:
    """Keys are written with __ for the dot; printed as <key>."""
    found = {}
    for name, value in values.items():
        key = name.replace("__", ".")
        exact = None if value is None else Decimal(value)
        found[key] = BoundFigure(key, key, f"<{key}>", exact, at=date(2022, 3, 31))
    return found


def words(document: Document) -> list[str]:
    """Blocks as text, a figure as <key>."""
    return [
        block.number
        + "".join(run.text if isinstance(run, Text) else run.words or f"<{run.key}>" for run in block.runs)
        for block in document.blocks
    ]


def printed(text: str, **values: str | None) -> list[str]:
    return words(compose("题", text, figures(**values)))


def test_headings_are_numbered_and_sections_begin_again() -> None:
    text = "## 甲\n\n### 子\n\n### 丑\n\n## 乙\n\n### 寅\n\n> 注\n"
    document = compose("题", text, {})
    assert words(document) == ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅", "注"]
    assert document.blocks[-1].kind is Kind.NOTE


def test_lines_of_a_paragraph_are_joined_and_kept_by_their_conditions() -> None:
    text = "共{P001}。\n{?P002} 有{P002}。\n{!P002} 无{P002}。\n{?P001 P003} 齐。"
    assert printed(text, P001="1", P002=None, P003="0") == ["共<P001>。无<P002>。齐。"]
    assert printed(text, P001="1", P002="2") == ["共<P001>。有<P002>。"]


def test_a_paragraph_without_lines_disappears_with_its_number() -> None:
    assert printed("{?P009} 无\n\n## {?P009} 章\n\n## 乙", P001="1") == ["一、乙"]


def test_a_flag_is_asked_for_its_value_and_printed_in_words() -> None:
    text = "{?O018=1} 处于{O018|第一方阵}。\n{?O018=0} 不在前列。"
    assert printed(text, O018="1") == ["处于第一方阵。"]
    assert printed(text, O018="0") == ["不在前列。"]
    assert compose("题", text, figures(O018="0")).figure_keys() == ("O018",)


def test_a_star_prints_every_variant_by_name_or_day() -> None:
    many = {"P010__在建": "142", "P010__竣工": "6", "P030__1__first": "7", "P030__1__final": "8", "P010": "9"}
    assert printed("{P010.*}", **many) == ["在建<P010.在建>、竣工<P010.竣工>"]
    assert printed("{P030.*.first|*月}", **many) == ["1月<P030.1.first>"]
    assert printed("{P030.*.final|@}", **many) == ["3月31日<P030.1.final>"]
    assert printed("{?P011.*} 有\n{!P011.*} 没有{P011.*}", **many) == ["没有<P011.*>"]


@pytest.mark.parametrize("text", ["{p003}", "{P3}", "{}", "{P001 P002}", "{O018|第1方阵}", "# 题"])
def test_what_is_no_binding_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"不是数字的绑定|不能"):
        compose("题", text, {})


@given(st.text(alphabet="*_`<>&[]()!~|中文 ab", min_size=1).filter(lambda t: not t.lstrip().startswith(">")))
def test_no_text_turns_into_markup(text: str) -> None:
    document = compose("题", f"字{text}", {})
    assert words(document) == [f"字{text}".rstrip()]


@given(st.lists(st.sampled_from(["P001", "P002", "P010.在建"]), min_size=1))
def test_every_bound_figure_is_in_the_list_of_keys_once(keys: list[str]) -> None:
    text = "，".join(f"{{{key}}}" for key in keys)
    document = compose("题", text, {})
    assert document.figure_keys() == tuple(dict.fromkeys(keys))
    assert sum(isinstance(run, Bound) for run in document.blocks[0].runs) == len(keys)
    assert bound_numbers(text) == {key[:4] for key in keys}


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")]
)
def test_ordinals_are_chinese(number: int, text: str) -> None:
    assert chinese_ordinal(number) == text
