"""``dajuan glossary``: the words of the product, made from its code."""

from pathlib import Path
from typing import Annotated

import typer

from dajuan.desks.glossary import glossary as page
from dajuan.desks.terminal import app


@app.command()
def glossary(output: Annotated[Path, typer.Option("--output", "-o", help="写到哪个文件")]) -> None:
    """由代码生成术语表（中文 ↔ 标识符）。"""
    output.write_text(page(), encoding="utf-8")
