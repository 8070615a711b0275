"""``dajuan sheet``: one sheet, four kinds of file."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dajuan.desks.terminal import app, sheets
from tests.answers.small_zone import load_small_zone

pytestmark = pytest.mark.usefixtures("zone_db")
BEGINNINGS = {"md": b"# ", "html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF-"}


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["sheet", *arguments])
    return done.exit_code, done.output


def test_every_format_is_written_with_the_figures_of_the_ledger(tmp_path: Path) -> None:
    load_small_zone()
    assert set(BEGINNINGS) == {kind.value for kind in sheets.WRITERS}
    for kind, beginning in BEGINNINGS.items():
        path = tmp_path / f"sheet.{kind}"
        code, output = run("half-year", "--period", "2022-H1", "--format", kind, "-o", str(path))
        assert (code, path.read_bytes().startswith(beginning)) == (0, True)
        assert "个数字" in output
    assert "4个项目" in (tmp_path / "sheet.md").read_text(encoding="utf-8")


def test_at_and_known_choose_what_is_read(tmp_path: Path) -> None:
    load_small_zone()
    path = tmp_path / "sheet.md"
    run("half-year", "--period", "2022-H1", "--at", "2022-05-31", "--known", "2022-05-31", "-o", str(path))
    assert "基准日2022-05-31，只计2022-05-31前已报告的" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("yearly", "--period", "2022-H1"), "没有答卷“yearly”"),
        (("half-year", "--period", "2022年"), "期间"),
        (("half-year", "--period", "2022-H1", "--at", "六月"), "日期"),
        (("half-year", "--period", "2022-H1", "--known", "六月"), "--known"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, arguments: tuple[str, ...], reason: str) -> None:
    code, output = run(*arguments, "-o", str(tmp_path / "x.md"))
    assert code == 2
    assert reason in output
    assert not (tmp_path / "x.md").exists()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    load_small_zone()
    code, output = run("half-year", "--period", "2022-H1", "-o", str(tmp_path / "none" / "x.md"))
    assert code == 2
    assert "写不出" in output
