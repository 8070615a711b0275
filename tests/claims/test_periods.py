"""Periods: one form for what the text says and what the ledger has, so that a month meets its month."""

from decimal import Decimal

import pytest

from dajuan.claims import Figure, check, read


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2021年", "2021"),
        ("2021年上半年", "2021-H1"),
        ("2021年1-6月", "2021-H1"),
        ("2021年前二季度", "2021-H1"),
        ("2021年一季度", "2021-Q1"),
        ("2021年1至3月", "2021-Q1"),
        ("2021年前三季度", "2021-01..09"),
        ("2021年前9个月", "2021-01..09"),
        ("2021年6月", "2021-06"),
        ("2021年6月份", "2021-06"),
        ("2021年6月末", "2021-06末"),
        ("截至2021年6月", "2021-06末"),
        ("截至2021年6月30日", "2021-06末"),
        ("2021年6月15日", "2021-06-15"),
        ("2021年末", "2021-12末"),
        ("年底", "12末"),
        ("10月", "10"),
    ],
)
def test_one_form_whatever_the_words(words: str, period: str) -> None:
    (claim,) = read(f"{words}，在册企业120家。")
    assert claim.period == period


def severities(period: str, text: str) -> list[str]:
    figures = [
        Figure(("规上工业企业数", "规上工业企业"), Decimal(112), "家", period),
        Figure(("办结诉求",), Decimal(900), "件", period),
        Figure(("固定资产投资",), Decimal(5_860_000_000), "元", period),
        Figure(("固定资产投资同比增速", "固定资产投资"), Decimal("12.5"), "%", period),
        Figure(("贷款余额",), Decimal(30_000_000_000), "元", period),
        Figure(("当月工业投资", "工业投资"), Decimal(800_000_000), "元", period),
    ]
    return [verdict.severity for verdict in check(read(text), figures) if verdict.rule == "ledger"]


@pytest.mark.parametrize("when", ["2022年5月", "5月", "5月末", "截至2022年5月底", "1-5月", "截至5月31日"])
def test_a_claim_about_a_month_is_held_against_the_months_figure(when: str) -> None:
    assert severities("2022-05", f"{when}，规上工业企业112家。") == ["none"]
    assert severities("2022-05", f"{when}，规上工业企业121家。") == ["red"]


@pytest.mark.parametrize("when", ["2021年5月", "6月", "一季度", "2022年", "上半年", "5月20日", "去年"])
def test_other_periods_are_left_alone(when: str) -> None:
    assert severities("2022-05", f"{when}，规上工业企业121家。") == []


@pytest.mark.parametrize(
    ("period", "when"),
    [
        ("2022-H1", "6月末"),
        ("2022-06", "上半年"),
        ("2022-03", "一季度"),
        ("2022", "12月末"),
        ("2022-H2", "年末"),
    ],
)
def test_what_a_ledger_knows_at_a_periods_end_may_be_dated_otherwise(period: str, when: str) -> None:
    assert severities(period, f"2022年{when}，规上工业企业121家。") == ["red"]


@pytest.mark.parametrize(
    "text",
    [
        "5月，完成固定资产投资8.6亿元，同比增长3.1%。",
        "5月，办结诉求120件。",
        "1-5月，工业投资31亿元。",
    ],
)
def test_what_happened_in_one_month_is_not_what_happened_so_far(text: str) -> None:
    assert severities("2022-05", text) == []


def test_what_stands_at_a_months_end_is_compared_and_so_is_a_figure_of_that_month_alone() -> None:
    assert severities("2022-05", "5月，贷款余额310亿元。") == ["red"]
    assert severities("2022-05", "5月，工业投资6.9亿元。") == ["red"]
    assert severities("2022-05", "截至5月底，固定资产投资完成61亿元。") == ["red"]


def test_a_year_before_said_of_one_number_does_not_date_the_next() -> None:
    claims = read(
        "2022年上半年税收12.5亿元，上年同期10.2亿元，增长22.5%，去年为9亿元，占三成。去年5月新增3家。"
    )
    assert [claim.period for claim in claims] == [
        "2022-H1",
        "2021-H1",
        "2022-H1",
        "2021",
        "2022-H1",
        "2021-05",
    ]
