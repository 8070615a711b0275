"""What an .xls shows and its cells do not tell: the number formats and hidden rows of its records (MS-XLS)."""

import struct
from collections.abc import Iterator
from pathlib import Path

from dajuan.ledger.workbooks.compound import stream_of
from dajuan.ledger.workbooks.number_formats import BUILT_IN, Look, Looks, behind

_BOF, _EOF, _SHEET, _FORMAT, _STYLE, _ROW = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0, 0x0208
_RK, _MANY_RK = 0x027E, 0x00BD
_NUMBERS = frozenset({0x0203, _RK, 0x0006, 0x0406})  # a number, one packed into four bytes, a formula's
_BIFF8 = 0x0600
_ROW_HIDDEN = 0x20
_UTF16 = 1
Record = tuple[int, bytes]


def xls_looks(path: Path) -> Looks:
    """By sheet; what is cut off or not understood is left out, the parser will say so."""
    content = stream_of(path, ("workbook", "book"))
    try:
        return _looks(content)
    except (struct.error, IndexError):
        return {}


def _looks(content: bytes) -> Looks:
    shown, styles, sheets, wide = dict(BUILT_IN), dict[int, str](), dict[str, int](), True
    for kind, data in _records(content, 0):
        if kind == _BOF:
            wide = _short(data, 0) >= _BIFF8
        elif kind == _FORMAT:
            shown[_short(data, 0)] = behind(_text(data[2:], wide, 2))
        elif kind == _STYLE:
            styles[len(styles)] = shown.get(_short(data, 2), "")
        elif kind == _SHEET:
            sheets[_text(data[6:], wide, 1)] = struct.unpack_from("<I", data)[0]
    return {name: _look(content, start, styles) for name, start in sheets.items()}


def _look(content: bytes, start: int, styles: dict[int, str]) -> Look:
    look, told = Look(), any(styles.values())
    for kind, data in _records(content, start):
        if kind == _ROW and _short(data, 12) & _ROW_HIDDEN:
            look.hidden_rows.append(_short(data, 0))
        elif told and kind in _NUMBERS:
            row, column, style = struct.unpack_from("<HHH", data)
            if shown := styles.get(style):
                look.behind[row, column] = shown
        elif told and kind == _MANY_RK:
            row, first = struct.unpack_from("<HH", data)
            for place in range((len(data) - 6) // 6):
                if shown := styles.get(_short(data, 4 + place * 6)):
                    look.behind[row, first + place] = shown
    return look


def _records(content: bytes, place: int) -> Iterator[Record]:
    """Records up to the end of their part; charts inside a sheet are parts of their own."""
    depth = 0
    while place + 4 <= len(content):
        kind, size = struct.unpack_from("<HH", content, place)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if depth == 1:
            yield kind, content[place + 4 : place + 4 + size]
        place += 4 + size


def _short(data: bytes, place: int) -> int:
    return int(struct.unpack_from("<H", data, place)[0])


def _text(data: bytes, wide: bool, prefix: int) -> str:
    """A text with its length before it, in characters; up to 1995 in the code page of the office."""
    length = int.from_bytes(data[: prefix if wide else 1], "little")
    if not wide:
        return data[1 : 1 + length].decode("gb18030", "replace")
    if data[prefix] & _UTF16:
        return data[prefix + 1 : prefix + 1 + length * 2].decode("utf-16-le", "replace")
    return data[prefix + 1 : prefix + 1 + length].decode("latin-1")
