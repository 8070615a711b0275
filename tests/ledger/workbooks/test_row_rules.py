"""Rules about one row at a time, and the years and periods a heading or a document number tells."""

from datetime import date
from decimal import Decimal

import pytest

from dajuan.ledger.definition import Column
from dajuan.ledger.staged import Cell, Knowledge, StagedSheet
from dajuan.ledger.workbooks.cells import PARSERS
from dajuan.ledger.workbooks.dates import period_named
from dajuan.ledger.workbooks.numbers import Scope
from dajuan.ledger.workbooks.row_rules import CodeAsTyped, Expired, NeededWhen, PartOf
from dajuan.ledger.workbooks.rules import Unique


def sheet(**columns: list[object]) -> StagedSheet:
    """A sheet whose raw cells are the values given."""
    names = list(columns)
    rows: list[list[Cell]] = [
        [cell if isinstance(cell, str) else "" for cell in row] for row in zip(*columns.values(), strict=True)
    ]
    places = {name: place for place, name in enumerate(names)}
    made = StagedSheet("表", "l", places, {n: n for n in names}, list(range(3, 3 + len(rows))), rows)
    made.values = {name: list(column) for name, column in columns.items()}
    return made


def kinds(made: StagedSheet) -> list[tuple[int, str]]:
    return [(finding.row, finding.kind) for finding in made.findings]


def test_a_wrong_code_is_kept_as_typed_and_a_missing_one_rejects_its_row() -> None:
    made = sheet(code=["91 ab", "", "/", "x"], number=["", "", "", "1"])
    made.values["code"] = [None, "", "", "x"]
    CodeAsTyped("code", "written", "missing_code").check([made], Knowledge())
    assert made.values["written"] == ["91AB", "", "", "x"]
    assert kinds(made) == [(4, "missing_code"), (5, "missing_code")]
    other = sheet(code=["", ""], number=["7", ""])
    CodeAsTyped("code", "written", "missing_code", unless="number").check([other], Knowledge())
    assert kinds(other) == [(4, "missing_code")]


def test_only_some_rows_need_a_document() -> None:
    made = sheet(kind=["first", "title", "first"], document=["", "", "文1"])
    NeededWhen("document", "kind", frozenset({"first"}), "missing_document", "row_rejected", "缺").check(
        [made], Knowledge()
    )
    assert (kinds(made), made.rejected) == ([(3, "missing_document")], {0})


def test_a_part_above_its_whole() -> None:
    made = sheet(part=[Decimal(2), Decimal(1), None], whole=[Decimal(1), Decimal(1), Decimal(1)])
    PartOf("part", "whole", "too_much").check([made], Knowledge())
    assert kinds(made) == [(3, "too_much")]


def test_expired_by_the_day_of_the_sheet() -> None:
    made = sheet(until=[date(2022, 6, 29), date(2022, 6, 30), None])
    made.reported_on = date(2022, 6, 30)
    Expired("until", "过期").check([made], Knowledge())
    assert kinds(made) == [(3, "expired")]


def test_one_thing_under_two_names_is_dropped_once_and_a_conflict_twice() -> None:
    made = sheet(
        code=["1", "1", "2", "2"], name=["甲光电有限公司", "甲光电有限责任公司", "乙公司", "某丙工厂"]
    )
    Unique(("code",), "code", "代码", name="name").check([made], Knowledge())
    assert made.rejected == {1, 2, 3}
    assert kinds(made) == [(4, "duplicate_near_name"), (5, "duplicate_conflict"), (6, "duplicate_conflict")]


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("研发台账（2022年上半年）", (date(2022, 1, 1), date(2022, 6, 30))),
        ("2021年1—6月研发费用", (date(2021, 1, 1), date(2021, 6, 30))),
        ("2022年第一季度情况", (date(2022, 1, 1), date(2022, 3, 31))),
        ("2022年度下半年", (date(2022, 7, 1), date(2022, 12, 31))),
        ("2022年6月30日", None),
    ],
)
def test_period_a_heading_names(heading: str, period: tuple[date, date] | None) -> None:
    assert period_named([heading]) == period


def test_a_day_without_a_year_takes_the_sheets_or_else_its_documents() -> None:
    column = Column("day", "日期", kind="date", year_in="document")
    cells: list[Cell] = ["6/2", "6/2", "2020.1.1"]
    values, faults = PARSERS["date"](cells, column, Scope(years=(2021, None, 2022)))
    assert values == [date(2021, 6, 2), None, date(2020, 1, 1)]
    assert faults[1].kind == "text_in_date"
    assert PARSERS["date"](cells, column, Scope(year=2022, years=(2021, None, 2022)))[0][0] == date(
        2022, 6, 2
    )


@pytest.mark.parametrize(("cell", "number"), [("1,515", 1515), ("１，５１５人", 1515), ("12,34", None)])
def test_counts_with_thousands(cell: str, number: int | None) -> None:
    values, _ = PARSERS["integer"]([cell], Column("n", "人数", kind="integer"), Scope())
    assert values == [number]
