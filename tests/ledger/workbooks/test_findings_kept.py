"""Why a row was rejected or a cell not taken: kept when the file is published, for ever."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connections, transaction

from dajuan.ledger import staged
from dajuan.ledger.actions import withdraw_import
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import commit_change
from dajuan.ledger.models import Entry, ImportFile, ImportFinding, Record
from dajuan.ledger.proof import verify
from dajuan.ledger.workbooks.preparing import Upload, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.store.home import Home
from tests.ledger.workbooks.making import months, projects, save


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two projects known, one not; an amount that is none; a day that is a word; a total that is wrong."""
    march = months({1: 10, 9: 20, 2: "十分多", 3: 30})
    march.append(["合计", "", "", "", "", 99, 70, ""])
    return save(tmp_path / "book.xlsx", {"项目": projects(), "3月": march})


def imported(home: Home, path: Path) -> ImportFile:
    publish(prepare([Upload(path.name, path)]), Terms(CONSOLE, home, load_history=True))
    return ImportFile.objects.get(name=path.name)


def kept(file: ImportFile) -> list[tuple[object, ...]]:
    found = file.findings.order_by("pk")
    return list(
        found.values_list("sheet", "row_number", "letter", "header", "kind", "effect", "value", "reason")
    )


def test_every_finding_told_before_publishing_is_kept(zone_db: Home, book: Path) -> None:
    prepared = prepare([Upload(book.name, book)])
    told = [
        (f.sheet, f.row, f.column, f.header, f.kind, f.value or "", f.reason)
        for f in prepared.reports[0].findings
    ]
    file = imported(zone_db, book)
    rows = kept(file)
    assert [(*row[:5], *row[6:]) for row in rows] == told
    assert file.findings_kept == len(told)
    assert {(row[4], row[2], row[1], row[5], row[6]) for row in rows} == {
        ("unknown_project_code", "D", 5, "row_rejected", "2201-410771-04-01-000009"),
        ("not_a_number", "F", 6, "cell_rejected", "十分多"),
        ("not_a_number", "G", 6, "cell_rejected", "十分多"),
        ("total_mismatch", "F", 8, "notice", "99"),
        ("total_mismatch", "G", 8, "notice", "70"),
    }
    left_out = Entry.objects.get(status="rejected")
    assert file.findings.filter(effect="row_rejected", row_number=left_out.row_number).exists()


def test_they_are_sealed_and_stay_when_the_import_is_withdrawn(zone_db: Home, book: Path) -> None:
    file = imported(zone_db, book)
    before = kept(file)
    again = publish(prepare([Upload(book.name, book)]), Terms(CONSOLE, zone_db, load_history=True))
    assert [report.outcome for report in again] == ["unchanged"]
    sealed = Record.objects.filter(table="ledger_importfinding", change_set=file.change_set_id)
    assert sealed.count() == len(before) == ImportFinding.objects.count()
    withdraw_import(file.change_set_id, by=CONSOLE, reason="报错了")
    assert kept(file) == before
    assert verify().findings == []


def forge() -> None:
    ImportFinding.objects.update(reason="没有问题")


def forget() -> None:
    ImportFinding.objects.all().delete()


def invent() -> None:
    ImportFinding.objects.create(
        file=ImportFile.objects.get(), row_number=1, kind="a", effect="notice", reason="b"
    )


@pytest.mark.parametrize("work", [forge, forget])
def test_nobody_changes_them_even_inside_a_change(
    zone_db: Home, book: Path, work: Callable[[], None]
) -> None:
    before = kept(imported(zone_db, book))
    with pytest.raises(DatabaseError):
        commit_change(lambda _: work(), by=CONSOLE, action="test")
    assert kept(ImportFile.objects.get()) == before


def test_none_is_added_outside_a_change(zone_db: Home, book: Path) -> None:
    imported(zone_db, book)
    with pytest.raises(DatabaseError), transaction.atomic():
        invent()


def test_the_proof_finds_one_that_was_changed_behind_the_ledger(zone_db: Home, book: Path) -> None:
    imported(zone_db, book)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_importfinding DISABLE TRIGGER USER")
        cursor.execute("UPDATE ledger_importfinding SET reason = '没有问题' WHERE effect = 'row_rejected'")
        cursor.execute("ALTER TABLE ledger_importfinding ENABLE TRIGGER USER")
    assert [(f.kind, f.table) for f in verify().findings] == [("changed_row", "ledger_importfinding")]


def test_too_many_are_counted_and_long_ones_cut(
    zone_db: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staged, "MAX_FINDINGS", 2)
    sheet = [*months({1: "字\t\\" * 3000, 2: "多", 3: "少"})]
    file = imported(zone_db, save(tmp_path / "book.xlsx", {"项目": projects(), "3月": sheet}))
    found = kept(file)
    assert file.findings_kept == len(found) == 3
    assert "另有" in str(found[0][7])
    assert found[1][6] == ("字\t\\" * 200)[:500]
