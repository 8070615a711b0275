"""Somebody who reads the documentation at a shell and types one command after another."""

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

REPOSITORY = Path(__file__).parents[2]
_BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.M | re.S)
_ADDRESS = re.compile(r"http://[\w.:]+")
#: What a reader's folder holds after unpacking; the environment is the one these tests run in.
_UNPACKED = (
    "Makefile",
    "pyproject.toml",
    "requirements",
    "tools",
    "src",
    "config",
    "tests",
    "README.md",
    ".venv",
)


class Block(NamedTuple):
    """A fenced part of a page; with a ``title`` it is a file."""

    language: str
    title: str
    text: str


def blocks(page: Path) -> list[Block]:
    return [Block(*found) for found in _BLOCK.findall(page.read_text(encoding="utf-8"))]


def commands(page: Path) -> list[str]:
    return [
        line for block in blocks(page) if block.language == "bash" for line in block.text.strip().splitlines()
    ]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Reader:
    """At a shell in an unpacked folder."""

    def __init__(self, folder: Path) -> None:
        for name in _UNPACKED:
            (folder / name).symlink_to(REPOSITORY / name)
        self.folder = folder
        self.port = free_port()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("DAJUAN_", "DJANGO_"))}
        bin_path = f"{REPOSITORY / '.venv/bin'}:{kept['PATH']}"
        self.environment = {**kept, "DAJUAN_HOME": str(folder / ".home"), "PATH": bin_path}
        self.serving: subprocess.Popen[str] | None = None

    def follows(self, page: Path) -> None:
        """Writes the files of a page down and types its commands, in order."""
        for block in blocks(page):
            if block.title:
                self.writes(block)
            elif block.language == "bash":
                for line in block.text.strip().splitlines():
                    self.types(line)

    def writes(self, block: Block) -> None:
        target = self.folder / block.title.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.here(block.text), encoding="utf-8")

    def here(self, text: str) -> str:
        """What a page says, with what is this reader's own."""
        return text.replace("8642", str(self.port))

    def types(self, line: str) -> str:
        line = self.here(line)
        if re.match(r"make (-C \S+ )?(install|\.venv)", line):
            # done before any test runs; doing it from here would move the installation
            line = line.replace("make", "make --dry-run", 1)
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
            if found := _ADDRESS.search(spoken):
                with urlopen(found[0] + "/sign-in/") as page:
                    assert page.status == 200
                return said
        raise AssertionError(f"{line} ended without an address:\n{said}")

    def interrupts(self) -> None:
        """Ends what is served, as Ctrl-C or systemd would."""
        if self.serving:
            os.killpg(self.serving.pid, signal.SIGTERM)
            self.serving.wait(60)
            self.serving = None

    def leaves(self) -> None:
        self.interrupts()
        subprocess.run(["dajuan", "stop"], cwd=self.folder, env=self.environment, capture_output=True)


def visit(reader: Reader) -> Iterator[Reader]:
    """For a fixture: nothing is left running."""
    try:
        yield reader
    finally:
        reader.leaves()
