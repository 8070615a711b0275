"""Import into a zone: order, repetition, all-or-nothing, provenance, what waits for its reference."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import commit_change
from dajuan.ledger.models import ChangeSet, ColumnAlias, Entry, ImportColumn, ImportFile, Record
from dajuan.ledger.workbooks.imports import published_files
from dajuan.ledger.workbooks.preparing import Upload, parse_mapping, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.ledger.workbooks.reports import FileReport, exit_code
from dajuan.projects.actions import lock_months
from dajuan.projects.models import Project, ProjectMonth
from dajuan.store.home import Home
from tests.ledger.workbooks.making import code_of, months, projects, save


@pytest.fixture
def books(tmp_path: Path) -> dict[str, Path]:
    march, april = months({1: 10, 2: 20, 3: 30}), months({1: 15, 2: "待报", 3: -1}, 4)
    march.append([4, "经济发展局", "第3号厂房项目", code_of(3), 1, 31, 31, ""])  # disputes row 6
    april.append([4, "经济发展局", "没有的", code_of(9), 1, 31, 31, ""])
    return {
        "projects": save(tmp_path / "z-projects.xlsx", {"项目": projects()}),
        "march": save(tmp_path / "b-march.xlsx", {"3月": march}),
        "april": save(tmp_path / "a-april.xlsx", {"4月": april}),
    }


def imported(home: Home, *paths: Path, **terms: object) -> dict[str, FileReport]:
    prepared = prepare([Upload(path.name, path) for path in paths])
    given: dict[str, object] = {"load_history": True, **terms}
    reports = publish(prepared, Terms(CONSOLE, home, **given))  # type: ignore[arg-type]
    return {report.file: report for report in reports}


def state() -> Iterator[tuple[object, ...]]:
    yield from Project.objects.order_by("code").values_list("code", "name", "reported_on")
    yield from ProjectMonth.objects.order_by("project_id", "month").values_list(
        "project_id", "month", "state", "year_to_date", "reported_on"
    )


def test_references_arrive_in_any_order(zone_db: Home, books: dict[str, Path]) -> None:
    reports = imported(zone_db, books["april"], books["march"], books["projects"])
    assert {n: (r.outcome, r.good, r.rejected) for n, r in reports.items()} == {
        "a-april.xlsx": ("published", 3, 1),
        "b-march.xlsx": ("published", 2, 2),
        "z-projects.xlsx": ("published", 3, 0),
    }
    found = {(m.project_id, m.month.month): (m.state, m.year_to_date) for m in ProjectMonth.objects.all()}
    assert found == {
        (code_of(1), 3): ("reported", Decimal(100_000)),
        (code_of(2), 3): ("reported", Decimal(200_000)),
        (code_of(3), 3): ("rejected", None),
        (code_of(1), 4): ("reported", Decimal(150_000)),
        (code_of(2), 4): ("reported", None),
        (code_of(3), 4): ("reported", None),
    }


def test_order_of_arguments_changes_nothing(zone_db: Home, books: dict[str, Path]) -> None:
    seen = set()
    for order in permutations(books.values()):
        prepared = prepare([Upload(path.name, path) for path in order])
        seen.add(tuple((r.file, r.good, r.rejected, *r.findings) for r in prepared.reports))
    assert len(seen) == 1
    assert ChangeSet.objects.count() == 0


def test_the_same_call_again_changes_nothing(zone_db: Home, books: dict[str, Path]) -> None:
    first = imported(zone_db, *books.values())
    before, changes, records = list(state()), ChangeSet.objects.count(), Record.objects.count()
    again = imported(zone_db, *books.values())
    assert (list(state()), ChangeSet.objects.count(), Record.objects.count()) == (before, changes, records)
    assert {r.outcome for r in again.values()} == {"unchanged"}
    assert all(again[name].unchanged == report.good for name, report in first.items())


def test_a_file_whose_reference_comes_later_is_checked_again(zone_db: Home, books: dict[str, Path]) -> None:
    alone = imported(zone_db, books["march"])["b-march.xlsx"]
    assert (alone.outcome, alone.good, alone.rejected) == ("refused", 0, 4)
    assert "没有一行有效" in alone.refused
    imported(zone_db, books["projects"])
    later = imported(zone_db, books["march"])["b-march.xlsx"]
    assert (later.outcome, later.good, later.rejected) == ("published", 2, 2)


def test_a_corrected_file_makes_new_versions(zone_db: Home, books: dict[str, Path], tmp_path: Path) -> None:
    imported(zone_db, books["projects"], books["march"])
    better = save(tmp_path / "march-2.xlsx", {"3月": months({1: 10, 2: 25, 3: 30})})
    report = imported(zone_db, better)["march-2.xlsx"]
    assert (report.outcome, report.good, report.unchanged) == ("published", 3, 1)
    assert ProjectMonth.objects.get(project=code_of(2)).year_to_date == Decimal(250_000)
    assert Record.objects.filter(table="projects_projectmonth", op="u").count() == 2


def test_rows_that_say_nothing_new_are_counted_and_not_kept(
    zone_db: Home, books: dict[str, Path], tmp_path: Path
) -> None:
    imported(zone_db, books["projects"], books["march"])
    later = save(tmp_path / "march-2.xlsx", {"3月": months({1: 10, 2: 25, 3: "待报", 9: 1})})
    imported(zone_db, later)
    kept = Entry.objects.filter(sheet__file__name="march-2.xlsx").order_by("row_number")
    assert list(kept.values_list("subject", "status")) == [
        (code_of(2), "good"),
        (code_of(3), "good"),
        (code_of(9), "rejected"),
    ]
    held = {m.project_id: m.entry.sheet.file.name for m in ProjectMonth.objects.all() if m.entry}
    assert held == {code_of(1): "b-march.xlsx", code_of(2): "march-2.xlsx", code_of(3): "march-2.xlsx"}
    assert {file.name: (file.good, file.rejected) for file in published_files("project_months")} == {
        "march-2.xlsx": (3, 1),
        "b-march.xlsx": (2, 2),
    }


def test_whatever_was_typed_is_kept_as_it_was_typed(zone_db: Home, tmp_path: Path) -> None:
    typed = ["第一行\n第二行", "制\t表", r"反斜杠\n与\u0000", '引"号', "√", "10%"]
    rows = projects(len(typed))
    for row, text in zip(rows[3:], typed, strict=True):
        row[4] = text
    imported(zone_db, save(tmp_path / "p.xlsx", {"项目": rows}))
    found = [(p.owner_name, p.entry.raw["E"]) for p in Project.objects.order_by("code") if p.entry]
    assert found == [(text, text) for text in typed]


def test_all_or_nothing(zone_db: Home, books: dict[str, Path]) -> None:
    reports = imported(zone_db, *books.values(), accept="all")
    assert {r.outcome for r in reports.values()} == {"withheld"}
    assert exit_code(list(reports.values())) == 2
    assert ChangeSet.objects.count() == 0
    clean = imported(zone_db, books["projects"], accept="all")
    assert exit_code(list(clean.values())) == 0


def test_a_strange_file_stops_nobody(zone_db: Home, books: dict[str, Path], tmp_path: Path) -> None:
    strange, broken = save(tmp_path / "s.xlsx", {"便条": [["买菜"], ["1", "2", "3"]]}), tmp_path / "x.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    reports = imported(zone_db, strange, broken, books["projects"])
    assert [reports[name].outcome for name in ("s.xlsx", "x.xlsx", "z-projects.xlsx")] == [
        "refused",
        "refused",
        "published",
    ]
    assert exit_code(list(reports.values())) == 3
    assert exit_code(list(imported(zone_db, strange).values())) == 2


def test_every_value_leads_back_to_its_cell(zone_db: Home, books: dict[str, Path]) -> None:
    imported(zone_db, books["projects"], books["march"])
    month = ProjectMonth.objects.select_related("entry__sheet__file").get(project=code_of(2))
    assert month.entry is not None
    assert (month.entry.row_number, month.entry.status, month.entry.subject) == (5, "good", code_of(2))
    column = ImportColumn.objects.get(sheet=month.entry.sheet, field="year_to_date")
    assert (column.letter, column.header, month.entry.raw[column.letter]) == ("F", "年初累计完成", "20")
    file = month.entry.sheet.file
    assert (zone_db.files / file.sha256).read_bytes() == books["march"].read_bytes()
    assert Entry.objects.filter(sheet=month.entry.sheet, status="rejected").count() == 2


def test_a_locked_month_takes_corrections_only(zone_db: Home, books: dict[str, Path], tmp_path: Path) -> None:
    imported(zone_db, books["projects"], books["march"])
    commit_change(
        lambda change: lock_months(change, [date(2022, 3, 1)], reason="半年答卷签发"),
        by=CONSOLE,
        action="lock",
    )
    assert imported(zone_db, books["march"])["b-march.xlsx"].outcome == "unchanged"
    late = save(tmp_path / "late.xlsx", {"3月": months({1: 99})})
    assert "2022年3月已锁定" in imported(zone_db, late)["late.xlsx"].refused
    titles = ["项目代码", "更正月份", "更正后年初累计（万元）", "更正原因", "更正日期"]
    row = [code_of(1), "2022年3月", 99, "漏报", date(2022, 7, 5)]
    assert (
        imported(zone_db, save(tmp_path / "c.xlsx", {"更正": [titles, row]}))["c.xlsx"].outcome == "published"
    )
    month = ProjectMonth.objects.get(project=code_of(1), month=date(2022, 3, 1))
    assert (month.year_to_date, month.state, month.reported_on) == (990_000, "corrected", date(2022, 7, 5))


def test_history_needs_permission(zone_db: Home, books: dict[str, Path]) -> None:
    report = imported(zone_db, books["projects"], load_history=False)["z-projects.xlsx"]
    assert "补录历史" in report.refused
    assert ImportFile.objects.count() == 0


def test_a_sheet_without_a_date_takes_the_given_one(zone_db: Home, tmp_path: Path) -> None:
    rows = projects()
    rows[1] = ["单位：万元"]
    path = save(tmp_path / "p.xlsx", {"项目": rows})
    imported(zone_db, path, reported_on=date(2022, 5, 31))
    assert set(Project.objects.values_list("reported_on", flat=True)) == {date(2022, 5, 31)}


def test_a_confirmed_mapping_is_remembered(zone_db: Home, tmp_path: Path) -> None:
    rows = projects()
    rows[2][5] = "包干数"
    path = save(tmp_path / "p.xlsx", {"项目": rows})
    assert imported(zone_db, path)["p.xlsx"].outcome == "refused"
    mapped = prepare(
        [Upload(path.name, path)], mapping=parse_mapping('{"项目台账": {"包干数": "计划总投资"}}')
    )
    publish(mapped, Terms(CONSOLE, zone_db, load_history=True))
    assert ColumnAlias.objects.values_list("ledger_code", "title", "field").get() == (
        "platform_projects",
        "包干数",
        "total_investment",
    )
    rows[3][2] = "改了名字的项目"
    other = save(tmp_path / "q.xlsx", {"项目": rows})
    assert imported(zone_db, other)["q.xlsx"].good == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [("[]", "应写成"), ("{", "JSON"), ('{"列": "没有的字段"}', "字段"), ('{"没有的": {"a": "b"}}', "台账")],
)
def test_a_wrong_mapping_is_said(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_mapping(text)


def test_imports_are_listed(zone_db: Home, books: dict[str, Path]) -> None:
    imported(zone_db, books["projects"], books["march"])
    listed = list(published_files())
    assert [(f.name, f.ledgers, f.good, f.rejected, f.withdrawn) for f in listed] == [
        ("b-march.xlsx", ("project_months",), 2, 2, None),
        ("z-projects.xlsx", ("platform_projects",), 3, 0, None),
    ]
    assert [f.name for f in published_files("platform_projects")] == ["z-projects.xlsx"]
    assert all(f.seq and f.actor_label == CONSOLE.label for f in listed)
