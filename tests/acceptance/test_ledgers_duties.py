"""05, 16, 17 and the problems of 18: rows, faults, every value; in again unchanged; out and in again equal."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dajuan.duties.models import Case, CaseDetail
from dajuan.indicators.models import RankingPlace
from dajuan.indicators.queries import figures
from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.models import LedgeredModel
from dajuan.ledger.workbooks.export import ledger_workbook
from dajuan.matters.models import Bundle
from dajuan.projects.models import BondLine, BondPayment, CentralFund
from dajuan.store.home import Home
from tests.acceptance.product import HALF_YEAR, command, load

pytestmark = pytest.mark.shared
Key = Mapping[str, Any]
OWN = {
    "bond_lines": (BondLine,),
    "bond_payments": (BondPayment,),
    "central_funds": (CentralFund,),
    "bundles": (Bundle,),
    "quality_season": (RankingPlace,),
    "walk_throughs": (Case, CaseDetail),
    "patrols": (Case, CaseDetail),
    "enterprise_problems": (Case, CaseDetail),
}
#: A colleague's sheet in one of our books.
OTHERS = {"包联台账"}


@pytest.fixture(scope="module")
def key(shared: Path) -> Key:
    found: Key = json.loads((shared / "ledgers" / "xinxiang-2022h1" / "expected.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def paths(shared: Path) -> list[Path]:
    folder = shared / "ledgers" / "xinxiang-2022h1"
    return sorted(path for path in folder.iterdir() if path.name[:2] in ("05", "16", "17", "18"))


def test_books_equal_the_key(zone_db: Home, key: Key, paths: list[Path]) -> None:
    reports = {report["file"]: report for report in command("import", *paths, "--json", expect=[0, 3])}
    books = {book["file"]: book for book in key["workbooks"] if book["file"] in reports}
    assert len(books) == len(paths)
    for name, book in books.items():
        report = reports[name]
        rows = {s["sheet"]: (s["good"], s["rejected"]) for s in report["sheets"]}
        wanted = {s["sheet"]: (s["good_rows"], s["rejected_rows"]) for s in book["sheets"]}
        assert {n: r for n, r in rows.items() if n not in OTHERS} == {
            n: r for n, r in wanted.items() if n not in OTHERS
        }
        faults = {_fault(fault, "raw") for fault in book["faults"] if fault["sheet"] not in OTHERS}
        found = {_fault(f, "value") for f in report["findings"] if f["sheet"] not in OTHERS}
        assert faults <= found, sorted(faults - found, key=str)
        assert {finding for finding in found - faults if "warning" not in finding} == set()
    _every_value_equals(key)
    again = command("import", *reversed(paths), "--json", expect=[0, 3])
    assert {report["outcome"] for report in again} == {"unchanged"}
    assert all(report["unchanged"] == report["good"] for report in again)


def _fault(fault: Mapping[str, Any], value: str) -> tuple[Any, ...]:
    places = ("sheet", "cell", "row", "column", "header", "kind", "effect")
    return (*(fault[name] for name in places), fault[value])


def _every_value_equals(key: Key) -> None:
    found = {row["number"]: row for row in command("figures", "--period", "2022-H1", "--json")}
    codes = [v for v in key["values"] if v["code"][0] in "FVQJ" and not v["code"].startswith("J010")]
    assert len(codes) == 33
    wrong = []
    for value in codes:
        row = found.get(value["code"])
        if (
            row is None
            or Decimal(row["value"]) != Decimal(value["value"])
            or (row["unit"], row["printed"]) != (value["unit"], value["printed"])
        ):
            wrong.append((value["code"], value["value"], value["printed"], row))
    assert wrong == []


def _facts(model: type[LedgeredModel]) -> list[dict[str, Any]]:
    rows = list(model.objects.order_by("id").values())
    return [{name: value for name, value in row.items() if name != "entry_id"} for row in rows]


def test_what_goes_out_comes_in_as_the_same(zone_db: Home, paths: list[Path], tmp_path: Path) -> None:
    load(paths, zone_db)
    before = {model: _facts(model) for models in OWN.values() for model in models}
    assert all(before.values())
    exports = []
    for code in OWN:
        definition = LEDGERS.get(code)
        assert definition.present is not None
        exports.append(tmp_path / f"{code}.xlsx")
        exports[-1].write_bytes(ledger_workbook(definition, definition.present(), "测试区"))
    reports = load(exports, zone_db)
    assert {sheet["ledger"] for report in reports for sheet in report["sheets"]} == set(OWN)
    assert all(report["unchanged"] == report["good"] > 0 for report in reports), reports
    assert {model: _facts(model) for model in before} == before
    _figures_are_true_of_the_day_they_are_read_at()


def _figures_are_true_of_the_day_they_are_read_at() -> None:
    """Status at the date, not at the end: the ranking after its third round, money before it came."""
    at = {f.key: f.value for f in figures(HALF_YEAR, at=date(2022, 3, 31))}
    assert (at["V005"], at["V006"]) == (2, 1)
    assert at["F001"] == 9
    assert at["F004"] == Decimal("1351.75")
    assert at["Q001"] < 480
    on_baseline = {f.key: f.value for f in figures(HALF_YEAR, at=date(2022, 2, 1))}
    assert (on_baseline["V005"], on_baseline["V006"]) == (0, 2)
