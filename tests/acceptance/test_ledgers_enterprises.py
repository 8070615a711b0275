"""The ledgers of enterprises by the command line: rows, faults, every value and print of the key, out and in."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dajuan.answers.lineage import Dated, records_hashes
from dajuan.indicators.queries import figures, records_of
from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.models import Record
from dajuan.ledger.workbooks.export import ledger_workbook
from dajuan.store.home import Home
from tests.acceptance.product import HALF_YEAR, command, computed, load

pytestmark = pytest.mark.shared
BOOKS = ("06", "07", "08", "09", "10", "11", "12", "18")
#: Of this workbook one sheet is about enterprises; the others have tests of their own.
SHEETS = {"18": ("包联台账",)}
LEDGER_CODES = (
    "enterprises",
    "enterprise_changes",
    "liaisons",
    "research_activities",
    "technology_contracts",
    "tech_firms",
    "reserve_firms",
    "innovation_platforms",
    "innovation_alliances",
    "recognitions",
)
#: The source prints the difference of two rates as %; the key gives the right wording behind it.
_RIGHT_PRINT = re.compile(r"（应为(.+)）")
Key = Mapping[str, Any]


@pytest.fixture(scope="module")
def key(shared: Path) -> Key:
    found: Key = json.loads((shared / "ledgers" / "xinxiang-2022h1" / "expected.json").read_text("utf-8"))
    return found


def workbooks(shared: Path) -> list[Path]:
    folder = shared / "ledgers" / "xinxiang-2022h1"
    return sorted(path for path in folder.glob("*.xls*") if path.name.startswith(BOOKS))


def mine(file: str, sheet: str) -> bool:
    return sheet in SHEETS.get(file[:2], (sheet,))


def fault(of: Mapping[str, Any], value: str) -> tuple[Any, ...]:
    places = ("sheet", "cell", "row", "column", "header", "kind", "effect")
    return (*(of[name] for name in places), of[value])


def test_rows_faults_and_values_equal_the_key(shared: Path, zone_db: Home, key: Key) -> None:
    paths = workbooks(shared)
    reports = command("import", *paths, "--json", expect=[3])
    books = {book["file"]: book for book in key["workbooks"]}
    assert {report["file"] for report in reports} == {path.name for path in paths}
    for report in reports:
        name = report["file"]
        book = books[name]
        assert {
            s["sheet"]: (s["good"], s["rejected"]) for s in report["sheets"] if mine(name, s["sheet"])
        } == {
            s["sheet"]: (s["good_rows"], s["rejected_rows"]) for s in book["sheets"] if mine(name, s["sheet"])
        }
        wanted = {fault(one, "raw") for one in book["faults"] if mine(name, one["sheet"])}
        assert wanted == {fault(one, "value") for one in report["findings"] if mine(name, one["sheet"])}
    every_value_equals(key)
    again = command("import", *reversed(paths), "--json", expect=[3])
    assert {report["outcome"] for report in again} == {"unchanged"}


def every_value_equals(key: Key) -> None:
    found = {row["number"]: row for row in command("figures", "--period", "2022-H1", "--json")}
    wanted = [v for v in key["values"] if v["code"][0] in "ERTSLH" or v["code"].startswith("J010")]
    assert len(wanted) == 42
    wrong = []
    for value in wanted:
        row = found.get(value["code"])
        printed = _RIGHT_PRINT.search(value["printed"])
        told = printed[1] if printed else value["printed"]
        if (
            row is None
            or Decimal(row["value"]) != Decimal(value["value"])
            or row["unit"] != value["unit"]
            or told not in ("", row["printed"])
        ):
            wrong.append((value["code"], value["value"], value["unit"], told, row))
    assert wrong == []


def every_figure_opens_to_its_cells() -> None:
    mine = [f for f in figures(HALF_YEAR) if f.number[0] in "ERTSLH" or f.number == "J010"]
    for figure in mine:
        parts = [operand.part for operand in figure.operands if operand.part]
        for part in parts if figure.operands else ["value"]:
            page = records_of(figure.key, HALF_YEAR, part=part)
            assert page.count > 0, figure.key
            assert all(row.source and row.source.cell and row.source.raw for row in page.rows), figure.key
            if not figure.operands:
                assert page.count == figure.records, figure.key
            if page.total is not None and figure.unit == "万元":
                assert page.total == figure.value, figure.key
    hashes = records_hashes([Dated(f.key, f.at, None) for f in mine], HALF_YEAR, None)
    assert len({hashes[key] for key in ("E001", "E002", "E003", "R001", "R002", "R007", "L001", "L005")}) == 8


def facts() -> int:
    return Record.objects.filter(table__startswith="registers_").count()


def test_what_goes_out_comes_in_as_the_same(shared: Path, zone_db: Home, tmp_path: Path) -> None:
    load(workbooks(shared), zone_db)
    every_figure_opens_to_its_cells()
    before, held = computed(), facts()
    assert held > 1_400
    paths = []
    for definition in map(LEDGERS.get, LEDGER_CODES):
        assert definition.present is not None
        paths.append(tmp_path / f"{definition.code}.xlsx")
        paths[-1].write_bytes(ledger_workbook(definition, definition.present(), "测试区"))
    assert {report["outcome"] for report in load(paths, zone_db)} == {"published"}
    assert facts() == held
    assert computed() == before
