"""Ledgers back into workbooks: exports that import to equality, empty templates, files with errors marked."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import groupby

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dajuan.kernel.amount import in_unit, plain
from dajuan.ledger.definition import Column, LedgerDefinition, Row
from dajuan.ledger.staged import Cell, Finding, raw_text
from dajuan.ledger.workbooks.reading import RawFile, RawSheet

UNIT = "万元"
_SHEET_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_WIDTHS = {"text": 24, "project_code": 26, "credit_code": 22}
_ORDINALS = "〇一二三四五六七八九十"
_TINTS = {"row_rejected": "#f6c9c4", "cell_rejected": "#f6c9c4", "warning": "#fdf3dc"}
_EFFECTS = {"row_rejected": "整行剔除", "cell_rejected": "单元格按空值", "warning": "提示"}
_FORMS = {
    "text": "文字",
    "project_code": "如 2203-410771-05-01-361621",
    "credit_code": "18位",
    "money": "数字，可写 5.05亿元、4100万元",
    "number": "数字",
    "integer": "整数",
    "date": "如 2022-03-15、2022.3.15、2022年3月15日",
    "moment": "如 2022-03-15 18:00、2022年3月15日18时30分",
    "month": "如 2022年3月",
    "flag": "是、否",
    "round": "如 第一期",
}
#: Everything a clerk typed stays what it is: no formula, no link, no number out of a text.
_AS_TYPED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def ledger_workbook(definition: LedgerDefinition, rows: Iterable[Row], zone: str = "") -> bytes:
    """An .xlsx with the ledger's own titles, amounts in 万元; reading it gives the same values again."""
    content = BytesIO()
    with Workbook(content, _AS_TYPED) as book:
        ordered = list(rows)
        heading = definition.heading or (lambda row: (definition.label, definition.label))
        for (name, title), group in groupby(ordered, heading):
            _write_sheet(book, definition, name, f"{zone}{title}", list(group))
        if not ordered:
            _write_sheet(book, definition, definition.label, f"{zone}{definition.label}", [])
    return content.getvalue()


def template(definition: LedgerDefinition, zone: str = "") -> bytes:
    """An empty .xlsx to fill in, with a sheet that says what each column takes."""
    content = BytesIO()
    with Workbook(content, _AS_TYPED) as book:
        _write_sheet(book, definition, definition.label, f"{zone}{definition.label}", [])
        guide = book.add_worksheet("填表说明")
        for number, texts in enumerate([("列名", "必填", "写法"), *map(_guidance, definition.columns)]):
            guide.write_row(number, 0, texts)
        guide.set_column(0, 2, 28)
    return content.getvalue()


def _guidance(column: Column) -> tuple[str, str, str]:
    words = "、".join(dict.fromkeys(word for word, _ in column.choices))
    return column.label, "是" if column.required else "", _FORMS.get(column.kind, words)


def _write_sheet(
    book: Workbook, definition: LedgerDefinition, name: str, title: str, rows: Sequence[Row]
) -> None:
    sheet = book.add_worksheet(name.translate(_FORBIDDEN)[:_SHEET_NAME])
    columns = [c for c in definition.columns if c.required or not rows or _occurs(c, rows)]
    bold = book.add_format({"bold": True, "font_size": 14})
    sheet.write_string(0, 0, title, bold)
    sheet.write_string(1, 0, f"单位：{UNIT}")
    below = _write_titles(book, sheet, columns, 2)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column.kind, 14))
        for number, row in enumerate(rows, below):
            look = moment if column.kind == "moment" else day
            _write(sheet, number, place, printed(column, row.get(column.field)), look)
    sheet.freeze_panes(below, 0)


def _occurs(column: Column, rows: Sequence[Row]) -> bool:
    return any(row.get(column.field) not in (None, "") for row in rows)


def _write_titles(book: Workbook, sheet: Worksheet, columns: Sequence[Column], top: int) -> int:
    """One header row, or two with merged group titles; the first row below them."""
    grouped = any(column.group for column in columns)
    plain_head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
    needed_head = book.add_format(
        {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "font_color": "#b3261e"}
    )
    place = 0
    for group, members in groupby(columns, lambda column: column.group):
        parts = list(members)
        if group and len(parts) > 1:
            sheet.merge_range(top, place, top, place + len(parts) - 1, group, plain_head)
        elif group:
            sheet.write_string(top, place, group, plain_head)
        for offset, column in enumerate(parts):
            head = needed_head if column.required else plain_head
            if grouped and not group:
                sheet.merge_range(top, place + offset, top + 1, place + offset, column.label, head)
            else:
                sheet.write_string(top + grouped, place + offset, column.label, head)
        place += len(parts)
    return top + 1 + grouped


