"""Every command in the documentation is run, in order, as a reader would."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.reader import REPOSITORY, Reader, blocks, commands, visit

DOCS = REPOSITORY / "docs"
#: Pages in two languages: the English one beside the Chinese one.
PAIRS = [
    (page, page.with_name(f"{page.name.removesuffix('.md')}.zh.md"))
    for page in [REPOSITORY / "README.md", DOCS / "tutorial.md", DOCS / "clerk.md", *DOCS.glob("how-to/*.md")]
    if not page.name.endswith(".zh.md")
]
#: Followed in a home with a zone; the other one makes a machine of its own (test_serving).
HOW_TOS = sorted(
    page.stem for page, _ in PAIRS if page.parent.name == "how-to" and page.stem != "serve-a-zone"
)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    yield from visit(Reader(tmp_path))


def test_the_tutorial_from_install_to_a_signed_sheet(reader: Reader) -> None:
    reader.follows(DOCS / "tutorial.md")
    for name in ("half-year.docx", "half-year.pdf", "half-year.md", "checkpoint.json"):
        assert (reader.folder / name).stat().st_size > 0


@pytest.mark.parametrize(("page", "chinese"), PAIRS, ids=lambda page: page.name)
def test_both_languages_give_the_same_commands_and_files(page: Path, chinese: Path) -> None:
    assert blocks(chinese) == blocks(page)
    assert f"]({chinese.name})" in page.read_text(encoding="utf-8")
    assert f"]({page.name})" in chinese.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", HOW_TOS)
def test_a_how_to(reader: Reader, page: str) -> None:
    reader.types("dajuan init --zone 示范区")
    reader.follows(DOCS / f"how-to/{page}.md")


def test_the_example_of_the_rules_prints_what_stands_beneath_it(capsys: pytest.CaptureFixture[str]) -> None:
    [example] = [block.text for block in blocks(DOCS / "algorithms/claims.md") if block.language == "python"]
    exec(example, {})
    shown = [line.removeprefix("# ") for line in example.splitlines() if line.startswith("# ")]
    assert capsys.readouterr().out.splitlines() == shown


def test_make_demo_serves_a_populated_zone_and_prints_log_ins(reader: Reader) -> None:
    said = reader.types(f"make demo DEMO_HOME={reader.folder / 'demo'} PORT=8642")
    assert "clerk" in said
    assert "合成" in said


def test_the_readmes_give_the_two_commands_and_ci_runs_the_second() -> None:
    for name in ("README.md", "README.zh.md"):
        assert commands(REPOSITORY / name) == ["make demo", "make test"]
    assert "make test" in (REPOSITORY / ".ci/run").read_text()


def test_what_the_first_command_installs_can_build_the_product() -> None:
    """The editable installation is built without isolation, from run.txt alone."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = (REPOSITORY / "requirements/run.txt").read_text(encoding="utf-8")
    for requirement in [*project["build-system"]["requires"], "editables"]:
        name = re.split(r"[<>=~ ]", requirement)[0]
        assert f"\n{name}==" in pinned, name
