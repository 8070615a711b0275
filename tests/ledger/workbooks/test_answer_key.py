"""The workbooks beside the repository against their answer key: every row, every fault, nothing more."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.workbooks.checking import check_files
from dajuan.ledger.workbooks.reading import RawFile, read_file
from dajuan.ledger.workbooks.recognition import TitleIndex
from dajuan.ledger.workbooks.staging import StagedFile, stage

pytestmark = pytest.mark.shared
LEDGER_OF = {
    "plat": "platform_projects",
    "mon": "project_months",
    "corr": "month_corrections",
    "batch": "batch_members",
    "removal": "batch_withdrawals",
    "kprov": "key_projects",
    "kcity": "key_projects",
    "off": "official_figures",
    "ent": "enterprises",
    "entchg": "enterprise_changes",
    "rd": "research_activities",
    "rdb": "research_activities",
    "tc": "technology_contracts",
    "sme": "tech_firms",
    "hte": "reserve_firms",
    "plf": "innovation_platforms",
    "alli": "innovation_alliances",
    "hon": "recognitions",
    "chg": "charging_points",
    "cable": "overhead_cables",
    "demo": "demolitions",
    "green": "restored_green",
    "estate": "old_estates",
    "park": "parks",
    "node": "green_nodes",
    "rest": "rest_stations",
    "dog": "dog_certificates",
    "road": "road_underpasses",
    "rebuild": "flood_reconstruction",
    "flood": "emergency_plans",
    "train": "heat_trainings",
    "bond": "bond_lines",
    "bpay": "bond_payments",
    "cen": "central_funds",
    "bundle": "bundles",
    "walk": "walk_throughs",
    "rank": "quality_season",
    "patrol": "patrols",
    "prob": "enterprise_problems",
    "liais": "liaisons",
}


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "ledgers" / "xinxiang-2022h1"


@pytest.fixture(scope="module")
def raw_files(folder: Path) -> dict[str, RawFile]:
    return {path.name: read_file(path) for path in sorted(folder.iterdir()) if path.suffix != ".json"}


@pytest.fixture(scope="module")
def key(folder: Path) -> list[dict[str, Any]]:
    books: list[dict[str, Any]] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))[
        "workbooks"
    ]
    return books


def checked(raw_files: dict[str, RawFile], names: list[str]) -> dict[str, StagedFile]:
    index = TitleIndex(LEDGERS)
    files = [stage(name, name, raw_files[name], index) for name in names]
    check_files(files, at_home=False)
    return {file.name: file for file in files}


@pytest.fixture(scope="module")
def files(raw_files: dict[str, RawFile], key: list[dict[str, Any]]) -> dict[str, StagedFile]:
    return checked(raw_files, [book["file"] for book in key])


def faults_of(file: StagedFile) -> set[tuple[object, ...]]:
    return {
        (f.sheet, f.cell, f.row, f.column, f.header, f.kind, f.effect, f.value)
        for sheet in file.sheets
        for f in sheet.staged.findings
    }


def test_every_planted_fault_and_no_other(files: dict[str, StagedFile], key: list[dict[str, Any]]) -> None:
    names = ("sheet", "cell", "row", "column", "header", "kind", "effect", "raw")
    for book in key:
        expected = {tuple(fault[name] for name in names) for fault in book["faults"]}
        assert faults_of(files[book["file"]]) == expected, book["file"]
        assert files[book["file"]].findings == []


def test_rows_of_every_sheet(files: dict[str, StagedFile], key: list[dict[str, Any]]) -> None:
    for book in key:
        found = {
            s.staged.name: (s.staged.ledger, len(s.staged.rows), len(s.staged.rejected))
            for s in files[book["file"]].sheets
        }
        expected = {
            s["sheet"]: (LEDGER_OF[s["ledger"]], s["data_rows"], s["rejected_rows"]) for s in book["sheets"]
        }
        assert found == expected, book["file"]


def test_order_of_files_does_not_matter(
    raw_files: dict[str, RawFile], files: dict[str, StagedFile], key: list[dict[str, Any]]
) -> None:
    names = [book["file"] for book in key]
    for seed in range(3):
        Random(seed).shuffle(names)
        again = checked(raw_files, names)
        assert {n: faults_of(f) for n, f in again.items()} == {n: faults_of(f) for n, f in files.items()}


def test_cells_that_are_hard_to_read_are_read(
    files: dict[str, StagedFile], key: list[dict[str, Any]]
) -> None:
    """No cell the key lists as a variant of writing is left empty."""
    seen = 0
    for book in key:
        sheets = {s.staged.name: s.staged for s in files[book["file"]].sheets}
        for kind, places in book["variants"].items():
            for place in places if kind not in ("nil_mark", "text_old_value") else ():
                name, _, cell = place.partition("!")
                letters = cell.rstrip("0123456789")
                staged = sheets[name]
                column = sum((ord(c) - 64) * 26**i for i, c in enumerate(reversed(letters))) - 1
                field = next((f for f, p in staged.places.items() if p == column), None)
                if field and int(cell.removeprefix(letters)) in staged.rows:
                    seen += 1
                    value = staged.values[field][staged.rows.index(int(cell.removeprefix(letters)))]
                    assert value not in (None, ""), place
    assert seen > 200


def test_ledgers_not_on_the_shelf_are_refused_not_guessed(raw_files: dict[str, RawFile]) -> None:
    others = ("platform_projects", "project_months", "key_projects", "official_figures")
    index = TitleIndex([LEDGERS.get(code) for code in others])
    for name in (name for name in raw_files if name.startswith(("06", "07", "10", "13", "16", "17"))):
        file = stage(name, name, raw_files[name], index)
        assert file.sheets == [], name
        assert "没有一张表能认作已知台账" in file.refused