def printed(column: Column, value: object) -> object:
    """A typed value as it is written in a cell: a date, an exact number, or text."""
    if value is None or value == "":
        return None
    if column.kind == "money" and isinstance(value, Decimal):
        return _number(in_unit(value, UNIT))
    if isinstance(value, Decimal):
        return _number(value)
    if column.kind == "month" and isinstance(value, date):
        return f"{value.year}年{value.month}月"
    if column.kind == "flag":
        return "是" if value else "否"
    if column.kind == "round" and isinstance(value, int):
        return f"第{_ORDINALS[value]}期" if value <= 10 else f"第{value}期"
    if column.kind == "choice":
        return next((word for word, code in column.choices if code == value), str(value))
    return value


def _number(value: Decimal) -> float | str:
    """A float when the file keeps it exactly (16 digits), otherwise the number as text."""
    number = float(value)
    return number if Decimal(f"{number:.16G}") == value else plain(value)


def _write(
    sheet: Worksheet, row: int, place: int, value: object, day: Format, look: Format | None = None
) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, day)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, place, value, look)
    elif value is not None:
        sheet.write_string(row, place, str(value), look)
    elif look is not None:
        sheet.write_blank(row, place, None, look)


def marked_copy(raw: RawFile, findings: Sequence[Finding]) -> bytes:
    """The file's values again with every cell in question tinted and commented, and a list of all findings."""
    content = BytesIO()
    with Workbook(content, _AS_TYPED) as book:
        tints = {effect: book.add_format({"bg_color": colour}) for effect, colour in _TINTS.items()}
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        taken: set[str] = {"问题清单"}
        for sheet in raw.sheets:
            name = _free_name(sheet.name, taken)
            _copy_sheet(book.add_worksheet(name), sheet, findings, tints, day)
        _list_findings(book.add_worksheet("问题清单"), findings)
    return content.getvalue()


def _free_name(name: str, taken: set[str]) -> str:
    base = name.translate(_FORBIDDEN).strip("'")[: _SHEET_NAME - 3] or "表"
    free = next(n for n in (base, *(f"{base}{i}" for i in range(2, 1000))) if n.lower() not in taken)
    taken.add(free.lower())
    return free


def _copy_sheet(
    out: Worksheet, sheet: RawSheet, findings: Sequence[Finding], tints: dict[str, Format], day: Format
) -> None:
    marks: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.sheet == sheet.name and finding.cell:
            marks.setdefault(finding.cell, []).append(finding)
    for number, row in enumerate(sheet.rows):
        for place, cell in enumerate(row):
            if cell != "":
                _write(out, number, place, _as_it_was(cell), day)
    for cell, found in marks.items():
        place = column_index(found[0].column)
        row = sheet.rows[found[0].row - 1] if found[0].row <= len(sheet.rows) else []
        old = row[place] if place < len(row) else ""
        text = None if old == "" else raw_text(old)
        _write(out, found[0].row - 1, place, text, day, tints[found[0].effect])
        out.write_comment(cell, "\n".join(finding.reason for finding in found)[:1000])


def _as_it_was(cell: Cell) -> object:
    """A day as a day, a moment as it reads on the sheet, anything else as it is."""
    if not isinstance(cell, tuple):
        return cell
    return date(*cell) if len(cell) == 3 else raw_text(cell)


def column_index(letters: str) -> int:
    """Zero-based index of a column letter."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _list_findings(out: Worksheet, findings: Sequence[Finding]) -> None:
    titles = ("表", "单元格", "列名", "原值", "处理", "原因")
    lines = [
        (f.sheet, f.cell, f.header, (f.value or "")[:200], _EFFECTS[f.effect], f.reason) for f in findings
    ]
    for number, line in enumerate([titles, *lines]):
        for place, text in enumerate(line):
            out.write_string(number, place, text)
    out.set_column(0, 5, 22)
