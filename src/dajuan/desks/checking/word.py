"""The annotated Word file: the text with its claims marked, comments, and the same remarks as notes at the end."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

import docx
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX, WD_UNDERLINE
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from dajuan.answers.rendering import layout
from dajuan.answers.rendering.word_page import number_pages, prepare, set_font
from dajuan.desks.checking.checked import LEVELS, STATES, CheckedText, Finding, Marked, Paragraph
from dajuan.kernel.clock import Clock

TITLE = "核数结果"
_RED = RGBColor(0xB3, 0x26, 0x1E)
_UNDERLINES = {
    "contradicts": WD_UNDERLINE.WAVY,
    "doubtful": WD_UNDERLINE.THICK,
    "agrees": WD_UNDERLINE.SINGLE,
    "unchecked": WD_UNDERLINE.DASH,
}
_LEGEND = "波浪线、红字：矛盾；粗线、黄底：存疑；单线：相符；虚线：无从核对。"


class Note(NamedTuple):
    """A remark with its number in this paper."""

    number: int
    finding: Finding

    @property
    def sign(self) -> str:
        return f"〔{self.number} {LEVELS[self.finding.level]}〕"


def annotated(checked: CheckedText) -> bytes:
    """The .docx bytes. The file that was checked is not kept, so its own layout is not either."""
    document = docx.Document()
    prepare(document)
    number_pages(document)
    document.core_properties.title = TITLE
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = Clock.now().replace(tzinfo=None)
    notes = [Note(number, finding) for number, finding in enumerate(checked.found, 1)]
    held: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        held[note.finding.at[-1]].append(note)
    for paragraph in checked.paragraphs:
        _paragraph(document, paragraph, held)
    _end(document, checked, notes)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _paragraph(document: Document, paragraph: Paragraph, held: Mapping[int, Sequence[Note]]) -> None:
    styles = {"title": "Title", "heading": "Heading 1"}
    fonts = {"title": layout.FONTS.title, "heading": layout.FONTS.heading}
    size = layout.TITLE_SIZE if paragraph.kind == "title" else layout.BODY_SIZE
    written = document.add_paragraph(style=styles.get(paragraph.kind))
    if paragraph.kind != "title":
        written.paragraph_format.first_line_indent = Pt(2 * layout.CHARACTER_PITCH)
    for piece in paragraph.pieces:
        font = fonts.get(paragraph.kind, layout.FONTS.body)
        if isinstance(piece, Marked):
            _mark(document, written, piece, held.get(piece.number, ()), font, size)
        elif piece:
            set_font(written.add_run(piece), font, size)


def _mark(
    document: Document, paragraph: WordParagraph, mark: Marked, notes: Sequence[Note], fonts: tuple[str, ...], size: float
) -> None:  # fmt: skip
    run = paragraph.add_run(mark.surface)
    set_font(run, fonts, size)
    run.font.underline = _UNDERLINES[mark.state]
    if mark.state == "contradicts":
        run.font.color.rgb = _RED
    if mark.state == "doubtful":
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    for note in notes:
        document.add_comment(run, note.finding.said(), author="核数", initials="核")
        sign = paragraph.add_run(note.sign)
        set_font(sign, layout.FONTS.number, layout.TABLE_SIZE)
        sign.font.superscript = True


def _end(document: Document, checked: CheckedText, notes: Sequence[Note]) -> None:
    heading = document.add_paragraph(style="Heading 1")
    heading.paragraph_format.page_break_before = True
    set_font(heading.add_run(TITLE), layout.FONTS.heading, layout.BODY_SIZE)
    for line in (summary(checked), _LEGEND, *(_line(checked, note) for note in notes)):
        set_font(document.add_paragraph().add_run(line), layout.FONTS.section, layout.NUMBER_SIZE)


def summary(checked: CheckedText) -> str:
    """81 处数字：矛盾 1 项、存疑 0 项 … and what it was held against."""
    counts = checked.counts()
    levels = "、".join(f"{LEVELS[level]} {counts[level]} 项" for level in ("red", "warning", "note", "ok"))
    against = f"；台账取{checked.ledger.period.label}" if checked.ledger else "；未与台账核对"
    return f"{len(checked.marks)} 处数字：{levels}{against}。"


def _line(checked: CheckedText, note: Note) -> str:
    mark = checked.marks[note.finding.at[-1] - 1]
    return f"{note.sign}“{mark.surface}”（{STATES[mark.state]}）：{note.finding.said()}"
