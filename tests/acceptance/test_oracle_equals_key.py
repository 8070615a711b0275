"""The oracle first proves itself: on the untouched workbooks it must give the answer key."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.oracle.ledgers import read_zone
from tests.acceptance.oracle.records import Zone
from tests.acceptance.oracle.values import every_value

pytestmark = pytest.mark.shared
Key = Mapping[str, Sequence[Mapping[str, Any]]]
LEDGERS = ("01", "02", "03", "04", "12")


def folder(shared: Path) -> Path:
    return shared / "ledgers" / "xinxiang-2022h1"


@pytest.fixture(scope="module")
def zone(shared: Path) -> Zone:
    return read_zone(sorted(p for p in folder(shared).glob("*.xlsx") if p.name[:2] in LEDGERS))


@pytest.fixture(scope="module")
def key(shared: Path) -> Key:
    found: Key = json.loads((folder(shared) / "expected.json").read_text("utf-8"))
    return found


def test_every_value_equals_the_key(zone: Zone, key: Key) -> None:
    ours = every_value(zone)
    wanted = [value for value in key["values"] if str(value["code"])[0] in "PKBO"]
    assert len(wanted) == 120
    wrong = [
        (v["code"], v["value"], ours.get(v["code"]))
        for v in wanted
        if v["code"] not in ours or ours[v["code"]].value != Decimal(str(v["value"]))
    ]
    assert wrong == []


def test_records_equal_the_key(zone: Zone, key: Key) -> None:
    ours = every_value(zone)
    wanted = [v for v in key["values"] if str(v["code"])[0] in "PKB"]
    wrong = [
        (v["code"], v["records"], ours[v["code"]].records)
        for v in wanted
        if ours[v["code"]].records is not None and ours[v["code"]].records != v["records"]
    ]
    assert wrong == []


def test_rows_and_faults_equal_the_key(zone: Zone, key: Key) -> None:
    books = [book for book in key["workbooks"] if str(book["file"])[:2] in LEDGERS]
    wanted: set[tuple[str, ...]] = set()
    good: dict[tuple[str, str], int] = {}
    rejected: dict[tuple[str, str], int] = {}
    for book in books:
        for sheet in book["sheets"]:
            place = (book["file"], sheet["sheet"])
            good[place], rejected[place] = sheet["good_rows"], sheet["rejected_rows"]
        wanted |= {(book["file"], f["sheet"], f["cell"], f["kind"], f["effect"]) for f in book["faults"]}
    ours = {(f.file, f.sheet, f.cell, f.kind, f.effect) for f in zone.findings}
    assert ours == wanted
    assert (zone.good, zone.rejected) == (good, rejected)
