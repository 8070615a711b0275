"""The first half of an import: files read, recognised and checked against each other. Nothing is written."""

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dajuan.kernel.collector import no_collecting
from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.models import ColumnAlias
from dajuan.ledger.workbooks.archive import Refused
from dajuan.ledger.workbooks.checking import check_files
from dajuan.ledger.workbooks.reading import RawFile, read_file
from dajuan.ledger.workbooks.recognition import TitleIndex
from dajuan.ledger.workbooks.reports import FileReport, report_of
from dajuan.ledger.workbooks.staging import StagedFile, stage

#: (ledger code or "" for any, column title, field name or label)
Mapped = list[tuple[str, str, str]]
_AT_ONCE = 2
_BLOCK = 2**20


@dataclass(frozen=True)
class Upload:
    """A file as it was handed in: the name it goes by and where its bytes are."""

    name: str
    path: Path


@dataclass
class Prepared:
    """Files read and checked, nothing written yet; ``reports`` by file name, however the files were given."""

    files: list[StagedFile]
    reports: list[FileReport]
    paths: dict[str, Path]
    mapping: Mapped


@no_collecting()
def prepare(uploads: Sequence[Upload], *, mapping: Mapped | None = None) -> Prepared:
    """Reads and checks all files together against each other and the home; this is the preview.

    ``mapping`` are (ledger code or "", column title, field) for titles nobody could know. The same
    content given twice is taken once.
    """
    mapping = mapping or []
    remembered = ColumnAlias.objects.values_list("ledger_code", "title", "field")
    index = TitleIndex(LEDGERS, [*remembered, *mapping])
    first = {sha256_of(upload.path): upload for upload in sorted(uploads, key=lambda u: u.name, reverse=True)}
    first = dict(sorted(first.items(), key=lambda pair: (pair[1].name, pair[0])))
    with ThreadPoolExecutor(_AT_ONCE) as readers:
        read = dict(zip(first, readers.map(lambda upload: _read(upload.path), first.values()), strict=True))
    files = {digest: _staged(first[digest], digest, read[digest], index) for digest in first}
    check_files(list(files.values()))
    reports = {digest: report_of(file) for digest, file in files.items()}
    paths = {digest: upload.path for digest, upload in first.items()}
    return Prepared(list(files.values()), [reports[digest] for digest in first], paths, mapping)


def sha256_of(path: Path) -> str:
    """Hex digest of a file's content."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _read(path: Path) -> RawFile | Refused:
    try:
        return read_file(path)
    except Refused as refusal:
        return refusal


def _staged(upload: Upload, digest: str, raw: RawFile | Refused, index: TitleIndex) -> StagedFile:
    if isinstance(raw, Refused):
        return StagedFile(upload.name, digest, refused=str(raw))
    return stage(upload.name, digest, raw, index)


def parse_mapping(text: str) -> Mapped:
    """Reads a mapping file: {"列名": "字段"} or {"台账": {"列名": "字段"}}; fields by name or label, 不需要 for
    a column that is not to be read.

    ValueError says what is wrong.
    """
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"对照文件不是 JSON：第 {error.lineno} 行有误") from error
    except RecursionError as error:
        raise ValueError("对照文件不是 JSON：层数过多") from error
    if not isinstance(given, dict):
        raise ValueError('对照文件应写成 {"列名": "字段"} 或 {"台账": {"列名": "字段"}}')
    codes = {d.code: d.code for d in LEDGERS} | {d.label: d.code for d in LEDGERS}
    mapped: Mapped = []
    for title, meant in given.items():
        if isinstance(meant, dict):
            if title not in codes:
                raise ValueError(f"对照文件里的台账“{title}”不存在；可用：{'、'.join(codes)}")
            mapped += [(codes[title], str(t), str(f)) for t, f in meant.items()]
        else:
            mapped.append(("", title, str(meant)))
    if strange := [name for _, _, name in mapped if not any(d.field_named(name) for d in LEDGERS)]:
        raise ValueError(f"对照文件里的字段“{strange[0]}”不存在")
    return mapped
