"""A sheet as plain Markdown."""

from dajuan.answers.document import Block, Kind
from dajuan.answers.rendering import appendix
from dajuan.answers.sheet import RenderedSheet

_MARKS = {Kind.CHAPTER: "## ", Kind.SECTION: "### ", Kind.PARAGRAPH: "", Kind.NOTE: "> "}


def written(sheet: RenderedSheet) -> str:
    """The whole sheet with its table of figures."""
    parts = [f"# {sheet.document.title}", sheet.dateline()]
    parts += [_block(sheet, block) for block in sheet.document.blocks]
    table = [appendix.HEADINGS, ("---",) * len(appendix.HEADINGS), *appendix.rows(sheet)]
    parts += [f"## {appendix.TITLE}", "\n".join(_row(cells) for cells in table), sheet.seal.line]
    return "\n\n".join(parts) + "\n"


def _block(sheet: RenderedSheet, block: Block) -> str:
    return f"{_MARKS[block.kind]}{block.number}{sheet.printed(block)}"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
