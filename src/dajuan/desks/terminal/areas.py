"""``dajuan areas``: gives the zone its own map."""

import hashlib
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from dajuan.desks.places.geography import Unreadable, keep
from dajuan.desks.terminal import REASONS, app
from dajuan.ledger.actors import CONSOLE
from dajuan.org.actions import record_deed

REASONS.append(Unreadable)


@app.command()
def areas(
    file: Annotated[Path, typer.Argument(help="GeoJSON：社区、街道等的面和线，名称写在 properties.name")],
) -> None:
    """装入或更换园区自己的地图（GeoJSON）。留痕。"""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{file} 不是 UTF-8 文本") from error
    read = keep(text, settings.HOME)
    digest = hashlib.sha256(text.encode()).hexdigest()
    record_deed(
        kind="keep_map", detail=f"{file.name} {len(read.features)} 个地点 sha256 {digest[:16]}", by=CONSOLE
    )
    typer.echo(f"地图有 {len(read.features)} 个地点：{'、'.join(one.name for one in read.features[:8])}……")
