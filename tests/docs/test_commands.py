"""Every command in the documentation is run, in order, as a reader would."""

import os
import re
import signal
import socket
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

REPOSITORY = Path(__file__).parents[2]
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.M | re.S)
ADDRESS = re.compile(r"http://[\w.:]+")
#: What a reader's folder holds after unpacking; the environment is the one these tests run in.
UNPACKED = ("Makefile", "pyproject.toml", "requirements", "tools", "src", "config", "README.md", ".venv")


def commands(page: Path) -> list[str]:
    return [
        line
        for language, _, text in BLOCK.findall(page.read_text(encoding="utf-8"))
        if language == "bash"
        for line in text.strip().splitlines()
    ]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Reader:
    """Somebody at a shell in an unpacked folder who types one command after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("DAJUAN_", "DJANGO_"))}
        bin_path = f"{REPOSITORY / '.venv/bin'}:{kept['PATH']}"
        self.environment = {**kept, "DAJUAN_HOME": str(folder / ".home"), "PATH": bin_path}
        self.serving: subprocess.Popen[str] | None = None

    def types(self, line: str) -> str:
        line = line.replace("8642", str(self.port))
        if (
            line == "make install"
        ):  # done before any test runs; doing it from here would move the installation
            line = "make --dry-run install"
        if line.startswith(("dajuan up", "make demo")):
            return self.serves(line)
        script = f"set -e -o pipefail\n{line}\nenv -0 > .environment"
        done = subprocess.run(
            ["bash", "-c", script], cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        if line.startswith("export"):
            pairs = (self.folder / ".environment").read_text().split("\0")
            self.environment = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
        if line.startswith("dajuan stop") and self.serving:
            assert self.serving.wait(60) == 0
            self.serving = None
        return done.stdout

    def serves(self, line: str) -> str:
        self.serving = subprocess.Popen(
            ["bash", "-c", f"exec {line}"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        said = ""
        for spoken in self.serving.stdout or ():
            said += spoken
            if found := ADDRESS.search(spoken):
                with urlopen(found[0] + "/sign-in/") as page:
                    assert page.status == 200
                return said
        raise AssertionError(f"{line} ended without an address:\n{said}")

    def leaves(self) -> None:
        if self.serving:
            os.killpg(self.serving.pid, signal.SIGTERM)
            self.serving.wait(60)
        subprocess.run(["dajuan", "stop"], cwd=self.folder, env=self.environment, capture_output=True)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    for name in UNPACKED:
        (tmp_path / name).symlink_to(REPOSITORY / name)
    person = Reader(tmp_path)
    try:
        yield person
    finally:
        person.leaves()


def test_the_tutorial_from_install_to_a_signed_sheet(reader: Reader) -> None:
    for line in commands(REPOSITORY / "docs/tutorial.md"):
        reader.types(line)
    for name in ("half-year.docx", "half-year.pdf", "half-year.md", "checkpoint.json"):
        assert (reader.folder / name).stat().st_size > 0


def test_both_tutorials_give_the_same_commands() -> None:
    assert commands(REPOSITORY / "docs/tutorial.md") == commands(REPOSITORY / "docs/tutorial.zh.md")


@pytest.mark.parametrize("page", ["add-an-indicator", "add-a-ledger", "add-a-room"])
def test_a_how_to(reader: Reader, page: str) -> None:
    path = REPOSITORY / f"docs/how-to/{page}.md"
    reader.types("dajuan init --zone 示范区")
    for _, title, text in BLOCK.findall(path.read_text(encoding="utf-8")):
        if title:
            target = reader.folder / title
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    for line in commands(path):
        reader.types(line)


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
