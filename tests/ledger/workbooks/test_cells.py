"""Cells: every way to write one value gives that value; nothing else passes for it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dajuan.ledger.definition import Column
from dajuan.ledger.staged import Cell, letter_of, raw_text
from dajuan.ledger.workbooks.cells import PARSERS
from dajuan.ledger.workbooks.dates import parse_day, parse_month, parse_period
from dajuan.ledger.workbooks.export import column_index
from dajuan.ledger.workbooks.numbers import Scope

MONEY = Column("amount", "金额", kind="money")
FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
days = st.dates(date(1990, 1, 1), date(2050, 12, 31))
fen = st.integers(0, 10**13)


def read(cell: Cell, column: Column = MONEY, scope: Scope | None = None) -> tuple[object, str | None]:
    values, faults = PARSERS[column.kind]([cell], column, scope or Scope())
    return values[0], faults[0].kind if faults else None


@given(fen)
def test_every_writing_of_an_amount_is_that_amount(amount: int) -> None:
    yuan = Decimal(amount) / 100
    wan, billion = yuan / 10_000, yuan / 100_000_000
    writings: list[Cell] = [
        f"{wan:f}",
        f"{wan:,f}",
        f"  {wan:f}\u3000",
        f"{wan:,f}".translate(FULL_WIDTH),
        f"{wan:f}万元",
        f"{billion:f}亿元",
        f"{yuan:f} 元",
        f"￥{wan:f}万",
    ]
    for writing in writings:
        assert read(writing) == (yuan, None), writing


@given(st.integers(0, 10**11), st.sampled_from([1, 1_000, 10_000, 100_000_000]))
def test_a_number_cell_is_exact_to_the_fen(amount: int, factor: int) -> None:
    """A float of a decimal with two places more than the unit needs comes back as that decimal."""
    yuan = Decimal(amount) / 100
    assert read(float(yuan / factor), scope=Scope(Decimal(factor))) == (yuan, None)


@given(st.floats() | st.text(max_size=12) | st.booleans())
def test_anything_is_an_amount_a_blank_or_a_fault(cell: Cell) -> None:
    value, fault = read(cell)
    assert value is None or isinstance(value, Decimal)
    if isinstance(value, Decimal):
        assert value.is_finite()
        assert fault == ("negative_amount" if value < 0 else None)


@pytest.mark.parametrize(
    "text", ["约2个亿", "待报", "11.x", "1,23", "12,3456", "1.2.3", "--5", "1 万 2", "(5", "一百", "1e5"]
)
def test_what_is_no_number(text: str) -> None:
    assert read(text) == (None, "not_a_number")


def test_marks_for_nothing() -> None:
    zero = Column("month", "本月", kind="money", blank_mark="zero")
    for mark in ("/", "—", "-", "／"):
        assert read(mark) == (None, None)
        assert read(mark, zero) == (Decimal(0), None)
    for mark in ("", "待定", "  "):
        assert read(mark, zero) == (None, None)


def test_negative_amounts() -> None:
    assert read("(8600)")[1] == read(-8600.0)[1] == read("－8600")[1] == "negative_amount"
    assert read(-3.5, Column("growth", "增速", kind="number", signed=True)) == (Decimal("-3.5"), None)


@given(days)
def test_every_writing_of_a_day_is_that_day(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    full = [
        f"{y}.{m}.{d}",
        f"{y}/{m:02}/{d:02}",
        day.isoformat(),
        f"{y}年{m}月{d}日",
        f"{y} 年 {m} 月 {d} 日",
    ]
    writings: list[Cell] = [*full, f"{y}{m:02}{d:02}", f"{y}-{m}-{d} 09:30", full[0].translate(FULL_WIDTH)]
    writings += [
        (y, m, d),
        (y, m, d, 9, 30, 0),
        float((day - date(1899, 12, 30)).days),
        f"{m}/{d}",
        f"{m}月{d}日",
    ]
    for writing in writings:
        assert parse_day(writing, y) == day, writing


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_a_month_alone_is_its_first_day(day: date) -> None:
    first = day.replace(day=1)
    for text in (f"{day.year}年{day.month}月", f"{day.year}.{day.month}", f"{day.year}-{day.month:02}"):
        assert parse_day(text, None) == parse_month(text, None) == first
    assert parse_month(f"{day.month}月", day.year) == parse_month(f"1-{day.month}月", day.year) == first


@given(st.text(max_size=12) | st.floats())
def test_rubbish_is_no_day_but_never_an_error(cell: Cell) -> None:
    assert parse_day(cell, 2022) is None or isinstance(parse_day(cell, 2022), date)
    if isinstance(cell, str):
        assert parse_period(cell) is None or len(parse_period(cell) or ()) == 2


@pytest.mark.parametrize(
    "text", ["2022.2.30", "2022/13/1", "待定", "2022年底", "13/1", "3月中旬", "2022.3.1-2022.4.1"]
)
def test_what_is_no_day(text: str) -> None:
    column = Column("day", "日期", kind="date")
    assert read(text, column, Scope(year=2022)) == (None, "text_in_date")


def test_an_october_typed_as_a_number_is_not_taken_for_january() -> None:
    assert parse_day(2022.1, 2022) is None


@given(st.text(max_size=300))
def test_text_is_trimmed_and_cut_never_lost(text: str) -> None:
    column = Column("name", "名称", limit=50)
    value, fault = read(text, column)
    assert isinstance(value, str)
    assert value == value.strip()
    assert len(value) <= 50
    assert "\x00" not in value
    assert (
        (fault == "too_long") == (len(value) == 50 and len(text.strip()) > 50)
        or "\x00" in text
        or not text.isprintable()
    )


@given(st.integers(0, 20_000))
def test_letters_and_indexes_are_inverse(index: int) -> None:
    assert column_index(letter_of(index)) == index


def test_raw_cells_read_as_on_the_sheet() -> None:
    cells: list[Cell] = [118450.0, -8600.5, (2021, 1, 15), (2021, 1, 15, 8, 5, 0), "x", True]
    assert [raw_text(cell) for cell in cells] == [
        "118450",
        "-8600.5",
        "2021/1/15",
        "2021/01/15 08:05",
        "x",
        "TRUE",
    ]
