"""The shared workbooks as they are, by the command line: rows, faults and every value of the answer key."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dajuan.store.home import Home
from tests.acceptance.product import command
from tests.acceptance.rewriting import every

pytestmark = pytest.mark.shared
Key = Mapping[str, Any]
#: Where we print otherwise than the key, on purpose: places as places, whole percents plain, points as points.
_PRINTED = {
    "O010": "5位",
    "O012": "3位",
    "B005.0331": "96%",
    "B006.0331": "60%",
    "R006": "24.1个百分点",
}


@pytest.fixture(scope="module")
def key(shared: Path) -> Key:
    found: Key = json.loads((shared / "ledgers" / "xinxiang-2022h1" / "expected.json").read_text("utf-8"))
    return found


def test_one_command_imports_them_and_its_report_equals_the_key(
    shared: Path, zone_db: Home, key: Key
) -> None:
    paths = every(shared)
    Random(2022).shuffle(paths)
    reports = {report["file"]: report for report in command("import", *paths, "--json", expect=[3])}
    books = {book["file"]: book for book in key["workbooks"]}
    assert len(books) == 25
    assert reports.keys() == books.keys()
    for name, book in books.items():
        report = reports[name]
        assert (report["good"], report["rejected"]) == (book["good_rows"], book["rejected_rows"]), name
        assert {s["sheet"]: (s["good"], s["rejected"]) for s in report["sheets"]} == {
            s["sheet"]: (s["good_rows"], s["rejected_rows"]) for s in book["sheets"]
        }
        wanted = {_fault(fault, "raw") for fault in book["faults"]}
        found = {_fault(finding, "value") for finding in report["findings"]}
        assert wanted <= found, sorted(wanted - found, key=str)
        assert {finding for finding in found - wanted if "warning" not in finding} == set()
    _every_value_equals(key)
    earlier = ["--at", "2022-04-30", "--known", "2022-05-31"]
    [row] = command("figures", "--period", "2022-H1", "--number", "P003", *earlier, "--json")
    assert (row["number"], row["value"], row["known_date"]) == ("P003", "552195.26", "2022-05-31")
    again = command("import", *reversed(paths), "--json", expect=[3])
    assert {report["outcome"] for report in again} == {"unchanged"}
    assert all(report["unchanged"] == report["good"] for report in again)


def _fault(fault: Mapping[str, Any], value: str) -> tuple[Any, ...]:
    places = ("sheet", "cell", "row", "column", "header", "kind", "effect")
    return (*(fault[name] for name in places), fault[value])


def _every_value_equals(key: Key) -> None:
    figures = {row["number"]: row for row in command("figures", "--period", "2022-H1", "--json")}
    assert len(key["values"]) == 217
    wrong = []
    for value in key["values"]:
        row = figures.get(value["code"])
        if row is None or Decimal(row["value"]) != Decimal(value["value"]) or row["unit"] != value["unit"]:
            wrong.append((value["code"], value["value"], value["unit"], row))
        elif value["printed"] and row["printed"] != _PRINTED.get(value["code"], value["printed"]):
            wrong.append((value["code"], "printed", value["printed"], row["printed"]))
        elif value["code"][0] in "PKB" and row["records"] != value["records"]:
            wrong.append((value["code"], "records", value["records"], row["records"]))
    assert wrong == []
