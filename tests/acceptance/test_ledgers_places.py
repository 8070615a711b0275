"""Places, plans, certificates and trainings: the shared workbooks as they are, by the command line."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.models import Entry, Record
from dajuan.ledger.workbooks.export import ledger_workbook
from dajuan.registers.models import DogCertificate, PersonalValue
from dajuan.store.home import Home
from tests.acceptance.product import command, load

pytestmark = pytest.mark.shared
Key = Mapping[str, Any]
BOOKS = ("13", "14", "15", "19")
CODES = "CWG"


@pytest.fixture(scope="module")
def key(shared: Path) -> Key:
    found: Key = json.loads((shared / "ledgers" / "xinxiang-2022h1" / "expected.json").read_text("utf-8"))
    return found


def books(shared: Path) -> list[Path]:
    folder = shared / "ledgers" / "xinxiang-2022h1"
    return sorted(path for path in folder.iterdir() if path.name[:2] in BOOKS)


def test_rows_faults_and_values_equal_the_key(shared: Path, zone_db: Home, key: Key) -> None:
    paths = books(shared)
    reports = {report["file"]: report for report in command("import", *paths, "--json", expect=[3])}
    wanted_books = {book["file"]: book for book in key["workbooks"] if book["file"][:2] in BOOKS}
    assert reports.keys() == wanted_books.keys()
    for name, book in wanted_books.items():
        report = reports[name]
        assert {s["sheet"]: (s["good"], s["rejected"]) for s in report["sheets"]} == {
            s["sheet"]: (s["good_rows"], s["rejected_rows"]) for s in book["sheets"]
        }
        wanted = {_fault(fault, "raw") for fault in book["faults"]}
        found = {_fault(finding, "value") for finding in report["findings"]}
        assert found == wanted, sorted(found ^ wanted, key=str)
    _every_value_equals(key)
    again = command("import", *reversed(paths), "--json", expect=[3])
    assert {report["outcome"] for report in again} == {"unchanged"}
    _no_holder_in_the_ledger(shared, zone_db)


def _fault(fault: Mapping[str, Any], value: str) -> tuple[Any, ...]:
    places = ("sheet", "cell", "row", "column", "header", "kind", "effect")
    return (*(fault[name] for name in places), fault[value])


def _every_value_equals(key: Key) -> None:
    figures = {row["number"]: row for row in command("figures", "--period", "2022-H1", "--json")}
    wrong = []
    for value in (value for value in key["values"] if value["code"][0] in CODES):
        row = figures.get(value["code"], {})
        found = (Decimal(row.get("value") or "-1"), row.get("unit"), row.get("printed"), row.get("records"))
        if found[:3] != (Decimal(value["value"]), value["unit"], value["printed"]):
            wrong.append((value["code"], value["value"], value["unit"], value["printed"], row))
    assert wrong == []


def _no_holder_in_the_ledger(shared: Path, home: Home) -> None:
    """Neither the sealed records, nor the rows as typed, nor the files kept hold one holder's number."""
    [path] = [path for path in books(shared) if path.suffix == ".csv"]
    rows = [line.split(",") for line in path.read_text("gb18030").splitlines()[2:]]
    holders = {row[2] for row in rows}
    vault = PersonalValue.objects.filter(purpose="dog_holder")
    assert set(vault.values_list("value", flat=True)) == holders
    sealed = {
        text
        for document in Record.objects.filter(table="registers_dogcertificate").values_list(
            "document", flat=True
        )
        for text in map(str, document.values())
    }
    typed = {text for raw in Entry.objects.values_list("raw", flat=True) for text in raw.values()}
    assert holders & (sealed | typed) == set()
    assert not any(b"H59487083" in kept.read_bytes() for kept in home.files.iterdir())
    assert DogCertificate.objects.exclude(holder__contains="****").count() == 0


def test_what_goes_out_comes_in_as_the_same(shared: Path, zone_db: Home, tmp_path: Path) -> None:
    load(books(shared), zone_db)
    before = Record.objects.filter(table__startswith="registers_").count()
    vault = PersonalValue.objects.count()
    paths = []
    for definition in LEDGERS:
        assert definition.present is not None
        if rows := list(definition.present()):
            paths.append(tmp_path / f"{definition.code}.xlsx")
            paths[-1].write_bytes(ledger_workbook(definition, rows, "测试区"))
    reports = load(paths, zone_db)
    assert len(reports) == 13
    assert {report["outcome"] for report in reports} == {"published"}
    assert {report["rejected"] for report in reports} == {0}
    assert all(report["unchanged"] == report["good"] for report in reports)
    assert Record.objects.filter(table__startswith="registers_").count() == before
    assert PersonalValue.objects.count() == vault
