"""A sheet as plain Markdown."""

from dajuan.answers.document import Kind
from dajuan.answers.rendering import appendix
from dajuan.answers.sheet import RenderedSheet

_MARKS = {Kind.CHAPTER: "## ", Kind.SECTION: "### ", Kind.PARAGRAPH: "", Kind.NOTE: "> "}


def written(sheet: RenderedSheet) -> str:
    """The whole sheet with its table of figures."""
    parts = [f"# {sheet.document.title}", sheet.dateline()]
    for block, text in zip(sheet.document.blocks, sheet.paragraphs(), strict=True):
        parts.append(_MARKS[block.kind] + text)
    table = [appendix.HEADINGS, ("---",) * len(appendix.HEADINGS), *appendix.rows(sheet)]
    parts += [f"## {appendix.TITLE}", "\n".join(_row(cells) for cells in table), sheet.seal.line]
    return "\n\n".join(parts) + "\n"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
