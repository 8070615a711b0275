"""Reading documents, and the two commands."""

import io
import json
import sys
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from dajuan.claims import Figure, read
from dajuan.claims.command import check_command, claims_command
from dajuan.claims.documents import UnreadableError, document_text, text_of

TRUE = "余额482.3亿元,比年初增加36.7亿元,增长8.24%。"
FALSE = "余额482.3亿元,比年初增加36.7亿元,增长9.24%。"


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "税收收入", "21.6亿元"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(line: str) -> bytes:
    """The smallest PDF with one line of Latin text."""
    stream = f"BT /F1 12 Tf 20 100 Td ({line}) Tj ET".encode()
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for index, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (index, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(out))
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_plain_text_in_the_usual_encodings(encoding: str) -> None:
    assert text_of(TRUE.encode(encoding)) == TRUE


def test_word_paragraphs_and_tables() -> None:
    surfaces = [claim.surface for claim in read(text_of(word("上半年", TRUE)))]
    assert surfaces == ["482.3亿元", "36.7亿元", "8.24%", "21.6亿元"]


def test_html_without_scripts() -> None:
    page = f"<!DOCTYPE html><html><script>var a=5%</script><p>{TRUE}</p><table><tr><td>企业</td><td>12家</td></tr></table></html>"
    assert [claim.surface for claim in read(text_of(page.encode()))] == [
        "482.3亿元",
        "36.7亿元",
        "8.24%",
        "12家",
    ]


def test_markdown_marks_are_no_text() -> None:
    assert [claim.surface for claim in read(text_of("# 标题\n\n- 投资增长**5.2%**。".encode(), ".md"))] == [
        "5.2%"
    ]


def test_pdf_text() -> None:
    assert [claim.surface for claim in read(text_of(pdf("GDP 5.2%")))] == ["5.2%"]


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"%PDF-1.4 broken", b"\x00\x01\x02", pdf("")])
def test_what_cannot_be_read_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"[一-鿿]"):
        text_of(data)


def test_missing_file() -> None:
    with pytest.raises(UnreadableError, match="无法读取"):
        document_text("no-such-file.txt")


def test_exit_codes(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TRUE, encoding="utf8")
    bad.write_text(FALSE, encoding="utf8")
    assert check_command(str(good))[0] == 0
    code, text = check_command(str(bad))
    assert code == 3
    assert "9.24%" in text
    assert "8.24%" in text
    assert check_command(str(tmp_path / "none"))[0] == claims_command(str(tmp_path / "none"))[0] == 2


def test_json_rows(tmp_path: Path) -> None:
    file = tmp_path / "bad.txt"
    file.write_text(FALSE, encoding="utf8")
    code, text = claims_command(str(file), as_json=True)
    rows = [json.loads(line) for line in text.splitlines()]
    assert code == 0
    assert [(row["surface"], row["value"], row["unit"], row["kind"]) for row in rows] == [
        ("482.3亿元", 48_230_000_000, "元", "level"),
        ("36.7亿元", 3_670_000_000, "元", "delta"),
        ("9.24%", 9.24, "%", "growth"),
    ]
    assert [row["relations"] for row in rows] == [
        [],
        [{"kind": "delta_of", "other": 0}],
        [{"kind": "growth_of", "other": 0}],
    ]
    verdicts = [json.loads(line) for line in check_command(str(file), as_json=True)[1].splitlines()]
    assert any(row.get("rule") == "growth_levels" and row["severity"] == "red" for row in verdicts)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FALSE.encode())))
    assert check_command("-")[0] == 3


def test_figures_of_a_ledger(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("上半年,发放养犬登记证1800余张,绿道建设50公里。", encoding="utf8")
    assert check_command(str(file), figures=[Figure(("发放养犬登记证",), Decimal(1843), "张")])[0] == 0
    assert check_command(str(file), figures=[Figure(("发放养犬登记证",), Decimal(1943), "张")])[0] == 3
