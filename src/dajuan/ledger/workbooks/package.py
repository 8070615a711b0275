"""Which part of an xlsx archive holds which sheet."""

import re
import zipfile
from html import unescape
from pathlib import Path

_LIMIT = 2**20
_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"[^>]*?\b\w+:id="([^"]*)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ID, _TARGET = re.compile(r'\bId="([^"]*)"'), re.compile(r'\bTarget="([^"]*)"')


def sheet_paths(path: Path) -> dict[str, str]:
    """Sheet name -> name of its entry; what cannot be read is left out."""
    with zipfile.ZipFile(path) as archive:
        book = _text(archive, "xl/workbook.xml")
        relations = _text(archive, "xl/_rels/workbook.xml.rels")
    targets: dict[str, str] = {}
    for relation in _RELATION.findall(relations):
        identity, target = _ID.search(relation), _TARGET.search(relation)
        if identity and target:
            targets[identity[1]] = target[1].removeprefix("/xl/").removeprefix("/")
    return {unescape(name): f"xl/{targets[key]}" for name, key in _SHEET.findall(book) if key in targets}


def _text(archive: zipfile.ZipFile, name: str) -> str:
    if name not in archive.namelist():
        return ""
    return archive.open(name).read(_LIMIT).decode("utf-8", "replace")
