"""A sheet's numbers held against themselves: wrong units, wrong sums, typed numbers are found."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dajuan.answers.bound import BoundFigure, State
from dajuan.answers.checking import checked, doubted, findings
from dajuan.answers.markup import compose
from dajuan.answers.sheet import RenderedSheet
from dajuan.kernel.period import Period
from tests.answers.standins import standin


def sheet_of(text: str, **printed: tuple[str, str, str]) -> RenderedSheet:
    """``printed`` maps keys to (printed, value, unit)."""
    figures = {
        key: BoundFigure(key, key, shown, Decimal(value), unit, at=date(2022, 6, 30))
        for key, (shown, value, unit) in printed.items()
    }
    return replace(standin(), document=compose("题", text, figures), figures=figures)


GOOD = {
    "P003": ("123.8亿元", "1238012.36", "万元"),
    "P004": ("129.22亿元", "1292150", "万元"),
    "P005": ("95.81%", "95.810267", "%"),
    "O003": ("15.1个百分点", "15.1", "百分点"),
}
TEXT = "完成投资{P003}，完成年度目标的{P005}。\n医药制造业拉动工业{O003}。"


def test_figures_as_printed_by_the_ledger_raise_no_doubt() -> None:
    assert findings(sheet_of(TEXT, **GOOD)) == []


@pytest.mark.parametrize(
    ("key", "shown"),
    [("P003", "124.8亿元"), ("P003", "123.8万元"), ("P005", "95.18%"), ("O003", "1.51个百分点")],
)
def test_a_figure_that_does_not_print_its_value_is_doubtful(key: str, shown: str) -> None:
    _, value, unit = GOOD[key]
    wrong = doubted(sheet_of(TEXT, **{**GOOD, key: (shown, value, unit)}))
    assert wrong.figures[key].state is State.DOUBTFUL
    assert "不符" in wrong.figures[key].doubt


def test_numbers_typed_into_the_text_are_found() -> None:
    typed = findings(sheet_of("完成投资{P003}，新建厂房31个。", **GOOD))
    assert [(finding.keys, finding.surface) for finding in typed] == [((), "31个")]


def test_contradictions_name_the_figures_they_touch() -> None:
    text = "全区企业{P001}，其中高新技术企业{P002}。"
    wrong = sheet_of(text, P001=("20家", "20", "家"), P002=("30家", "30", "家"))
    assert {key for finding in findings(wrong) for key in finding.keys} == {"P001", "P002"}


def test_any_text_is_checked_by_the_rules_of_arithmetic() -> None:
    verdicts = checked("全区企业20家，其中高新技术企业30家。", [], Period.parse("2022-H1"))
    assert [verdict.severity for verdict in verdicts] == ["red"]
