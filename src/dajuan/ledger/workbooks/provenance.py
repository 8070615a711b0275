"""Where rows came from, written in bulk: file, sheets, columns, and every row as it was typed."""

import json
from collections.abc import Iterator

from django.db import connection

from dajuan.ledger.change import Change
from dajuan.ledger.models import ColumnAlias, ImportColumn, ImportFile, ImportSheet
from dajuan.ledger.staged import Cell, letter_of, raw_text
from dajuan.ledger.workbooks.staging import Sheet, StagedFile

_SUBJECT = 120
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def record_file(change: Change, file: StagedFile, sender: str) -> ImportFile:
    """The file itself; its bytes are in the home under their sha256."""
    return ImportFile.objects.create(
        sha256=file.sha256, name=file.name[:255], change_set_id=change.id, sender=sender
    )


def record_sheet(file: ImportFile, sheet: Sheet) -> list[int]:
    """A sheet with its columns and rows; the ids of its entries, in the order of its rows."""
    staged = sheet.staged
    kept = ImportSheet.objects.create(
        file=file, name=staged.name[:255], ledger_code=staged.ledger, reported_on=staged.reported_on
    )
    ImportColumn.objects.bulk_create(
        ImportColumn(sheet=kept, field=name, header=staged.headers[name][:255], letter=letter_of(place))
        for name, place in staged.places.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('ledger_entry', 'id')) FROM generate_series(1, %s)",
            [len(staged.rows)],
        )
        ids = [row[0] for row in cursor.fetchall()]
        with cursor.copy(
            "COPY ledger_entry (id, sheet_id, row_number, status, subject, raw) FROM STDIN"
        ) as copy:
            for row in _entries(sheet, ids, kept.pk):
                copy.write_row(row)
    return ids


def _entries(sheet: Sheet, ids: list[int], sheet_id: int) -> Iterator[tuple[object, ...]]:
    staged = sheet.staged
    letters = [letter_of(i) for i in range(max(map(len, staged.raw), default=0))]
    subjects = staged.column(sheet.definition.identity[-1])
    rejected, merged = staged.rejected, _merged(sheet)
    for index, (number, raw) in enumerate(zip(staged.rows, staged.raw, strict=True)):
        status = "rejected" if index in rejected else "good"
        yield (
            ids[index],
            sheet_id,
            number,
            status,
            str(subjects[index] or "")[:_SUBJECT],
            _as_typed(letters, raw, {letter: str(texts[index] or "") for letter, texts in merged}),
        )


def _merged(sheet: Sheet) -> list[tuple[str, list[object]]]:
    """Columns written once for several rows: a cell merged with the one above shows its text."""
    staged = sheet.staged
    return [
        (letter_of(staged.places[column.field]), staged.values[column.field])
        for column in sheet.definition.columns
        if column.carried and column.kind == "text" and column.field in staged.places
    ]


def _as_typed(letters: list[str], raw: list[Cell], merged: dict[str, str]) -> str:
    """The non-empty cells of a row by column letter. A database text cannot hold NUL."""
    cells = {letter: text for letter, text in merged.items() if text} | {
        letter: cell if type(cell) is str else raw_text(cell)
        for letter, cell in zip(letters, raw, strict=False)
        if cell != ""
    }
    return _encode(cells).replace("\\u0000", "")


def remember(remembered: list[tuple[str, str, str]], file: StagedFile) -> None:
    """Keeps a sender's confirmed wording of columns for the ledgers this file turned out to be."""
    for code, title, name in remembered:
        for definition in {s.definition.code: s.definition for s in file.accepted}.values():
            column = next((c for c in definition.columns if name in (c.field, c.label)), None)
            if column and code in ("", definition.code):
                ColumnAlias.objects.get_or_create(
                    ledger_code=definition.code,
                    title=title[:255],
                    sender="",
                    defaults={"field": column.field},
                )
