"""The process that opens a strange file: little memory, no writing, killed when it takes too long.

Run as ``python -m dajuan.ledger.workbooks.child FILE``; writes frames (see ``frames.py``) to stdout.
"""

import gc
import resource
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dajuan.ledger.staged import CSV_SHEET, Cell
from dajuan.ledger.workbooks.archive import UNREADABLE, Refused, examine
from dajuan.ledger.workbooks.delimited import read_delimited
from dajuan.ledger.workbooks.frames import Frame, write_frame
from dajuan.ledger.workbooks.looks import looks_of
from dajuan.ledger.workbooks.number_formats import Look, Place, read_as

MEMORY = 512 * 2**20
MAX_ROWS = 200_000
_AROUND = 100  # titles, notes and totals are no data
MAX_COLUMNS = 200
MAX_MERGED = 20_000
MAX_EMPTY_ROWS = 1_000
_BATCH = 2_000
_PLAIN = frozenset({str, float, bool, int})
_HALF_A_SECOND = timedelta(microseconds=500_000)


def main() -> None:
    """Reads the file named on the command line under the limits."""
    limit_resources()
    gc.disable()  # rows come and go, none in a cycle
    out = sys.stdout.buffer
    try:
        for frame in read_frames(Path(sys.argv[1])):
            write_frame(out, frame)
    except Refused as refusal:
        write_frame(out, ("refused", str(refusal)))
    except MemoryError:
        write_frame(out, ("refused", "内容太多，超出可用内存；请删去多余的行列和格式，或拆分后再导入"))


def limit_resources() -> None:
    """From here on: 512 MB of address space, no file written, no core dump."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_frames(path: Path) -> Iterator[Frame]:
    """The file as frames: file, then per sheet one head and its rows in batches, then the end."""
    nature = examine(path)
    yield ("file", nature.kind, list(nature.warnings))
    if nature.kind == "csv":
        yield ("sheet", CSV_SHEET, False, [], [], [])
        yield from _batches(cast(list[list[Cell]], read_delimited(path.read_bytes())))
    else:
        yield from _workbook(path, nature.kind)
    yield ("end",)


def _workbook(path: Path, kind: str) -> Iterator[Frame]:
    with ThreadPoolExecutor(1) as aside:  # the parser lets go of the interpreter lock while it works
        looking = aside.submit(looks_of, path, kind)
        try:
            book = CalamineWorkbook.from_path(str(path))
            sheets = [
                (meta.name, meta.visible != SheetVisibleEnum.Visible, book.get_sheet_by_name(meta.name))
                for meta in book.sheets_metadata
                if meta.typ == SheetTypeEnum.WorkSheet
            ]
        except PasswordError as error:
            raise Refused("文件设有打开密码，请在 Excel 或 WPS 里去掉密码后再导入") from error
        except (CalamineError, OSError, ValueError) as error:
            raise Refused(UNREADABLE) from error
        looks = looking.result()
    for name, hidden, sheet in sheets:
        look = looks.get(name, Look())
        yield ("sheet", name, hidden, _merged(sheet), look.uncomputed, look.hidden_rows)
        yield from _batches(_as_shown(_rows(name, sheet), look.behind))


def _as_shown(rows: Iterator[list[Cell]], shown: dict[Place, str]) -> Iterator[list[Cell]]:
    """Numbers that are shown with a unit or as a percentage become what a person reads there."""
    if not shown:
        yield from rows
        return
    for number, row in enumerate(rows):
        yield [read_as(cell, shown.get((number, place), "")) for place, cell in enumerate(row)]


def _merged(sheet: CalamineSheet) -> list[list[int]]:
    """Merged areas from top to bottom; nobody merges tens of thousands by hand."""
    merged = sorted([*first, *last] for first, last in sheet.merged_cell_ranges or [])
    if len(merged) > MAX_MERGED:
        raise Refused(
            f"表“{sheet.name}”有 {len(merged)} 处合并单元格，超过上限 {MAX_MERGED}；请取消合并后再导入"
        )
    return merged


def _rows(name: str, sheet: CalamineSheet) -> Iterator[list[Cell]]:
    if sheet.end and sheet.end[1] >= MAX_COLUMNS:
        raise Refused(f"表“{name}”有 {sheet.end[1] + 1} 列，超过上限 {MAX_COLUMNS} 列；请删去右侧多余的列")
    margin: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():  # empty rows at the top are among them, empty columns at the left are not
        plain = _PLAIN.issuperset(map(type, row))
        cells = cast(list[Cell], row) if plain else [_converted(cell) for cell in row]
        yield margin + cells if margin else cells


def _converted(cell: object) -> Cell:
    """Dates become plain tuples, which travel cheaply."""
    if type(cell) in _PLAIN:
        return cast(Cell, cell)
    if isinstance(cell, datetime):
        cell = (cell + _HALF_A_SECOND).replace(microsecond=0)  # a fraction of a day is never exact
        whole = cell.hour == cell.minute == cell.second == 0
        return (cell.year, cell.month, cell.day) if whole else tuple(cell.timetuple()[:6])
    if isinstance(cell, date):
        return (cell.year, cell.month, cell.day)
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return "" if cell is None else str(cell)


def _batches(rows: "Iterator[list[Cell]] | list[list[Cell]]") -> Iterator[Frame]:
    """Rows in batches, up to the last one before a long empty stretch."""
    source = iter(rows)
    count = empty = 0
    while batch := list(islice(source, _BATCH)):
        for end, row in enumerate(batch, 1):
            if not any(row) and row.count("") == len(row):
                empty += 1
            else:
                empty, count = 0, count + 1
            if empty >= MAX_EMPTY_ROWS:
                yield ("rows", batch[:end])
                return
        if count > MAX_ROWS + _AROUND:
            raise Refused(f"数据超过 {MAX_ROWS:,} 行，请拆分后再导入")
        yield ("rows", batch)


if __name__ == "__main__":
    main()
