"""A sheet as a Word file in the layout of an official document."""

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from dajuan.answers.document import Kind
from dajuan.answers.rendering import appendix, layout
from dajuan.answers.rendering.qr import QrCode
from dajuan.answers.rendering.word_page import number_pages, prepare, repeat_row, set_font
from dajuan.answers.sheet import RenderedSheet
from dajuan.kernel.clock import Clock

_FONTS = {
    Kind.CHAPTER: layout.FONTS.heading,
    Kind.SECTION: layout.FONTS.section,
    Kind.PARAGRAPH: layout.FONTS.body,
    Kind.NOTE: layout.FONTS.section,
}
_LEVELS = {Kind.CHAPTER: 1, Kind.SECTION: 2}


def written(sheet: RenderedSheet) -> bytes:
    """The .docx bytes: text with figures as printed, table of figures, where the ledger stood."""
    document = docx.Document()
    prepare(document)
    number_pages(document)
    document.core_properties.title = sheet.document.title
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = Clock.now().replace(tzinfo=None)
    _title(document, sheet)
    for block, text in zip(sheet.document.blocks, sheet.paragraphs(), strict=True):
        _paragraph(document, text, _FONTS[block.kind], level=_LEVELS.get(block.kind))
    _appendix(document, sheet)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _title(document: Document, sheet: RenderedSheet) -> None:
    title = document.add_paragraph(style="Title")
    set_font(title.add_run(sheet.document.title), layout.FONTS.title, layout.TITLE_SIZE)
    dateline = _paragraph(document, sheet.dateline(), layout.FONTS.section, indent=False)
    dateline.alignment = WD_ALIGN_PARAGRAPH.CENTER
    dateline.paragraph_format.space_after = Pt(layout.LINE_PITCH)


def _paragraph(
    document: Document, text: str, fonts: tuple[str, ...], level: int | None = None, indent: bool = True
) -> Paragraph:
    paragraph = document.add_paragraph(style=f"Heading {level}" if level else "Normal")
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * layout.CHARACTER_PITCH)
    set_font(paragraph.add_run(text), fonts, layout.BODY_SIZE)
    return paragraph


def _appendix(document: Document, sheet: RenderedSheet) -> None:
    heading = _paragraph(document, appendix.TITLE, layout.FONTS.heading, level=1, indent=False)
    heading.paragraph_format.page_break_before = True
    rows = [appendix.HEADINGS, *appendix.rows(sheet)]
    table = document.add_table(rows=len(rows), cols=len(appendix.HEADINGS), style="Table Grid")
    table.autofit = False
    repeat_row(table.rows[0])
    for column, share in zip(table.columns, appendix.COLUMNS, strict=True):
        column.width = Mm(layout.TEXT_WIDTH * share)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text, share in zip(row.cells, cells, appendix.COLUMNS, strict=True):
            cell.width = Mm(layout.TEXT_WIDTH * share)
            _cell(cell.paragraphs[0], text)
    _paragraph(document, sheet.seal.line, layout.FONTS.section, indent=False)
    picture = document.add_paragraph()
    picture.paragraph_format.line_spacing = 1.0
    picture.add_run().add_picture(BytesIO(QrCode(sheet.seal.payload).png()), width=Mm(layout.QR_SIZE))


def _cell(paragraph: Paragraph, text: str) -> None:
    paragraph.paragraph_format.line_spacing = 1.0
    set_font(paragraph.add_run(text), layout.FONTS.number, layout.TABLE_SIZE)
