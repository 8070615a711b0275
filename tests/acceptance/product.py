"""The doors of the product the acceptance tests knock at: the import, the figures, the records page."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.position import Position
from dajuan.ledger.workbooks.preparing import Upload, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.store.home import Home

HALF_YEAR = Period.parse("2022-H1")
Report = Mapping[str, Any]
Found = Mapping[str, tuple[Decimal | None, int]]


def load(paths: Sequence[Path], home: Home) -> list[Report]:
    """One import of all files, as ``dajuan import --json`` reports it."""
    prepared = prepare([Upload(path.name, path) for path in paths])
    return [report.as_json() for report in publish(prepared, Terms(CONSOLE, home, load_history=True))]


def computed(at: date | None = None, known: Position | None = None) -> Found:
    """Every figure of the half year by key: value and records."""
    return {f.key: (f.value, f.records) for f in figures(HALF_YEAR, at=at, known=known)}


def command(*arguments: str | Path, expect: Sequence[int] = (0,)) -> Any:
    """Runs ``dajuan`` and reads its JSON."""
    done = subprocess.run(
        [sys.executable, "-c", "from dajuan.desks.terminal import main; main()", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=os.environ,
        check=False,
    )
    assert done.returncode in expect, done.stderr[-2000:]
    return json.loads(done.stdout)
