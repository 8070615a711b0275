"""``dajuan verify`` and ``dajuan checkpoint``: the proof, and what it is held against."""

from pathlib import Path
from typing import Annotated

import typer

from dajuan.desks.terminal import app
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.checkpoint import read_checkpoint, write_checkpoint
from dajuan.ledger.proof import verify as verify_ledger


@app.command()
def verify(
    checkpoint: Annotated[
        Path | None, typer.Option(help="在别处保存的检查点文件；没有它就发现不了整体改写")
    ] = None,
) -> None:
    """重新计算整个账本的摘要，逐行核对现行数据。没有问题时退出码为 0，有问题为 1。"""
    verdict = verify_ledger(read_checkpoint(checkpoint) if checkpoint else None)
    typer.echo(verdict.summary)
    for finding in verdict.findings:
        typer.echo(f"✗ {finding.text}")
    if not verdict.ok:
        raise typer.Exit(1)


@app.command()
def checkpoint(output: Annotated[Path, typer.Option("--output", "-o", help="写到哪个文件")]) -> None:
    """把账本现在的位置写进一个文件，请存到本机以外。"""
    taken = write_checkpoint(output, by=CONSOLE, reason="留存检查点")
    typer.echo(f"检查点 {taken.code} 已写入 {output}")
