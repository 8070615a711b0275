"""Where rows came from, written in bulk: file, sheets, columns, what was found wrong, and as they were typed
the rows that brought something."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat, zip_longest

from django.db import connection

from dajuan.kernel.once import Once
from dajuan.ledger.change import Change
from dajuan.ledger.copying import blocks, copy_text, send
from dajuan.ledger.definition import NOT_NEEDED
from dajuan.ledger.models import ColumnAlias, ImportColumn, ImportFile, ImportSheet
from dajuan.ledger.staged import Cell, Finding, letter_of, raw_text
from dajuan.ledger.workbooks.personal import discreet, discreet_refusal
from dajuan.ledger.workbooks.staging import Sheet, StagedFile

_SUBJECT = 120
#: A sheet's rows are numbered in its own stretch of numbers, far longer than a sheet may be.
_STRETCH = 2**18
_encode = json.JSONEncoder(ensure_ascii=False).encode
_COPY = "COPY ledger_entry (id, sheet_id, row_number, status, subject, raw) FROM STDIN"
_COPY_FINDINGS = """
    COPY ledger_importfinding (file_id, row_number, letter, effect, sheet, header, kind, value, reason)
    FROM STDIN"""
_KEPT = (255, 255, 60, 500, 1000)  # characters of a finding's texts; all of a cell is in the file itself
_STOOD_BY = """
    SELECT DISTINCT (document ->> 'entry_id')::bigint FROM ledger_record
    WHERE change_set_id = %s AND document ->> 'entry_id' IS NOT NULL"""


def record_file(change: Change, file: StagedFile, sender: str) -> ImportFile:
    """The file itself, and what was found wrong with it; its bytes are in the home under their sha256."""
    found = list(_findings(file))
    kept = ImportFile.objects.create(
        sha256=file.sha256,
        name=file.name[:255],
        change_set_id=change.id,
        sender=sender,
        findings_kept=len(found),
    )
    with connection.cursor() as cursor, cursor.copy(_COPY_FINDINGS) as copy:
        for finding, effect in found:
            copy.write_row((kept.pk, finding.row, finding.column, effect, *_texts(finding)))
    return kept


def _findings(file: StagedFile) -> Iterator[tuple[Finding, str]]:
    """Findings in the order of the file, each with what became of what it is about. Only in a row that
    stands does a ``warning`` keep its cell; of a title, a total or a rejected row it is a ``notice``."""
    yield from ((finding, "notice") for finding in file.findings)
    for sheet in file.sheets:
        if sheet.refused:
            yield _refused(sheet), "sheet_rejected"
        staged = sheet.staged
        standing = set(staged.rows) - {staged.rows[index] for index in staged.rejected}
        for finding in staged.findings:
            said = finding.effect if finding.effect != "warning" or finding.row in standing else "notice"
            yield discreet(sheet, finding), said


def _refused(sheet: Sheet) -> Finding:
    """Why none of a sheet counts."""
    reason = discreet_refusal(sheet.definition, sheet.refused)
    return Finding(sheet.raw.name, 0, "", "", "sheet_refused", "warning", None, reason)


def _texts(finding: Finding) -> Iterator[str]:
    """Sheet, header, kind, value and reason, as much of each as is kept. A database text cannot hold NUL."""
    texts = (finding.sheet, finding.header, finding.kind, finding.value or "", finding.reason)
    for most, text in zip(_KEPT, texts, strict=True):
        yield text.replace("\0", "")[:most]


def record_sheet(file: ImportFile, sheet: Sheet) -> range:
    """A sheet with its columns; the ids its entries will have, in the order of its rows."""
    staged = sheet.staged
    rejected = len(staged.rejected)
    kept = ImportSheet.objects.create(
        file=file,
        name=staged.name[:255],
        ledger_code=staged.ledger,
        reported_on=staged.reported_on,
        good=len(staged.rows) - rejected,
        rejected=rejected,
    )
    ImportColumn.objects.bulk_create(
        ImportColumn(sheet=kept, field=name, header=staged.headers[name][:255], letter=letter_of(place))
        for name, place in staged.places.items()
    )
    first = kept.pk * _STRETCH
    return range(first, first + len(staged.rows))


def record_entries(change: Change, sheets: list[tuple[Sheet, range]]) -> None:
    """Rows as they were typed: those some fact of this change stands by, and those that were rejected.
    What repeated the ledger is told by the sheet's count and the file itself."""
    with connection.cursor() as cursor:
        cursor.execute(_STOOD_BY, [change.id])
        stood_by = {row[0] for row in cursor.fetchall()}
        with cursor.copy(_COPY) as copy:
            for sheet, ids in sheets:
                wanted = [i for i, entry in enumerate(ids) if entry in stood_by or i in sheet.staged.rejected]
                send(copy, blocks(_lines(sheet, ids, wanted)))


