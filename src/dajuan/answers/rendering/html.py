"""A sheet as HTML: a fragment for the page, and a whole file that needs nothing else."""

from collections.abc import Callable
from html import escape

from dajuan.answers.bound import STATE_LABELS, BoundFigure, State
from dajuan.answers.document import Block, Bound, Kind
from dajuan.answers.rendering import appendix
from dajuan.answers.rendering.qr import QrCode
from dajuan.answers.sheet import RenderedSheet

_TAGS = {Kind.CHAPTER: "h2", Kind.SECTION: "h3", Kind.PARAGRAPH: "p", Kind.NOTE: 'p class="note"'}
_CLASSES = {State.AGREES: "fig", State.DOUBTFUL: "fig doubtful", State.UNSOURCED: "fig unsourced"}
_STYLE = (
    "body{max-width:44em;margin:2em auto;padding:0 1em;line-height:2;"
    'font-family:"Songti SC","Source Han Serif SC","Noto Serif CJK SC",SimSun,serif}'
    "h1{text-align:center}p{text-indent:2em}.fig{color:inherit;font-weight:bold}"
    ".doubtful{background:#fdf3dc}.unsourced{text-decoration:underline dashed}"
    "table{border-collapse:collapse;font-size:.8em;line-height:1.5}"
    "td,th{border:1px solid #999;padding:2px 6px}"
    "svg{width:30mm;height:30mm}"
)
_CURRENT = ' aria-current="true"'


def fragment(sheet: RenderedSheet, href: Callable[[str], str], current: str = "") -> str:
    """The blocks without the title. Each figure is a link to ``href(key)``, marked by its state, and the first
    of a key can be led to (``anchor``); ``current`` is the key of the figure whose panel is open."""
    named: set[str] = set()
    return "\n".join(_block(sheet, block, href, current, named) for block in sheet.document.blocks)


def anchor(key: str) -> str:
    """The name of the place where a figure first stands in the text."""
    return f"at-{key}"


def written(sheet: RenderedSheet) -> str:
    """A file of its own: text, table of figures, where the ledger stood."""
    title = escape(sheet.document.title)
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    body = (
        f"<h1>{title}</h1>",
        f'<p class="dateline">{escape(sheet.dateline())}</p>',
        fragment(sheet, lambda key: f"#{key}"),
        _appendix(sheet),
        f"<p>{escape(sheet.seal.line)}</p>",
        QrCode(sheet.seal.payload).svg(),
    )
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{head}</head>\n<body>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _block(
    sheet: RenderedSheet, block: Block, href: Callable[[str], str], current: str, named: set[str]
) -> str:
    tag, parts = _TAGS[block.kind], []
    for run in block.runs:
        text = escape(sheet.printed(run))
        if isinstance(run, Bound):
            name = "" if run.key in named else f' id="{escape(anchor(run.key))}"'
            named.add(run.key)
            text = _figure(sheet.figures[run.key], text, href, name + _CURRENT * (run.key == current))
        parts.append(text)
    return f"<{tag}>{block.number}{''.join(parts)}</{tag.split()[0]}>"


def _figure(figure: BoundFigure, text: str, href: Callable[[str], str], marks: str) -> str:
    title = f"{figure.label}：{figure.doubt or STATE_LABELS[figure.state]}"
    return (
        f'<a class="{_CLASSES[figure.state]}" href="{escape(href(figure.key))}"'
        f' data-key="{escape(figure.key)}" data-state="{figure.state}" title="{escape(title)}"{marks}>'
        f"{text}</a>"
    )


def _appendix(sheet: RenderedSheet) -> str:
    heads = "".join(f"<th>{heading}</th>" for heading in appendix.HEADINGS)
    rows = (
        f'<tr id="{escape(cells[0])}">' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in appendix.rows(sheet)
    )
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return f"<h2>{appendix.TITLE}</h2>\n{table}"
