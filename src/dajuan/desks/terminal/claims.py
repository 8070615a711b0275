"""``dajuan claims`` and ``dajuan check``: the numbers in any Chinese text, and whether they hold."""

from typing import Annotated

import typer

from dajuan.answers.checking import claim_figures
from dajuan.claims import Figure, command
from dajuan.desks.reading import latest_half_year
from dajuan.desks.terminal import app, enter, fail
from dajuan.desks.terminal.figures import JsonOption
from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period
from dajuan.store.home import Home

FileArgument = Annotated[
    str, typer.Argument(help="文件（txt、md、docx、html、文字版pdf），或 - 表示标准输入")
]


@app.command()
def claims(file: FileArgument, as_json: JsonOption = False) -> None:
    """读出文中的数字主张：位置、数值、单位、对象、比较、期间。"""
    _answer(command.claims_command(file, as_json))


@app.command()
def check(
    file: FileArgument,
    period: Annotated[str, typer.Option(help="与台账核对哪个期间的数，默认最近的半年")] = "",
    as_json: JsonOption = False,
) -> None:
    """核对文中的数字：彼此的算术，以及（有园区数据时）与台账的数。退出码 3 表示有矛盾。"""
    known: tuple[Figure, ...] = ()
    if (home := Home.from_environment()).exists:
        enter(home)
        try:
            span = Period.parse(period) if period else latest_half_year()
        except ValueError as error:
            fail(str(error))
        known = tuple(claim_figures(figures(span), span))
    _answer(command.check_command(file, as_json, known))


def _answer(answer: tuple[int, str]) -> None:
    code, text = answer
    if code == command.UNREADABLE:
        fail(text)
    typer.echo(text)
    raise typer.Exit(code)