def _lines(sheet: Sheet, ids: range, wanted: Sequence[int]) -> Iterator[str]:
    """The rows at ``wanted``, put together column by column."""
    staged, carried, subjects = (
        sheet.staged,
        _carried(sheet),
        sheet.staged.column(sheet.definition.identity[-1]),
    )
    raw = [carried.get(index) or staged.raw[index] for index in wanted]
    typed = [
        map(_typed(letter_of(place)).__getitem__, column)
        for place, column in enumerate(zip_longest(*raw, fillvalue=""))
    ]
    fields: list[Iterable[str]] = [
        [str(ids[index]) for index in wanted],
        repeat(str(ids.start // _STRETCH)),
        [str(staged.rows[index]) for index in wanted],
        ["rejected" if index in staged.rejected else "good" for index in wanted],
        map(Once(_subject).__getitem__, (subjects[index] for index in wanted)),
        (f"{{{','.join(filter(None, members))}}}" for members in zip(*typed, strict=True)),
    ]
    return map("\t".join, zip(*fields))  # noqa: B905 - the sheet's number is repeated for ever


def _subject(value: object) -> str:
    return copy_text(str(value or "")[:_SUBJECT])


def _typed(letter: str) -> Once[Cell, str]:
    """Cells of one column as members of a JSON object, ready to copy; an empty cell is no member.
    A database text cannot hold NUL."""

    def member(cell: Cell) -> str:
        text = _encode(raw_text(cell).replace("\0", "")).replace("\\", "\\\\")
        return f'"{letter}":{text}'

    return Once(member, {"": ""})


def _carried(sheet: Sheet) -> dict[int, list[Cell]]:
    """Rows with a cell that was written once for several: merged with the one above it shows its text."""
    staged = sheet.staged
    found: dict[int, list[Cell]] = {}
    for column in sheet.definition.columns:
        place = staged.places.get(column.field)
        if column.carried and column.kind == "text" and place is not None:
            texts = staged.values[column.field]
            for index, (raw, text) in enumerate(zip(staged.raw, texts, strict=True)):
                if text and (place >= len(raw) or raw[place] == ""):
                    row = found.setdefault(index, list(raw))
                    row += [""] * (place + 1 - len(row))
                    row[place] = str(text)
    return found


def remember(remembered: list[tuple[str, str, str]], file: StagedFile) -> None:
    """Keeps a sender's confirmed wording of columns for the ledgers this file turned out to be. What was
    said last holds. A needless column of a ledger with personal data may be titled by a person's name."""
    for code, title, name in remembered:
        for definition in {s.definition.code: s.definition for s in file.accepted}.values():
            meant = definition.field_named(name) if code in ("", definition.code) else ""
            if meant and not (meant == NOT_NEEDED and definition.personal):
                alias, _ = ColumnAlias.objects.get_or_create(
                    ledger_code=definition.code, title=title[:255], sender="", defaults={"field": meant}
                )
                if alias.field != meant:
                    alias.field = meant
                    alias.save(update_fields=["field"])
