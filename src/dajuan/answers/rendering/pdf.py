"""A sheet as PDF/A, typeset by typst with the words and measures of the Word file."""

import json
from importlib.resources import files

import typst

from dajuan.answers.rendering import appendix, layout
from dajuan.answers.rendering.qr import QrCode
from dajuan.answers.sheet import RenderedSheet
from dajuan.kernel.clock import Clock

_TEMPLATE = files("dajuan.answers.rendering") / "sheet.typ"


def written(sheet: RenderedSheet) -> bytes:
    """The PDF bytes. typst.TypstError when the template cannot be set."""
    compiler = typst.Compiler(
        _TEMPLATE.read_bytes(), sys_inputs={"data": json.dumps(_data(sheet), ensure_ascii=False)}
    )
    made = compiler.compile(format="pdf", pdf_standards="a-2b", timestamp=int(Clock.now().timestamp()))
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single file")
    return made


def _data(sheet: RenderedSheet) -> dict[str, object]:
    blocks = zip(sheet.document.blocks, sheet.paragraphs(), strict=True)
    return {
        "title": sheet.document.title,
        "dateline": sheet.dateline(),
        "blocks": [{"kind": block.kind, "text": text} for block, text in blocks],
        "appendix": {
            "title": appendix.TITLE,
            "headings": appendix.HEADINGS,
            "columns": appendix.COLUMNS,
            "rows": list(appendix.rows(sheet)),
        },
        "seal": sheet.seal.line,
        "qr": QrCode(sheet.seal.payload).svg(),
        "qr_size": layout.QR_SIZE,
        "fonts": layout.FONTS.families(),
        "page": {
            "width": layout.PAPER[0],
            "height": layout.PAPER[1],
            "top": layout.TOP,
            "bottom": layout.BOTTOM,
            "left": layout.LEFT,
            "right": layout.RIGHT,
            "number_below": layout.NUMBER_BELOW,
        },
        "size": {
            "title": layout.TITLE_SIZE,
            "body": layout.BODY_SIZE,
            "number": layout.NUMBER_SIZE,
            "table": layout.TABLE_SIZE,
        },
        "line_pitch": layout.LINE_PITCH,
        "tracking": layout.CHARACTER_PITCH - layout.BODY_SIZE,
    }
