"""``dajuan demo``: the synthetic zone as workbooks, to look at or to import somewhere."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dajuan.demo.first_zone import FIRST_ZONE
from dajuan.demo.second_zone import SECOND_ZONE
from dajuan.demo.workbooks import write_workbooks
from dajuan.demo.zone import SEED
from dajuan.demo.zone import zone as invented
from dajuan.desks.terminal import app


class Wording(StrEnum):
    """Whose titles, orders, sheet names and units the workbooks have."""

    FIRST = "first"
    SECOND = "second"


@app.command()
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="写到哪个目录")],
    scale: Annotated[int, typer.Option(min=1, max=100, help="规模：425个项目的多少倍")] = 1,
    seed: Annotated[int, typer.Option(help="随机种子，同一种子结果相同")] = SEED,
    wording: Annotated[
        Wording, typer.Option(help="first：万元；second：另一园区的写法，亿元")
    ] = Wording.FIRST,
) -> None:
    """生成合成示范区的台账工作簿，并列出其中植入的错误。"""
    output.mkdir(parents=True, exist_ok=True)
    chosen = FIRST_ZONE if wording is Wording.FIRST else SECOND_ZONE
    for fault in write_workbooks(invented(seed, scale), output, chosen):
        typer.echo(f"{fault.file}　{fault.sheet}!{fault.cell}　{fault.kind}　{fault.effect}")
    typer.echo(f"合成工作簿已写到 {output}")
