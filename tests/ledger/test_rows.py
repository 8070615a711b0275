"""Rows by columns: the same to a reader as one after the other, and columns of a table out of them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from dajuan.kernel.once import Once
from dajuan.ledger.copying import blocks, copy_lines, copy_text
from dajuan.ledger.rows import Row, Rows, last_by, taken
from dajuan.projects.models import MonthState, ProjectMonth

ROWS: list[Row] = [{"code": "A", "n": 1}, {"code": "B"}, {"code": "A", "n": 3, "note": "再报"}]


def test_rows_read_one_by_one_are_the_rows_given() -> None:
    found = Rows.of(ROWS)
    assert [{name: value for name, value in row.items() if value is not None} for row in found] == ROWS
    assert (len(found), found[2]["note"], list(found[1:]), found.column("nothing")) == (
        3,
        "再报",
        list(found)[1:],
        [None] * 3,
    )
    assert Rows.of(found) is found


def test_rows_are_picked_and_joined() -> None:
    first, rest = Rows.of(ROWS[:1]), Rows.of(ROWS[1:])
    assert list(Rows.joined([first, Rows.of([]), rest])) == list(Rows.of(ROWS))
    assert list(Rows.of(ROWS).pick([2, 0])) == [Rows.of(ROWS)[2], Rows.of(ROWS)[0]]
    assert len(Rows.joined([])) == 0


def test_the_last_of_a_key_stands() -> None:
    rows = Rows.of(ROWS)
    assert [(row["code"], row["n"]) for row in last_by(rows, ["code"])] == [("A", 3), ("B", None)]
    assert last_by(rows, ["code", "n"]) is rows


def test_columns_of_a_table_are_taken_given_or_empty() -> None:
    rows = [{"project_code": "A", "month": date(2022, 3, 1), "note": "不在表里"}, {"project_code": "B"}]
    found = taken(rows, ProjectMonth, filler="专员岗", year_to_date=[Decimal(1), None])
    assert found.column("project_code") == ["A", "B"]
    assert found.column("month") == [date(2022, 3, 1), None]
    assert found.column("filler") == ["专员岗", "专员岗"]
    assert found.column("year_to_date") == [Decimal(1), None]
    assert (found.column("problem"), found.column("state")) == (["", ""], [MonthState.REPORTED] * 2)
    assert "note" not in found.columns


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, r"\N"),
        ("", ""),
        ("\\N", r"\\N"),
        ("a\tb\nc\rd\\", r"a\tb\nc\rd\\"),
        (True, "t"),
        (False, "f"),
        (Decimal("1.50"), "1.50"),
        (date(2022, 6, 30), "2022-06-30"),
    ],
)
def test_a_value_is_written_as_copy_reads_it(value: object, text: str) -> None:
    assert copy_text(value) == text


def test_lines_for_copy_keep_flags_and_numbers_apart() -> None:
    made = "".join(copy_lines([[True, 1, False, 0], ["x", None, "x", "y"], [7, 8, 9, 10]]))
    assert made == "t\tx\t7\n1\t\\N\t8\nf\tx\t9\n0\ty\t10\n"
    assert sum(block.count("\n") for block in blocks(map(str, range(4_001)))) == 4_001


def test_equal_values_are_made_once() -> None:
    asked: list[object] = []

    def made(value: object) -> Iterator[object]:
        asked.append(value)
        return iter([value])

    once = Once[object, object](made)
    assert once["a"] is once["a"]
    assert once[True] is not once[1]
    assert asked == ["a", True, 1]
