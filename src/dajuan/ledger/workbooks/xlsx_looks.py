"""What an xlsx shows and its cells do not tell: units and percentages, hidden rows, formulas without result."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import IO

from dajuan.ledger.workbooks.archive import DAMAGED, Refused
from dajuan.ledger.workbooks.number_formats import BUILT_IN, Look, Looks, Place, behind
from dajuan.ledger.workbooks.package import sheet_paths

_STYLES = "xl/styles.xml"
_LARGEST_STYLES = 8 * 2**20
_CHUNK = 2**20
_FEW_STYLES = 100
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
#: Some programs write every tag with a prefix: <x:c r="A1"/>.
_PREFIX = rb"(?:\w{1,20}:)?"
#: A tag is looked at by itself, up to the next one: whatever a file holds, it is read in one go.
_FORMAT, _STYLE = re.compile(rb"<" + _PREFIX + rb"numFmt\b[^<]*"), re.compile(rb"<" + _PREFIX + rb"xf\b[^<]*")
_CELL_STYLES = re.compile(rb"<" + _PREFIX + rb"cellXfs\b")
_CELL_STYLES_END = re.compile(rb"</" + _PREFIX + rb"cellXfs>")
_NUMBER = re.compile(rb'\bnumFmtId="(\d{1,9})"')
_CODE = re.compile(rb'\bformatCode="([^"]*)"')
#: A cell whose formula has no cached value: <c r="H5"><f>…</f></c> or with an empty <v>.
_UNCOMPUTED = re.compile(
    rb"<" + _PREFIX + rb'c r="([A-Z]{1,3}\d{1,7})"[^>]{0,200}><' + _PREFIX + rb"f\b[^>]{0,500}"
    rb"(?:/>|>[^<]{0,8192}</" + _PREFIX + rb"f>)(?:<" + _PREFIX + rb"v\s*/>|<v></v>|<\w{1,20}:v></\w{1,20}:v>)?"
    rb"</" + _PREFIX + rb"c>"
)  # fmt: skip
_HIDDEN_ROW = re.compile(rb"<" + _PREFIX + rb'row\b(?=[^<>]*\br="(\d{1,7})")[^<>]*\bhidden="(?:1|true)"')


def xlsx_looks(path: Path) -> Looks:
    """Reads every entry to its end, so damage that the directory hides is found too (Refused)."""
    found: dict[str, Look] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            styles = _styles(archive)
            for entry in archive.infolist():
                with archive.open(entry) as stream:
                    if _SHEET.fullmatch(entry.filename):
                        found[entry.filename] = _look(stream, styles)
                    else:
                        _drain(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        raise Refused(DAMAGED) from error
    return {name: found[entry] for name, entry in sheet_paths(path).items() if entry in found}


def _styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Number of a cell style -> what it puts behind a number. Most workbooks have no such style."""
    if _STYLES not in archive.namelist():
        return {}
    text = archive.open(_STYLES).read(_LARGEST_STYLES)
    shown = dict(BUILT_IN)
    for tag in _FORMAT.findall(text):
        if code := _CODE.search(tag):
            shown[_number(tag)] = behind(unescape(code[1].decode("utf-8", "replace")))
    start = _CELL_STYLES.search(text)
    end = _CELL_STYLES_END.search(text, start.end()) if start else None
    used = text[start.end() : end.start() if end else len(text)] if start else b""
    numbers = map(_number, _STYLE.findall(used))
    return {str(style): shown[number] for style, number in enumerate(numbers) if shown.get(number)}


def _number(tag: bytes) -> int:
    """Of its number format; 0 is the general one."""
    found = _NUMBER.search(tag)
    return int(found[1]) if found else 0


def _drain(stream: IO[bytes]) -> None:
    while stream.read(_CHUNK):
        pass


def _look(stream: IO[bytes], styles: dict[str, str]) -> Look:
    """Block by block; a block ends behind its last whole cell."""
    look = Look()
    numbers = "|".join(styles) if len(styles) <= _FEW_STYLES else r"\d{1,9}"
    styled = re.compile(rf'<(?:\w{{1,20}}:)?c r="([A-Z]{{1,3}})(\d{{1,7}})" s="({numbers})"'.encode())
    rest = b""
    while block := stream.read(_CHUNK):
        block = rest + block
        cut = _end_of_cells(block)
        _look_at(look, block[:cut], styled if styles else None, styles)
        rest = block[cut:][-_CHUNK:]
    _look_at(look, rest, None, styles)  # behind the last cell there may be rows
    return look


def _end_of_cells(block: bytes) -> int:
    """Where the last whole cell ends; 0 where none does."""
    return max((place + len(end) for end in (b"</c>", b":c>") if (place := block.rfind(end)) >= 0), default=0)


def _look_at(look: Look, block: bytes, styled: "re.Pattern[bytes] | None", styles: dict[str, str]) -> None:
    if b"<f" in block or b":f" in block:
        look.uncomputed += (match[1].decode() for match in _UNCOMPUTED.finditer(block))
    if b' hidden="' in block:
        look.hidden_rows += (int(match[1]) - 1 for match in _HIDDEN_ROW.finditer(block))
    if styled:
        look.behind.update(_shown_in(styled.finditer(block), styles))


def _shown_in(cells: Iterator[re.Match[bytes]], styles: dict[str, str]) -> Iterator[tuple[Place, str]]:
    for cell in cells:
        if shown := styles.get(cell[3].decode()):
            yield (int(cell[2]) - 1, _column(cell[1].decode())), shown


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1
