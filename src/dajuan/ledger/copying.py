"""Columns into the text that COPY reads, every distinct value written once."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import islice

from psycopg import Copy

from dajuan.kernel.once import Once

_BLOCK = 2_000  # rows handed over at once
_ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def copy_lines(columns: Sequence[Sequence[object]]) -> Iterator[str]:
    """Blocks of lines in COPY's text format, one line a row."""
    return blocks(map("\t".join, zip(*map(_texts, columns), strict=True)))


def _texts(column: Sequence[object]) -> Iterator[str]:
    numbered = set(map(type, column)) == {int}  # ids, all different
    return map(str, column) if numbered else map(Once(copy_text).__getitem__, column)


def blocks(lines: Iterable[str]) -> Iterator[str]:
    """Lines in blocks that are worth sending."""
    source = iter(lines)
    while block := list(islice(source, _BLOCK)):
        yield "\n".join(block) + "\n"


def send(copy: Copy, made: Iterator[str]) -> None:
    """Hands over blocks; while the database takes one in, the next is made."""
    with ThreadPoolExecutor(1) as aside:
        coming = aside.submit(next, made, None)
        while (block := coming.result()) is not None:
            coming = aside.submit(next, made, None)
            copy.write(block)


def copy_text(value: object) -> str:
    r"""One value as COPY reads it.

    >>> copy_text(None), copy_text(True), copy_text("a\tb"), copy_text(date(2022, 6, 30))
    ('\\N', 't', 'a\\tb', '2022-06-30')
    """
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, date):
        return value.isoformat()
    return value.translate(_ESCAPED) if isinstance(value, str) else str(value)
