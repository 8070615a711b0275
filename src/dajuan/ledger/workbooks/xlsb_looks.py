"""What an .xlsb shows and its cells do not tell: the number formats and hidden rows of its records (MS-XLSB)."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from dajuan.ledger.workbooks.archive import DAMAGED, Refused
from dajuan.ledger.workbooks.number_formats import BUILT_IN, Look, Looks, behind
from dajuan.ledger.workbooks.package import targets_of

_BOOK, _STYLES = "xl/workbook.bin", "xl/styles.bin"
_ROW, _SHEET, _FORMAT, _STYLE, _CELL_STYLES, _CELL_STYLES_END = 0, 156, 44, 47, 617, 618
_NUMBERS = frozenset({2, 5, 9})  # packed into four bytes, a number, a formula's
_ROW_HIDDEN = 0x10
_LONGEST_LENGTH = 4


def xlsb_looks(path: Path) -> Looks:
    """By sheet; Refused when the archive is damaged, what is not understood is left out."""
    try:
        with zipfile.ZipFile(path) as archive:
            styles, targets = _styles(archive), targets_of(archive, "xl/_rels/workbook.bin.rels")
            return {
                name: _look(archive.read(entry), styles)
                for name, key in _sheets(archive)
                if (entry := targets.get(key, "")) in archive.namelist()
            }
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        raise Refused(DAMAGED) from error
    except (struct.error, IndexError, KeyError):
        return {}


def _styles(archive: zipfile.ZipFile) -> dict[int, str]:
    """Of each cell style what it puts behind a number."""
    shown, found, inside = dict(BUILT_IN), dict[int, str](), False
    for kind, data in _records(archive.read(_STYLES) if _STYLES in archive.namelist() else b""):
        if kind == _FORMAT:
            shown[struct.unpack_from("<H", data)[0]] = behind(_text(data, 2)[0])
        elif kind in (_CELL_STYLES, _CELL_STYLES_END):
            inside = kind == _CELL_STYLES
        elif kind == _STYLE and inside:
            found[len(found)] = shown.get(struct.unpack_from("<H", data, 2)[0], "")
    return found


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and key of each sheet."""
    for kind, data in _records(archive.read(_BOOK)):
        if kind == _SHEET:
            key, end = _text(data, 8)
            yield _text(data, end)[0], key


def _look(content: bytes, styles: dict[int, str]) -> Look:
    look, row, told = Look(), 0, any(styles.values())
    for kind, data in _records(content):
        if kind == _ROW:
            row = struct.unpack_from("<I", data)[0]
            if data[11] & _ROW_HIDDEN:
                look.hidden_rows.append(row)
        elif told and kind in _NUMBERS:
            column, style = struct.unpack_from("<II", data)
            if shown := styles.get(style & 0xFFFFFF):
                look.behind[row, column] = shown
    return look


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and length in seven bits a byte, then the data."""
    place = 0
    while place < len(content):
        kind, place = content[place], place + 1
        if kind & 0x80:
            kind, place = (kind & 0x7F) | (content[place] & 0x7F) << 7, place + 1
        size = 0
        for shift in range(_LONGEST_LENGTH):
            byte, place = content[place], place + 1
            size |= (byte & 0x7F) << 7 * shift
            if byte < 0x80:
                break
        yield kind, content[place : place + size]
        place += size


def _text(data: bytes, place: int) -> tuple[str, int]:
    """A text with its length in characters before it, and where it ends."""
    length = struct.unpack_from("<I", data, place)[0]
    end = place + 4 + length * 2
    return data[place + 4 : end].decode("utf-16-le", "replace"), end
