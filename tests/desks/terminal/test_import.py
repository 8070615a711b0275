"""``dajuan import``: what it prints and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from dajuan.desks.terminal import add_commands, app
from dajuan.projects.models import Project
from dajuan.store.home import Home
from tests.ledger.workbooks.making import months, projects, save

add_commands()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["import", *map(str, arguments)])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return save(tmp_path / "projects.xlsx", {"项目": projects()})


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return save(tmp_path / "march.xlsx", {"3月": months({1: 10, 2: "待报"})})


def parsed(result: Result) -> list[dict[str, Any]]:
    return list(json.loads(result.stdout))


def test_all_good_is_zero(zone_db: Home, good: Path) -> None:
    done = run(good, "--json")
    assert done.exit_code == 0
    [report] = parsed(done)
    names = ("file", "ledger", "outcome", "good", "rejected", "unchanged", "findings")
    assert [report[name] for name in names] == [
        "projects.xlsx",
        "platform_projects",
        "published",
        3,
        0,
        0,
        [],
    ]
    assert run(good).exit_code == 0
    assert parsed(run(good, "--json"))[0]["unchanged"] == 3


def test_findings_are_three_and_name_their_cell(zone_db: Home, good: Path, faulty: Path) -> None:
    done = run(faulty, good, "--json")
    assert done.exit_code == 3
    report = parsed(done)[0]
    assert report["good"] == 2
    assert report["findings"][0] == {
        "sheet": "3月",
        "cell": "F5",
        "row": 5,
        "column": "F",
        "header": "年初累计完成",
        "kind": "not_a_number",
        "effect": "cell_rejected",
        "value": "待报",
        "reason": "年初累计完成不是数字",
    }
    told = run(faulty, good)
    assert "3月!F5 待报 年初累计完成不是数字" in told.stdout


def test_nothing_published_is_two_with_the_reason(
    zone_db: Home, tmp_path: Path, good: Path, faulty: Path
) -> None:
    note = save(tmp_path / "note.xlsx", {"便条": [["买菜", "做饭"], ["a", "b"]]})
    refused = run(note, "--json")
    assert refused.exit_code == 2
    assert parsed(refused)[0]["refused"] in refused.stderr
    withheld = run(good, faulty, "--accept", "all")
    assert withheld.exit_code == 2
    assert "全部正确" in withheld.stderr
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--accept", "some"], "good 或 all"),
        (["--reported-on", "上周"], "2022-06-30"),
    ],
)
def test_wrong_options_are_said(zone_db: Home, good: Path, options: list[str], said: str) -> None:
    done = run(good, *options)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_missing_file_is_said(zone_db: Home, tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere.xlsx")
    assert done.exit_code == 2
    assert "nowhere.xlsx" in done.stderr


def test_a_mapping_file(zone_db: Home, tmp_path: Path) -> None:
    rows = projects()
    rows[2][5] = "包干数"
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"包干数": "计划总投资"}', encoding="utf-8")
    path = save(tmp_path / "p.xlsx", {"项目": rows})
    assert run(path).exit_code == 2
    assert run(path, "--mapping", mapping).exit_code == 0
