"""A small workbook damaged at random, hundreds of times: findings or a clear refusal, never a crash."""

import json
import os
import random
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.staged import Cell
from dajuan.ledger.workbooks.checking import check_files
from dajuan.ledger.workbooks.reading import RawFile, RawSheet
from dajuan.ledger.workbooks.recognition import TitleIndex
from dajuan.ledger.workbooks.staging import stage
from tests.ledger.workbooks.making import kinds, months, projects, save

ROUNDS = 10_000 if os.environ.get("DAJUAN_TORTURE") else 500
SEED = 2022
BATCH = 100
_ANY_DAY = date(2022, 6, 30)

#: Many files a process, under the limits of the reading process; a crash ends the output early.
PROGRAM = """
import json, sys
from pathlib import Path
from dajuan.ledger.workbooks.archive import Refused
from dajuan.ledger.workbooks.child import limit_resources, read_frames
limit_resources()
for path in sys.argv[1:]:
    try:
        frames = list(read_frames(Path(path)))
        outcome = [frames[-1][0], ""]
    except Refused as refusal:
        outcome = ["refused", str(refusal)]
    print(json.dumps(outcome), flush=True)
"""


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, stretches dropped, doubled or blanked, or the end cut off."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place, length = chance.randrange(len(data)), chance.randint(1, 60)
        part = bytes(data[place : place + length])
        kind = chance.randrange(6)
        if kind <= 1:
            data[place] = chance.randrange(256)
        else:
            data[place : place + length] = (b"", part * 2, bytes(len(part)), b"")[kind - 2]
        if kind == 5 and place > 200:
            del data[place:]
    return bytes(data)


def entries_damaged(content: bytes, chance: random.Random) -> bytes:
    """The damage is done to one entry, then packed well: it reaches the parser instead of the checksum."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        victim = chance.choice(old.namelist())
        for name in old.namelist():
            new.writestr(name, damaged(old.read(name), chance) if name == victim else old.read(name))
    return packed.getvalue()


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    content = save(tmp_path / "book.xlsx", {"项目": projects(), "3月": months({1: 10, 2: 20})}).read_bytes()
    chance = random.Random(SEED)
    said: list[tuple[str, str]] = []
    for start in range(0, ROUNDS, BATCH):
        paths = []
        for number in range(start, start + BATCH):
            damage = damaged if number % 2 else entries_damaged
            paths.append(tmp_path / f"{number}.xlsx")
            paths[-1].write_bytes(damage(content, chance))
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *map(str, paths)], capture_output=True, text=True, check=False
        )
        outcomes = [tuple(json.loads(line)) for line in done.stdout.splitlines()]
        assert len(outcomes) == BATCH, f"{paths[len(outcomes)].name} ended the process: {done.stderr[-2000:]}"
        said += outcomes
        for path in paths:
            path.unlink()
    assert {outcome for outcome, _ in said} == {"end", "refused"}
    assert all(len(reason) > 8 for outcome, reason in said if outcome == "refused")


def scrambled(rows: list[list[Cell]], chance: random.Random) -> list[list[Cell]]:
    """Cells swapped, emptied, replaced by rubbish; rows dropped, doubled, cut short, moved."""
    rubbish: list[Cell] = [
        "",
        "小计",
        "合计",
        "待定",
        -1.0,
        1e300,
        float("nan"),
        "９".rjust(40, "九"),
        (2022, 13, 45),
        True,
        "\x00\ud7ff",
        "=1/0",
        "-",
        "/",
    ]
    rows = [list(row) for row in rows]
    for _ in range(chance.randint(1, 12)):
        row = chance.choice(rows)
        place = chance.randrange(len(rows))
        kind = chance.randrange(6)
        if kind <= 2 and row:
            row[chance.randrange(len(row))] = chance.choice(rubbish)
        elif kind == 3:
            rows.insert(place, list(row))
        elif kind == 4 and len(rows) > 2:
            del rows[place]
        else:
            del row[chance.randrange(len(row) + 1) :]
    return rows


@pytest.mark.parametrize("batch", range(5))
def test_scrambled_tables_never_break_the_reading(batch: int) -> None:
    index = TitleIndex(LEDGERS)
    chance = random.Random(SEED + batch)
    tidy = [[_as_read(cell) for cell in row] for row in projects(6)]
    month = [[_as_read(cell) for cell in row] for row in months(dict.fromkeys(range(1, 6), 5))]
    for number in range(ROUNDS // 5):
        sheets = [
            RawSheet("项目", rows=scrambled(tidy, chance)),
            RawSheet("3月", rows=scrambled(month, chance)),
        ]
        file = stage("f", str(number), RawFile("xlsx", [], sheets), index)
        check_files([file], at_home=False)
        for sheet in file.accepted:
            rows = list(sheet.staged.mappings(list(range(len(sheet.staged.rows))), _ANY_DAY))
            assert len(rows) == len(sheet.staged.rows) - len(sheet.staged.rejected)
        assert all(effect in ("row_rejected", "cell_rejected", "warning") for _, _, effect in kinds(file))


def _as_read(cell: object) -> Cell:
    """A value as the reading process hands it over."""
    if isinstance(cell, date):
        return (cell.year, cell.month, cell.day)
    return float(cell) if isinstance(cell, int) else cell  # type: ignore[return-value]
