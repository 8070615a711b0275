"""The four forms: the same words and figures, in the measures of GB/T 9704-2012."""

import re
import zlib
from html.parser import HTMLParser
from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length

from dajuan.answers.rendering import appendix, html, layout, markdown, pdf, word
from dajuan.answers.rendering.qr import QrCode
from dajuan.answers.sheet import RenderedSheet
from tests.answers.standins import standin

GOLDEN = """\
# 测试园区2022年上半年工作答卷

基准日2022-06-30，账本第35号。草稿，未定稿。

## 一、项目

### （一）平台

在库项目425个，累计完成投资123.8亿元；按阶段分：在建142个、竣工6个。

完成年度计划的95.81%。

增加值增速待补录（——）。

> 说明：A<B & “引号”。

## 二、目标

不在第一方阵。

超额24.1个百分点。

## 附表 数字来源

| 编号 | 名称 | 数值 | 算法与口径 | 基准日 | 已知 | 记录 |
| --- | --- | --- | --- | --- | --- | --- |
| P001 | 指标P001 | 425个 | Σ各项目\\|按行 | 2022-06-30 | 第35号 | 425 |
"""


@pytest.fixture(scope="module")
def sheet() -> RenderedSheet:
    return standin()


@pytest.fixture(scope="module")
def word_file(sheet: RenderedSheet) -> Document:
    return docx.Document(BytesIO(word.written(sheet)))


@pytest.fixture(scope="module")
def pdf_text(sheet: RenderedSheet) -> str:
    document = pypdfium2.PdfDocument(pdf.written(sheet))
    return "".join(page.get_textpage().get_text_range() for page in document)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_markdown_is_what_it_was(sheet: RenderedSheet) -> None:
    written = markdown.written(sheet)
    assert written.startswith(GOLDEN)
    assert "| R006 | 指标R006 | 24.1个百分点 | Σ各项目\\|按行；存疑：文中写作24.1% |" in written
    assert written.endswith("\n\n校验码 35-ABCD-EFGH\n")


def test_word_says_what_markdown_says(sheet: RenderedSheet, word_file: Document) -> None:
    paragraphs = [paragraph.text for paragraph in word_file.paragraphs]
    assert paragraphs[:2] == [sheet.document.title, sheet.dateline()]
    assert paragraphs[2 : 2 + len(sheet.document.blocks)] == list(sheet.paragraphs())
    assert sheet.seal.line in paragraphs
    rows = [tuple(cell.text for cell in row.cells) for row in word_file.tables[0].rows]
    assert rows == [appendix.HEADINGS, *appendix.rows(sheet)]
    assert len(word_file.inline_shapes) == 1


def test_pdf_says_what_word_says(sheet: RenderedSheet, pdf_text: str) -> None:
    text = squeezed(pdf_text)
    for paragraph in [sheet.document.title, sheet.dateline(), *sheet.paragraphs(), sheet.seal.line]:
        assert squeezed(paragraph) in text
    for row in appendix.rows(sheet):
        assert squeezed(row[0]) + squeezed(row[1]) + squeezed(row[2]) in text


def test_word_has_the_measures_of_an_official_document(word_file: Document) -> None:
    section = word_file.sections[0]
    assert section.top_margin is not None
    assert section.left_margin is not None
    assert [_mm(side) for side in (section.page_width, section.page_height)] == [210, 297]
    assert [_mm(side) for side in (section.top_margin, section.left_margin)] == [37, 28]
    width = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    height = section.page_height - section.top_margin - section.bottom_margin  # type: ignore[operator]
    assert (_mm(width), _mm(height)) == (156, 225)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    pitch = int(grid.get(qn("w:linePitch"), "0")) / 20
    assert round(225 * 72 / 25.4 / pitch) == 22
    character = layout.BODY_SIZE + int(grid.get(qn("w:charSpace"), "0")) / 4096
    assert round(156 * 72 / 25.4 / character) == 28


def test_word_names_the_fonts_and_their_fallbacks(word_file: Document) -> None:
    title, _, chapter, section, body = word_file.paragraphs[:5]
    assert [_font(paragraph) for paragraph in (title, chapter, section, body)] == [
        ("方正小标宋简体", 22),
        ("黑体", 16),
        ("楷体_GB2312", 16),
        ("仿宋_GB2312", 16),
    ]
    table = next(part for part in word_file.part.package.iter_parts() if "fontTable" in part.partname)
    assert "仿宋,FangSong" in table.blob.decode()


def test_word_numbers_its_pages_on_the_outer_edge(word_file: Document) -> None:
    section = word_file.sections[0]
    assert word_file.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        paragraph = footer.paragraphs[0]
        assert paragraph.alignment is not None
        assert paragraph.alignment.name == side
        assert "PAGE" in paragraph._p.xml
        assert paragraph.text == "—  —"


def test_pdf_has_22_lines_a_page_in_the_text_block(sheet: RenderedSheet) -> None:
    long = RenderedSheet(
        **{**vars(sheet), "document": type(sheet.document)(sheet.document.title, sheet.document.blocks * 9)}
    )
    page = pypdfium2.PdfDocument(pdf.written(long))[1]
    assert [round(side / layout.MM_IN_POINTS) for side in page.get_size()] == [210, 297]
    text = page.get_textpage()
    lines = [line for line in text.get_text_range().split("\r\n") if line.strip()]
    assert len(lines) == 22 + 1  # and the page number
    left = min(text.get_charbox(place)[0] for place in range(text.count_chars()))
    assert left / layout.MM_IN_POINTS == pytest.approx(28, abs=1.5)


class Links(HTMLParser):
    """Collects links with their class and text, and all text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.text = ""
        self._open: dict[str, str] = {}
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open = {name: value or "" for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open:
            self.links.append((self._open["href"], self._open["class"], data))
            self._open = {}


def test_html_links_every_figure_by_its_state(sheet: RenderedSheet) -> None:
    found = Links(html.fragment(sheet, lambda key: f"/figures/{key}", current="P001"))
    assert squeezed(found.text) == squeezed("".join(sheet.paragraphs()))
    assert ("/figures/P001", "fig", "425个") in found.links
    assert ("/figures/O001", "fig unsourced", "——") in found.links
    assert ("/figures/R006", "fig doubtful", "24.1个百分点") in found.links
    assert len(found.links) == 7


def test_html_files_stand_alone_and_every_link_leads_somewhere(sheet: RenderedSheet) -> None:
    written = html.written(sheet)
    for href, _, _ in Links(written).links:
        assert f'id="{href.removeprefix("#")}"' in written
    assert "A&lt;B &amp; “引号”" in written
    assert "http-equiv" not in written
    assert "<script" not in written


def test_qr_codes_are_the_same_as_svg_and_png() -> None:
    code = QrCode('{"origin":"测试园区","seq":35}')
    size = len(code.modules)
    assert [code.modules[4][4:11], code.modules[5][4:11]] == [
        [True] * 7,
        [True, False, False, False, False, False, True],
    ]
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", code.svg())}
    png = code.png(scale=2)
    start = png.index(b"IDAT") + 4
    raw = zlib.decompressobj().decompress(png[start:])
    line = 2 * size + 1
    assert dark == {(x, y) for y in range(size) for x in range(size) if raw[2 * y * line + 1 + 2 * x] == 0}


def _mm(length: Length | int | None) -> int:
    return round((length or 0) / 36000)


def _font(paragraph: object) -> tuple[str | None, float]:
    run = paragraph.runs[0]  # type: ignore[attr-defined]
    return run._r.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt
