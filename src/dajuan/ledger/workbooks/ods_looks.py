"""What an ods shows and its cells do not tell: it keeps the text a person sees beside each number."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import IO

from dajuan.ledger.workbooks.archive import DAMAGED, Refused
from dajuan.ledger.workbooks.number_formats import Look, Looks, Place
from dajuan.ledger.workbooks.titles import UNITS

_CONTENT, _STYLES = "content.xml", "styles.xml"
_CHUNK = 2**20
_MOST_REPEATED = 100_000  # cells; what is repeated more often is filling, not a table
_OVERLAP = 200
#: Without one of these there is nothing to see in a file, and its cells are not looked at one by one.
_TELLING = re.compile(
    'office:value-type="percentage"|table:visibility="|<number:(?:text|currency-symbol)\\b[^<]{0,100}元'.encode()
)
#: A tag with its attributes and the text behind it, up to the next one: read in one go, whatever it holds.
_TAG = re.compile(
    rb"<(/?)(table:table|table:table-row|table:table-cell|table:covered-table-cell|text:p|office:annotation)"
    rb"(?=[\s/>])([^<]*)"
)
_NAME, _STATE = re.compile(rb'\btable:name="([^"]*)"'), re.compile(rb'\btable:visibility="(\w+)"')
_TYPE, _VALUE = (
    re.compile(rb'\boffice:value-type="(\w+)"'),
    re.compile(rb'\boffice:value="(-?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?)"'),
)
_ROWS, _COLUMNS = (
    re.compile(rb'\btable:number-rows-repeated="(\d{1,7})"'),
    re.compile(rb'\btable:number-columns-repeated="(\d{1,7})"'),
)
_AMOUNT = re.compile(rf"[¥￥]?\s*(-?\d[\d,，]*(?:\.(\d+))?)\s*({'|'.join(UNITS)})")
_NUMBERS = frozenset({b"float", b"currency"})


def ods_looks(path: Path) -> Looks:
    """Reads the content to its end (Refused when it is damaged)."""
    page = _Page()
    try:
        with zipfile.ZipFile(path) as archive:
            if any(_tells(archive, name) for name in (_CONTENT, _STYLES)):
                with archive.open(_CONTENT) as stream:
                    for tag in _tags(stream):
                        page.meet(tag[1] == b"/", tag[2].decode(), tag[3])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        raise Refused(DAMAGED) from error
    return page.looks


def _tells(archive: zipfile.ZipFile, name: str) -> bool:
    if name not in archive.namelist():
        return False
    told, rest = False, b""
    with archive.open(name) as stream:
        while block := stream.read(_CHUNK):
            told = told or _TELLING.search(rest + block) is not None
            rest = block[-_OVERLAP:]
    return told


def _tags(stream: IO[bytes]) -> Iterator["re.Match[bytes]"]:
    rest = b""
    while block := stream.read(_CHUNK):
        block = rest + block
        cut = max(block.rfind(b"<"), 0)
        yield from _TAG.finditer(block, 0, cut)
        rest = block[cut:][-_CHUNK:]
    yield from _TAG.finditer(rest)


@dataclass
class _Page:
    """Where the reading stands: sheet, row and the cell that is open."""

    looks: dict[str, Look] = field(default_factory=dict)
    look: Look = field(default_factory=Look)
    row: int = 0
    rows: int = 0
    column: int = 0
    open: tuple[str, Place, int] | None = None
    remark: bool = False

    def meet(self, closes: bool, name: str, rest: bytes) -> None:
        """One tag with what stands behind it."""
        match name, closes:
            case "table:table", False:
                self.look, self.row, self.rows = Look(), 0, 0
                self.looks[_unescaped(_NAME, rest)] = self.look
            case "table:table-row", False:
                self._begin_row(rest)
            case (("table:table-cell" | "table:covered-table-cell"), False):
                self._begin_cell(rest)
            case (("table:table-cell" | "table:covered-table-cell"), True):
                self.open = None
            case "office:annotation", _:
                self.remark = not closes and b"/>" not in rest
            case "text:p", False if self.open and not self.remark:
                self._see(rest.partition(b">")[2])

    def _begin_row(self, rest: bytes) -> None:
        self.row, self.column = self.row + self.rows, 0
        self.rows = _times(_ROWS, rest)
        state = _STATE.search(rest)
        if state and state[1] != b"visible" and self.rows <= _MOST_REPEATED:
            self.look.hidden_rows += range(self.row, self.row + self.rows)

    def _begin_cell(self, rest: bytes) -> None:
        kind, value = _TYPE.search(rest), _VALUE.search(rest)
        place, times, self.open = (self.row, self.column), _times(_COLUMNS, rest), None
        self.column += times
        if kind and kind[1] == b"percentage":
            self._put("%", place, times)
        elif kind and value and kind[1] in _NUMBERS:
            self.open = value[1].decode("utf-8", "replace"), place, times

    def _see(self, text: bytes) -> None:
        """A unit behind the very number that is kept; a ten-thousandth of it shown tells nothing."""
        assert self.open is not None  # noqa: S101 - asked before
        (value, place, times), self.open = self.open, None
        shown = unescape(text.decode("utf-8", "replace")).strip()
        if amount := _AMOUNT.fullmatch(shown):
            number, kept = Decimal(re.sub("[,，]", "", amount[1])), Decimal(value)
            if abs(number - kept) <= Decimal(1).scaleb(-len(amount[2] or "")):
                self._put(amount[3], place, times)

    def _put(self, behind: str, place: Place, times: int) -> None:
        if self.rows * times <= _MOST_REPEATED:
            self.look.behind.update(
                ((place[0] + down, place[1] + right), behind)
                for down in range(self.rows)
                for right in range(times)
            )


def _times(pattern: "re.Pattern[bytes]", rest: bytes) -> int:
    found = pattern.search(rest)
    return int(found[1]) if found else 1


def _unescaped(pattern: "re.Pattern[bytes]", rest: bytes) -> str:
    found = pattern.search(rest)
    return unescape(found[1].decode("utf-8", "replace")) if found else ""
