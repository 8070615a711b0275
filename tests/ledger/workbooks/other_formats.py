"""Small .xls, .xlsb and .ods workbooks byte by byte, for tests: texts, numbers with a format, hidden rows."""

import struct
import zipfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

Table = Sequence[Sequence[str | float]]
#: Zero-based (row, column) -> number format.
Formats = Mapping[tuple[int, int], str]
_SECTOR = 512


def save_as(path: Path, sheet: str, rows: Table, formats: Formats, hidden: Collection[int] = ()) -> Path:
    """Writes the kind of workbook the name ends in; every format is one of its own."""
    {".xls": _xls, ".xlsb": _xlsb, ".ods": _ods}[path.suffix](path, sheet, rows, formats, hidden)
    return path


def _xls(path: Path, sheet: str, rows: Table, formats: Formats, hidden: Collection[int]) -> None:
    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def wide(text: str, size: str) -> bytes:
        return struct.pack(f"<{size}B", len(text), 1) + text.encode("utf-16-le")

    codes = sorted(set(formats.values()))
    style = {code: 16 + place for place, code in enumerate(codes)}
    book, page = (record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0)) for kind in (5, 16))
    end = record(0x000A, b"")
    head = book + b"".join(
        record(0x041E, struct.pack("<H", 164 + n) + wide(c, "H")) for n, c in enumerate(codes)
    )
    head += b"".join(record(0x00E0, bytes(20)) for _ in range(16))
    head += b"".join(record(0x00E0, struct.pack("<HH", 0, 164 + n) + bytes(16)) for n in range(len(codes)))
    name = wide(sheet, "B")
    start = len(head) + 4 + 6 + len(name) + len(end)
    head += record(0x0085, struct.pack("<IBB", start, 0, 0) + name) + end
    body = page + record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    for number in range(len(rows)):
        flags = 0x20 if number in hidden else 0
        body += record(0x0208, struct.pack("<HHHHHHI", number, 0, 0, 255, 0, 0, flags | 0x100))
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            where = struct.pack("<HHH", number, place, style.get(formats.get((number, place), ""), 15))
            if isinstance(cell, str):
                body += record(0x0204, where + wide(cell, "H")) if cell else b""
            else:
                body += record(0x0203, where + struct.pack("<d", cell))
    path.write_bytes(_compound(head + body + end))


def _compound(stream: bytes) -> bytes:
    """An OLE file with one stream, long enough to need no small sectors."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // _SECTOR)
    free, last, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, last, 0, last, 0, 0)
    header += struct.pack("<108I", *[free] * 108)
    chain = [table, last, *range(3, count + 2), last]
    chain += [free] * (_SECTOR // 4 - len(chain))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<HBBIII", len(text), kind, 1, free, free, child)
        return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)

    entries = entry("Root Entry", 5, 1, last, 0) + entry("Workbook", 2, free, 2, len(stream)) + bytes(256)
    return header + struct.pack("<128I", *chain) + entries + stream.ljust(count * _SECTOR, b"\0")


def _xlsb(path: Path, sheet: str, rows: Table, formats: Formats, hidden: Collection[int]) -> None:
    def record(kind: int, data: bytes = b"") -> bytes:
        key = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        size = bytes([len(data)]) if len(data) < 128 else bytes([len(data) & 0x7F | 0x80, len(data) >> 7])
        return key + size + data

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    codes = sorted(set(formats.values()))
    styles = record(278) + record(615, struct.pack("<I", len(codes)))
    styles += b"".join(record(44, struct.pack("<H", 164 + n) + wide(code)) for n, code in enumerate(codes))
    styles += record(616) + record(617, struct.pack("<I", len(codes) + 1))
    styles += b"".join(record(47, struct.pack("<HH12x", 0, n)) for n in (0, *range(164, 164 + len(codes))))
    styles += record(618) + record(279)
    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide(sheet))
    book += record(144) + record(132)
    last = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    page = record(129) + record(148, last) + record(145)
    for number, row in enumerate(rows):
        page += record(0, struct.pack("<IIHBBB4x", number, 0, 255, 0, 0x10 if number in hidden else 0, 0))
        for place, cell in enumerate(row):
            code = formats.get((number, place))
            where = struct.pack("<II", place, codes.index(code) + 1 if code else 0)
            if isinstance(cell, str):
                page += record(6, where + wide(cell)) if cell else b""
            else:
                page += record(5, where + struct.pack("<d", cell))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/styles.bin", styles)
        archive.writestr("xl/worksheets/sheet1.bin", page + record(146) + record(130))
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet1.bin"/></Relationships>',
        )


def _ods(path: Path, sheet: str, rows: Table, formats: Formats, hidden: Collection[int]) -> None:
    """Formats are those with digits before a literal; the text a person sees is written as programs do."""

    def cell(value: str | float, code: str) -> str:
        if isinstance(value, str):
            kind, text = ' office:value-type="string"' if value else "", value
        elif code.endswith("%"):
            kind, text = f' office:value-type="percentage" office:value="{value}"', f"{value * 100:.1f}%"
        else:
            kind = f' office:value-type="float" office:value="{value}"'
            text = f"{value:.2f}{code.lstrip('#,0.').strip(chr(34))}"
        said = f"<text:p>{escape(text)}</text:p>" if text else ""
        return f"<table:table-cell{kind}>{said}</table:table-cell>"

    lines = [
        f"<table:table-row{' table:visibility=' + quoteattr('filter') if number in hidden else ''}>"
        + "".join(cell(value, formats.get((number, place), "")) for place, value in enumerate(row))
        + "</table:table-row>"
        for number, row in enumerate(rows)
    ]
    units = "".join(
        f'<number:number-style style:name="N{n}"><number:text>{escape(code.lstrip("#,0.").strip(chr(34)))}'
        "</number:text></number:number-style>"
        for n, code in enumerate(sorted(set(formats.values())))
    )
    names = {"office": "office", "table": "table", "text": "text", "number": "datastyle", "style": "style"}
    spaces = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in names.items()
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{units}</office:automatic-styles>"
        f"<office:body><office:spreadsheet><table:table table:name={quoteattr(sheet)}>{''.join(lines)}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
