"""Tables as files: CSV for everything, XLSX with typed cells. Text that looks like a formula stays text."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from urllib.parse import quote

import xlsxwriter
from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Value = str | int | Decimal | date | bool | None


def download(name: str, kind: str, titles: Sequence[str], rows: Iterable[Sequence[Value]]) -> HttpResponse:
    """An attachment ``name.kind``; ``kind`` is csv or xlsx."""
    body = _xlsx(titles, rows) if kind == "xlsx" else _csv(titles, rows)
    types = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX}
    return attachment(body, f"{name}.{kind}", types[kind])


def attachment(body: bytes | str, name: str, content_type: str) -> HttpResponse:
    """A file to save, whatever is in it."""
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _csv(titles: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """With a byte order mark, so that spreadsheet programs read Chinese; formulas are disarmed."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(titles)
    for row in rows:
        writer.writerow([_disarmed(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _disarmed(value: Value) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def _xlsx(titles: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    bold, dated = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, bold)
        sheet.set_column(column, column, 16)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_string(number, column, "是" if value else "否")
            elif isinstance(value, (int, Decimal)):
                sheet.write_number(number, column, float(value))
            elif isinstance(value, date):
                sheet.write_datetime(number, column, value, dated)
            elif value is not None:
                sheet.write_string(number, column, value)
    book.close()
    return out.getvalue()
