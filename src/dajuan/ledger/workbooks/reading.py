"""A file as raw sheets: the parent's side of the reading process."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import Any, cast

from dajuan.ledger.staged import Cell
from dajuan.ledger.workbooks.archive import SAVE_AS, UNREADABLE, Refused
from dajuan.ledger.workbooks.frames import read_frames_of

SECONDS = 30
_COMMAND = [sys.executable, "-m", "dajuan.ledger.workbooks.child"]


@dataclass
class RawSheet:
    """Cells as the reader gave them, from row 1 column A; ``merged`` are zero-based
    (row, column, row, column); ``uncomputed`` are cells whose formula holds no result; ``hidden_rows`` are
    zero-based. Of several tables on a sheet, this one's rows begin at ``start`` and ``context`` is what
    stands over the first of them."""

    name: str
    hidden: bool = False
    merged: list[list[int]] = field(default_factory=list)
    uncomputed: frozenset[str] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    rows: list[list[Cell]] = field(default_factory=list)
    start: int = 0
    context: tuple[str, ...] = ()


@dataclass
class RawFile:
    """What a file holds; ``warnings`` are (kind, reason)."""

    kind: str = ""
    warnings: list[tuple[str, str]] = field(default_factory=list)
    sheets: list[RawSheet] = field(default_factory=list)


def read_file(path: Path, seconds: float = SECONDS) -> RawFile:
    """Reads a workbook or CSV in a process of its own, limited to 512 MB and ``seconds``.

    Raises Refused with the reason and what to do.
    """
    with subprocess.Popen([*_COMMAND, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:  # noqa: S603
        timer = Timer(seconds, child.kill)
        timer.start()
        try:
            raw, ended = _collected(child)
        except BaseException:
            child.kill()
            raise
        finally:
            timer.cancel()
    if not ended and child.returncode > 0:  # it met what nobody foresaw
        raise Refused(UNREADABLE)
    if not ended:
        raise Refused(f"读取时超出内存或 {seconds:.0f} 秒的限制，未导入；请删去多余的行列和格式，{SAVE_AS}")
    return raw


def _collected(child: "subprocess.Popen[bytes]") -> tuple[RawFile, bool]:
    raw = RawFile()
    assert child.stdout is not None  # noqa: S101 - a pipe was asked for
    for frame in read_frames_of(cast(Any, child.stdout)):
        match frame:
            case ("rows", rows):
                raw.sheets[-1].rows += cast(list[list[Cell]], rows)
            case ("sheet", name, hidden, merged, uncomputed, hidden_rows):
                told = frozenset(cast(Any, uncomputed)), frozenset(cast(Any, hidden_rows))
                raw.sheets.append(RawSheet(str(name), bool(hidden), cast(Any, merged), *told))
            case ("file", kind, warnings):
                raw.kind, raw.warnings = str(kind), cast(Any, warnings)
            case ("refused", reason):
                raise Refused(str(reason))
            case ("end",):
                return raw, True
    return raw, False
