"""Which part of an xlsx archive holds which sheet."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

_LIMIT = 2**20
#: A tag is looked at by itself, up to the next one: whatever a file holds, it is read in one go.
_SHEET = re.compile(r"<(?:\w{1,20}:)?sheet\b[^<]*")
_RELATION = re.compile(r"<(?:\w{1,20}:)?Relationship\b[^<]*")
_NAME, _KEY = re.compile(r'\bname="([^"]*)"'), re.compile(r'\b\w{1,20}:id="([^"]*)"')
_ID, _TARGET = re.compile(r'\bId="([^"]*)"'), re.compile(r'\bTarget="([^"]*)"')


def sheet_paths(path: Path) -> dict[str, str]:
    """Sheet name -> name of its entry; what cannot be read is left out."""
    with zipfile.ZipFile(path) as archive:
        book = _text(archive, "xl/workbook.xml")
        relations = _text(archive, "xl/_rels/workbook.xml.rels")
    targets = {
        key: target.removeprefix("/xl/").removeprefix("/")
        for key, target in _pairs(_RELATION.findall(relations), _ID, _TARGET)
    }
    named = _pairs(_SHEET.findall(book), _NAME, _KEY)
    return {unescape(name): f"xl/{targets[key]}" for name, key in named if key in targets}


def _pairs(tags: list[str], first: "re.Pattern[str]", second: "re.Pattern[str]") -> Iterator[tuple[str, str]]:
    """Two attributes of every tag that has both."""
    for tag in tags:
        if (one := first.search(tag)) and (other := second.search(tag)):
            yield one[1], other[1]


def _text(archive: zipfile.ZipFile, name: str) -> str:
    if name not in archive.namelist():
        return ""
    return archive.open(name).read(_LIMIT).decode("utf-8", "replace")
