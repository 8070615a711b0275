"""Sheets as files: front matter, words, and a folder of them."""

from datetime import date

import pytest

from dajuan.answers.definition import SHEETS, Sheet, words_of
from dajuan.kernel.period import Period

SOURCE = "---\ncode: x\nlabel: 试卷\ntitle: {zone}{period}答卷\n---\n\n截至{at}，{P001}。\n"


def test_front_matter_names_the_sheet_and_the_rest_is_text() -> None:
    sheet = Sheet.parse(SOURCE)
    assert (sheet.code, sheet.label, sheet.title) == ("x", "试卷", "{zone}{period}答卷")
    assert sheet.text == "截至{at}，{P001}。\n"


def test_words_are_filled_in_and_figures_stay_bound() -> None:
    words = words_of("示范区", Period.parse("2022-H1"), date(2022, 6, 30))
    worded = Sheet.parse(SOURCE).worded(words)
    assert worded.title == "示范区2022年上半年答卷"
    assert worded.text == "截至2022年6月30日，{P001}。\n"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("正文", "开头"),
        ("---\ncode: x\n", "开头"),
        ("---\ncode: x\nlabel: 试卷\n---\n正文", "title"),
        ("---\ncode:\nlabel: 试卷\ntitle: 题\n---\n正文", "code"),
    ],
)
def test_a_file_without_its_head_is_refused_with_what_is_missing(source: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Sheet.parse(source)


def test_the_rooms_sheets_are_on_the_shelf() -> None:
    assert SHEETS.get("half-year").label == "半年答卷"
