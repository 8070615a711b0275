"""``dajuan sheet``: an answer sheet as a file, with figures as printed."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dajuan.answers.bound import STATE_LABELS
from dajuan.answers.queries import sheet as read_sheet
from dajuan.answers.rendering import html, markdown, pdf, word
from dajuan.answers.sheet import RenderedSheet
from dajuan.desks.terminal import app, fail
from dajuan.desks.terminal.figures import AtOption, KnownOption, PeriodOption, day, position
from dajuan.kernel.obstacle import obstacle
from dajuan.kernel.period import Period


class Format(StrEnum):
    """How the file is written."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


WRITERS: Mapping[Format, Callable[[RenderedSheet], str | bytes]] = {
    Format.MD: markdown.written,
    Format.HTML: html.written,
    Format.DOCX: word.written,
    Format.PDF: pdf.written,
}


@app.command()
def sheet(
    code: Annotated[str, typer.Argument(help="答卷代码，如 half-year")],
    period: PeriodOption,
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪个文件")],
    at: AtOption = "",
    known: KnownOption = "",
    kind: Annotated[Format, typer.Option("--format", help="文件格式")] = Format.MD,
) -> None:
    """写出一份答卷：正文、数字来源附表、账本检查点。"""
    try:
        rendered = read_sheet(code, Period.parse(period), day(at), position(known))
    except (KeyError, ValueError) as error:
        fail(str(error.args[0]))
    content = WRITERS[kind](rendered)
    try:
        output.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        fail(f"写不出 {output}：{obstacle(error)}")
    counts = "，".join(
        f"{STATE_LABELS[state]} {count}" for state, count in rendered.counts().items() if count
    )
    typer.echo(f"{output}：{len(rendered.figures)} 个数字，{counts}")
