"""A stream out of an OLE compound file, which holds an .xls (MS-CFB): sectors chained by a table."""

import struct
from collections.abc import Iterator
from pathlib import Path

_HEADER = 512
_ENTRY = 128
_LAST = 0xFFFFFFFA  # numbers from here on are marks, not sectors
_INLINE_TABLES = 109
_SMALL_STREAM = 4_096


def stream_of(path: Path, names: tuple[str, ...]) -> bytes:
    """The first stream with one of the names, whatever their case; empty when there is none. A chain that runs in a circle or
    out of the file ends there."""
    content = path.read_bytes()
    if len(content) < _HEADER:
        return b""
    file = _Sectors(content)
    entries = file.chain(*struct.unpack_from("<I", content, 48))
    for place in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        length = max(struct.unpack_from("<H", entries, place + 64)[0] - 2, 0)
        name = entries[place : place + min(length, 62)].decode("utf-16-le", "replace")
        if name.lower() in names:
            start, size = struct.unpack_from("<II", entries, place + 116)
            small = size < _SMALL_STREAM
            return (file.small_chain(entries, start) if small else file.chain(start))[:size]
    return b""


class _Sectors:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.size = 1 << min(struct.unpack_from("<H", content, 30)[0], 16)
        tables = struct.unpack_from(f"<{_INLINE_TABLES}I", content, 76)
        more = struct.unpack_from("<I", content, 68)[0]
        self.next: list[int] = []
        for table in (*tables, *self._further_tables(more)):
            if table < _LAST:
                self.next += _numbers(self._sector(table))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.content[start : start + self.size]

    def _further_tables(self, number: int) -> Iterator[int]:
        for _ in range(len(self.content) // self.size):
            if number >= _LAST or not (numbers := _numbers(self._sector(number))):
                return
            yield from numbers[:-1]
            number = numbers[-1]

    def chain(self, number: int) -> bytes:
        """The sectors from ``number`` on, one after another."""
        return b"".join(map(self._sector, _followed(self.next, number)))

    def small_chain(self, entries: bytes, number: int) -> bytes:
        """A short stream, kept in pieces of 64 bytes inside the root's."""
        root = self.chain(struct.unpack_from("<I", entries, 116)[0])
        after = _numbers(self.chain(struct.unpack_from("<I", self.content, 60)[0]))
        return b"".join(root[piece * 64 : piece * 64 + 64] for piece in _followed(after, number))


def _numbers(content: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))


def _followed(after: list[int], number: int) -> Iterator[int]:
    for _ in range(len(after)):
        if number >= len(after):
            return
        yield number
        number = after[number]
