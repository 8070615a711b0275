"""``dajuan`` on the command line. Each module beside this one adds its commands to ``app``::

    @app.command()
    def figures(period: ...) -> None:
        "列出指标。"

When a command begins, Django is set up for the chosen home, PostgreSQL answers and its tables are those
of this release; the commands of ``STARTS_ITSELF`` see to that themselves.
"""

import os
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, NoReturn

import django
import psycopg
import typer
from django.db import OperationalError

from dajuan.desks.terminal.usage import in_chinese
from dajuan.kernel.obstacle import obstacle
from dajuan.store.home import Home, StoreError
from dajuan.store.release import refuse_other_release
from dajuan.store.server import EmbeddedServer

STARTS_ITSELF = {"init", "up", "stop", "doctor", "restore", "glossary", "demo", "claims", "check"}
#: Errors whose text is for the operator as it stands; a module of commands adds those of its machine.
REASONS: list[type[Exception]] = [StoreError]
app = typer.Typer(name="dajuan", help="答卷：开发区的一本账。", add_completion=False)


def main() -> None:
    """The entry point: chooses the home, sets Django up, runs the command. Exit 2 for what cannot be done."""
    arguments = choose_home(sys.argv[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        add_commands()
        raise SystemExit(app(arguments or ["--help"], standalone_mode=False))
    except typer.TyperException as error:
        fail(in_chinese(error.format_message()))
    except (OperationalError, psycopg.OperationalError) as error:
        fail(f"数据库连不上，或没能办完：{' '.join(str(error).split())}（运行 dajuan doctor 看办法）")
    except OSError as error:
        if error.filename is None:  # nothing an operator has named
            raise
        fail(f"{os.fsdecode(error.filename)}：{obstacle(error)}")
    except tuple(REASONS) as error:
        fail(str(error))


def choose_home(arguments: list[str]) -> list[str]:
    """Takes ``--home DIR`` out of the arguments, wherever it stands: settings need it before any command."""
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, _, value = argument.partition("=")
        if name != "--home":
            rest.append(argument)
            continue
        folder = value or next(waiting, "")
        if not folder:
            fail("--home 后面要写目录。")
        os.environ["DAJUAN_HOME"] = str(Path(folder).expanduser().absolute())
    return rest


def add_commands() -> None:
    """Imports every module beside this one; they need a Django that is set up."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")


def fail(reason: str, code: int = 2) -> NoReturn:
    """Says on standard error why nothing was done, and ends."""
    typer.echo(f"错误：{reason}", err=True)
    raise SystemExit(code)


@app.callback()
def begin(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option(help="数据目录；也可用环境变量 DAJUAN_HOME")] = None,
) -> None:
    """答卷：开发区的一本账。"""
    del home  # already chosen; declared here for the help text
    if context.invoked_subcommand not in STARTS_ITSELF and "--help" not in sys.argv:
        enter(Home.from_environment(), but_behind=context.invoked_subcommand == "backup")


def enter(home: Home, *, but_behind: bool = False) -> None:
    """The zone's database answers and has this release's tables, or older ones; otherwise StoreError."""
    if home.zone and not home.external:
        EmbeddedServer(home).ensure()
    refuse_other_release(home, but_behind=but_behind)
