"""What a Word file needs before its text: page, grid, styles, fonts with fallbacks, page numbers."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import _Row
from docx.text.run import Run

from dajuan.answers.rendering import layout

_LATIN = "Times New Roman"
_BLACK = RGBColor(0, 0, 0)
#: The grid counts lines in twentieths of a point and characters in 4096ths of a point.
_TWENTIETHS, _CHARACTER_UNITS = 20, 4096


def prepare(document: Document) -> None:
    """A4 with the standard's margins, 22 lines of 28 characters, styles and font fallbacks."""
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in layout.PAPER)
    section.top_margin, section.left_margin = Mm(layout.TOP), Mm(layout.LEFT)
    section.bottom_margin, section.right_margin = Mm(layout.BOTTOM), Mm(layout.RIGHT)
    section.footer_distance = Mm(layout.BOTTOM - layout.NUMBER_BELOW) - Pt(layout.NUMBER_SIZE)
    _grid(section._sectPr)
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        _style(document, name)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _fallbacks(document)


def number_pages(document: Document) -> None:
    """— 1 — in 4号, a character from the right edge on odd pages and from the left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def set_font(run: Run, fonts: tuple[str, ...], size: float) -> None:
    """Chinese in the first of ``fonts`` (its fallbacks are in the font table), digits in Latin type."""
    run.font.name = _LATIN
    run.font.size = Pt(size)
    run.font.bold = False
    run.font.color.rgb = _BLACK
    names = run._r.get_or_add_rPr().get_or_add_rFonts()
    names.set(qn("w:eastAsia"), fonts[0])
    # Quotation marks and dashes are Chinese here, though Latin fonts have them too.
    names.set(qn("w:hint"), "eastAsia")


def repeat_row(row: _Row) -> None:
    """Prints a table's row again at the head of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _grid(section: BaseOxmlElement) -> None:
    for old in section.findall(qn("w:docGrid")):
        section.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(round(layout.LINE_PITCH * _TWENTIETHS)))
    grid.set(qn("w:charSpace"), str(round((layout.CHARACTER_PITCH - layout.BODY_SIZE) * _CHARACTER_UNITS)))
    section.append(grid)


def _style(document: Document, name: str) -> None:
    style = document.styles[name]
    style.font.size, style.font.name, style.font.color.rgb = Pt(layout.BODY_SIZE), _LATIN, _BLACK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), layout.FONTS.body[0])
    paragraph = style.paragraph_format
    paragraph.line_spacing = Pt(layout.LINE_PITCH)
    paragraph.space_before = paragraph.space_after = Length(0)
    paragraph.widow_control = False
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _fallbacks(document: Document) -> None:
    """Replaces the font table: every family's first font with the others as its alternatives."""
    entries = "".join(
        f'<w:font w:name="{family[0]}"><w:altName w:val="{",".join(family[1:])}"/><w:charset w:val="86"/></w:font>'
        for family in dict.fromkeys(layout.FONTS.families().values())
    )
    table = parse_xml(f"<w:fonts {nsdecls('w')}>{entries}</w:fonts>")
    main = document.part
    old = main.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    main.drop_rel(main.relate_to(old, RELATIONSHIP_TYPE.FONT_TABLE))
    new = Part(old.partname, old.content_type, serialize_part_xml(table), main.package)
    main.relate_to(new, RELATIONSHIP_TYPE.FONT_TABLE)


def _page_number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    edge = Pt(layout.NUMBER_SIZE)
    if side == WD_ALIGN_PARAGRAPH.RIGHT:
        paragraph.paragraph_format.right_indent = edge
    else:
        paragraph.paragraph_format.left_indent = edge
    for text, code in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = paragraph.add_run(text)
        set_font(run, layout.FONTS.number, layout.NUMBER_SIZE)
        if code:
            _field(run, code)


def _field(run: Run, code: str) -> None:
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        run._r.append(element)
