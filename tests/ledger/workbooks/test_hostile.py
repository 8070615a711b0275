"""Files that want to do harm get a clear refusal each; honest files with odd parts pass."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.staged import MAX_FINDINGS, Cell
from dajuan.ledger.workbooks.archive import Refused
from dajuan.ledger.workbooks.checking import check_files
from dajuan.ledger.workbooks.reading import read_file
from dajuan.ledger.workbooks.recognition import TitleIndex
from dajuan.ledger.workbooks.staging import stage
from tests.ledger.workbooks.making import months, projects, save, staged

SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "{dimension}<sheetData>{rows}</sheetData></worksheet>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rewritten(source: Path, target: Path, changes: dict[str, str | bytes | None]) -> Path:
    """A copy of an archive with entries replaced, added or (None) left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in changes:
                new.writestr(entry, old.read(entry))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return target


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return save(tmp_path / "book.xlsx", {"项目": projects()})


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        read_file(path)
    return str(refused.value)


def test_zip_bomb(book: Path, tmp_path: Path) -> None:
    bomb = rewritten(book, tmp_path / "bomb.xlsx", {"xl/media/image1.bin": b"\0" * (60 * 2**20)})
    assert bomb.stat().st_size < 100_000
    assert "压缩炸弹" in refusal(bomb)


def test_bomb_that_lies_about_its_size(book: Path, tmp_path: Path) -> None:
    bomb = rewritten(book, tmp_path / "lies.xlsx", {"xl/worksheets/sheet1.xml": b" " * (40 * 2**20)})
    content = bytearray(bomb.read_bytes())
    size = (40 * 2**20).to_bytes(4, "little")
    while (place := content.find(size)) >= 0:
        content[place : place + 4] = (1000).to_bytes(4, "little")
    bomb.write_bytes(content)
    assert "损坏" in refusal(bomb)


@pytest.mark.parametrize("claim", ['<dimension ref="A1:XFD1048576"/>', ""])
def test_small_file_that_claims_a_million_rows(book: Path, tmp_path: Path, claim: str) -> None:
    """A stray cell in the last corner of the sheet, 17 thousand million cells from the first."""
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>项目代码</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    path = rewritten(
        book, tmp_path / "claims.xlsx", {"xl/worksheets/sheet1.xml": SHEET.format(dimension=claim, rows=rows)}
    )
    assert path.stat().st_size < 10_000
    assert "删去" in refusal(path)


def test_claimed_size_without_cells_is_harmless(book: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    claiming = sheet.replace(
        sheet[sheet.index("<dimension") : sheet.index("/>") + 2], '<dimension ref="A1:I1048576"/>'
    )
    styled = claiming.replace("</sheetData>", '<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>')
    path = rewritten(book, tmp_path / "tall.xlsx", {"xl/worksheets/sheet1.xml": styled})
    assert len(staged(path)[0].sheets[0].staged.rows) == 3


def test_too_many_entries(book: Path, tmp_path: Path) -> None:
    path = rewritten(book, tmp_path / "many.xlsx", {f"junk/{n}": b"" for n in range(2_001)})
    assert "超过上限" in refusal(path)


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "C:/x", "a\\..\\..\\b"])
def test_names_that_point_outside(book: Path, tmp_path: Path, name: str) -> None:
    assert "指向包外" in refusal(rewritten(book, tmp_path / "out.xlsx", {name: b"x"}))


def test_broken_zip(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(book.read_bytes()[:-200])
    assert "损坏" in refusal(path)


def test_password_protected(tmp_path: Path) -> None:
    path = tmp_path / "secret.xlsx"
    path.write_bytes(OLE + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 3000)
    assert "密码" in refusal(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空的"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "图片"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "网页"),
        (OLE + b"\0" * 4000, "无法读取"),
        (bytes(range(256)) * 40, "不是"),
        ("只有一段话，没有表格。".encode(), "没有用逗号"),
        (b"PK\x03\x04" + b"\0" * 100, "损坏"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "wrong.xlsx"
    path.write_bytes(content)
    assert said in refusal(path)


def test_word_document(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "Word" in refusal(path)


def test_too_many_columns(tmp_path: Path) -> None:
    path = save(tmp_path / "wide.xlsx", {"宽": [[f"c{n}" for n in range(201)]]})
    assert "201 列" in refusal(path)


def test_time_is_limited(book: Path) -> None:
    with pytest.raises(Refused, match="限制"):
        read_file(book, seconds=0)


def test_memory_is_limited(tmp_path: Path) -> None:
    """Under the limits of the reading process a gigabyte cannot be had."""
    program = (
        "from dajuan.ledger.workbooks.child import limit_resources\n"
        "limit_resources()\n"
        "try:\n    bytearray(2**30)\nexcept MemoryError:\n    print('refused')\n"
        "try:\n    open('x', 'w').write('x')\nexcept OSError:\n    print('unwritten')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert "refused" in done.stdout
    assert (tmp_path / "x").stat().st_size == 0


def test_external_links_and_macros_are_only_told(book: Path, tmp_path: Path) -> None:
    extras: dict[str, str | bytes | None] = {
        "xl/externalLinks/externalLink1.xml": "<x/>",
        "xl/vbaProject.bin": b"x",
    }
    file = staged(rewritten(book, tmp_path / "odd.xlsx", extras))[0]
    assert {finding.kind for finding in file.findings} == {"external_link", "macro"}
    assert len(file.sheets[0].staged.rows) == 3


def test_formula_without_a_value_is_a_finding(tmp_path: Path) -> None:
    book = save(tmp_path / "p.xlsx", {"项目": projects(), "3月": months({1: 10, 2: 20})})
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    assert '<c r="F5"><v>20</v></c>' in sheet
    unsaved = sheet.replace('<c r="F5"><v>20</v></c>', '<c r="F5"><f>E5*20</f></c>')
    cached = unsaved.replace('<c r="F4"><v>10</v></c>', '<c r="F4"><f>E4*10</f><v>10</v></c>')
    file = staged(rewritten(book, tmp_path / "f.xlsx", {"xl/worksheets/sheet2.xml": cached}))[0]
    month = file.sheets[1].staged
    assert [(f.cell, f.kind, f.effect) for f in month.findings] == [
        ("F5", "formula_without_value", "cell_rejected")
    ]
    assert month.values["year_to_date"][0] == 100_000
    assert month.values["year_to_date"][1] is None


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    rows = projects()
    for row, text in zip(rows[3:], ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)"), strict=True):
        row[2] = text
    names = staged(save(tmp_path / "p.xlsx", {"项目": rows}))[0].sheets[0].staged.values["name"]
    assert names == ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)"]


def test_a_sheet_made_to_be_slow_is_read_in_time(book: Path) -> None:
    """Tens of thousands of totals, overlapping merges and rows without a code: no step is quadratic."""
    raw = read_file(book)
    head, data = raw.sheets[0].rows[:3], raw.sheets[0].rows[3]
    total: list[Cell] = ["", "", "合计", "", "", 1.0]
    twin: list[Cell] = [1.0, "", *data[2:]]
    raw.sheets[0].rows = [*head, *([data, total, twin] * 10_000)]
    raw.sheets[0].merged = [[3, 0, 30_002, 9]] * 10_000
    file = stage("slow", "slow", raw, TitleIndex(LEDGERS))
    check_files([file], at_home=False)
    found = file.sheets[0].staged
    assert len(found.rows) == 20_000
    assert len(found.findings) == MAX_FINDINGS + 1
    assert found.findings[0].kind == "too_many_findings"
    assert list(found.good()) == [0]
