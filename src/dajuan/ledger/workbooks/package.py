"""Which part of a workbook's archive holds which sheet."""

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
        targets = targets_of(archive, "xl/_rels/workbook.xml.rels")
    named = _pairs(_SHEET.findall(book), _NAME, _KEY)
    return {unescape(name): targets[key] for name, key in named if key in targets}


def targets_of(archive: zipfile.ZipFile, relations: str) -> dict[str, str]:
    """Key of a part -> name of its entry, by the list of relations of a workbook."""
    pairs = _pairs(_RELATION.findall(_text(archive, relations)), _ID, _TARGET)
    return {key: f"xl/{target.removeprefix('/xl/').removeprefix('/')}" for key, target in pairs}


def _pairs(tags: list[str], first: "re.Pattern[str]", second: "re.Pattern[str]") -> Iterator[tuple[str, str]]:
    """Two attributes of every tag that has both."""
    for tag in tags:
        if (one := first.search(tag)) and (other := second.search(tag)):
            yield one[1], other[1]


def _text(archive: zipfile.ZipFile, name: str) -> str:
    if name not in archive.namelist():
        return ""
    return archive.open(name).read(_LIMIT).decode("utf-8", "replace")
