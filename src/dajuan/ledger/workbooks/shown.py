"""Cells of an xlsx whose number is shown otherwise than it is kept: 0.953 as 95.3%, 1.5 as 1.50亿元."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from math import isfinite
from pathlib import Path

from dajuan.ledger.staged import Cell

_STYLES = "xl/styles.xml"
_LARGEST_STYLES = 8 * 2**20
_CHUNK = 2**20
_LONGEST_CELL = 64 * 2**10
_FEW_STYLES = 100
#: A tag is looked at by itself, up to the next one: whatever a file holds, it is read in one go.
_FORMAT = re.compile(rb"<numFmt\b[^<]*")
_STYLE = re.compile(rb"<xf\b[^<]*")
_CELL_STYLES, _CELL_STYLES_END = b"<cellXfs", b"</cellXfs>"
_NUMBER = re.compile(rb'\bnumFmtId="(\d{1,9})"')
_CODE = re.compile(rb'\bformatCode="([^"]*)"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_DECIMALS = 8
_PERCENT = {9: "%", 10: "%"}
#: Digits with a unit right behind them; not 0!.0,"万", which shows a ten-thousandth of the number.
_UNIT = re.compile(r'(?:[0#]|[0#?]\.[0#?]+)\s*_?\s*"?\s*((?:亿|千万|百万|万|千)?元)\s*"?(?:_.)?')
_LITERAL = re.compile(r'"[^"]*"|\\.|!.|\[[^\]]*\]|_.')
Place = tuple[int, int]


def shown_with(path: Path) -> dict[str, dict[Place, str]]:
    """By the sheet's path in the archive: zero-based (row, column) -> what stands behind the number, a unit
    of money or %. Most workbooks have no such style, and their sheets are not looked at."""
    try:
        with zipfile.ZipFile(path) as archive:
            styles = _styles(archive)
            names = [name for name in archive.namelist() if _SHEET.fullmatch(name)] if styles else []
            found = {name: dict(_cells(archive, name, styles)) for name in names}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error):
        return {}
    return {name: cells for name, cells in found.items() if cells}


def read_as(cell: Cell, behind: str) -> Cell:
    """A number as it is shown; a percentage is kept as its hundredth."""
    if not behind or isinstance(cell, bool) or not isinstance(cell, (int, float)) or not isfinite(cell):
        return cell
    number = Decimal(repr(cell))
    if behind == "%":
        number = round(number * 100, _DECIMALS)
    plain = format(number, "f")
    return f"{plain.rstrip('0').rstrip('.') if '.' in plain else plain}{behind}"


def _styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Number of a cell style -> what it puts behind a number."""
    if _STYLES not in archive.namelist():
        return {}
    text = archive.open(_STYLES).read(_LARGEST_STYLES)
    behind = dict(_PERCENT)
    for tag in _FORMAT.findall(text):
        if code := _CODE.search(tag):
            behind[_number(tag)] = _behind(unescape(code[1].decode("utf-8", "replace")))
    used = text.partition(_CELL_STYLES)[2].partition(_CELL_STYLES_END)[0]
    numbers = map(_number, _STYLE.findall(used))
    return {str(style): behind[number] for style, number in enumerate(numbers) if behind.get(number)}


def _number(tag: bytes) -> int:
    """Of its number format; 0 is the general one."""
    found = _NUMBER.search(tag)
    return int(found[1]) if found else 0


def _behind(code: str) -> str:
    """% or a unit of money, as the first section of a number format shows it."""
    first = code.split(";")[0]
    if "%" in _LITERAL.sub("", first):
        return "%"
    unit = _UNIT.search(first)
    return unit[1] if unit and "!" not in first and ',"' not in first.replace(" ", "") else ""


def _cells(archive: zipfile.ZipFile, name: str, styles: dict[str, str]) -> Iterator[tuple[Place, str]]:
    numbers = "|".join(styles) if len(styles) <= _FEW_STYLES else r"\d{1,9}"
    cell = re.compile(rf'<c r="([A-Z]{{1,3}})(\d{{1,7}})" s="({numbers})"'.encode())
    with archive.open(name) as stream:
        rest = b""
        while block := stream.read(_CHUNK):
            block = rest + block
            cut = block.rfind(b"<c ") if b"<c " in block else len(block)
            yield from _shown_in(cell.finditer(block, 0, cut), styles)
            rest = block[cut:][-_LONGEST_CELL:]
        yield from _shown_in(cell.finditer(rest), styles)


def _shown_in(cells: Iterator[re.Match[bytes]], styles: dict[str, str]) -> Iterator[tuple[Place, str]]:
    for cell in cells:
        if behind := styles.get(cell[3].decode()):
            yield (int(cell[2]) - 1, _column(cell[1].decode())), behind


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1
