"""The zone's own life: init, up, stop, doctor, backup, restore."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from dajuan.demo.accounts import ACCOUNTS, DemoAccount
from dajuan.demo.load import load_demo
from dajuan.desks.terminal import REASONS, app, enter, fail
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.checkpoint import CheckpointError, copy_checkpoint, read_checkpoint, write_checkpoint
from dajuan.ledger.position import head
from dajuan.ledger.proof import verify
from dajuan.org.actions import first_account
from dajuan.org.models import Person
from dajuan.store import backup as backups
from dajuan.store import supervisor
from dajuan.store.doctor import examine
from dajuan.store.founding import found, point_django_at
from dajuan.store.home import Home, StoreError
from dajuan.store.release import standing

PORT = 8642
DEMO_ZONE = "示范区（合成数据）"
CHECKPOINT = "checkpoint.json"
REASONS.append(CheckpointError)


@app.command()
def init(zone: Annotated[str, typer.Option(help="园区名称，如 新乡高新区；已有园区时可省略")] = "") -> None:
    """建立数据目录、数据库、角色和第一个账号；旧版本的数据库升级到本版本；可以重复执行。"""
    home = Home.from_environment()
    found(home, zone or home.zone)
    typer.echo(f"“{home.zone}”的数据目录：{home.path}")
    account = first_account(home.zone)
    if account:
        typer.echo(f"第一个账号（管理员兼审计员）：{account.username}")
        typer.echo(f"一次性密码，只显示这一次：{account.password}")


@app.command()
def up(
    demo: Annotated[bool, typer.Option("--demo", help="空目录里先装入演示数据（合成）")] = False,
    scale: Annotated[int, typer.Option(help="演示数据的倍数", min=1)] = 1,
    port: Annotated[int, typer.Option(help="网页端口", min=1, max=65535)] = PORT,
) -> None:
    """启动并看管数据库、网页和后台任务；按 Ctrl+C 或运行 dajuan stop 停止。"""
    home = Home.from_environment()
    supervisor.refuse_taken_port(port)
    found(home, DEMO_ZONE if demo and not home.exists else home.zone)
    accounts = _demo_accounts(home, scale) if demo else ()

    def announce() -> None:
        if accounts:
            typer.echo(f"{home.zone}的账号：")
        for account in accounts:
            typer.echo(f"  {account.label}：{account.username}  密码：{account.password}")
        typer.echo(f"答卷已就绪：http://127.0.0.1:{port}/")

    watch = supervisor.Supervisor(home, supervisor.zone_parts(home, port))
    watch.run(partial(supervisor.answers, port), announce)


def _demo_accounts(home: Home, scale: int) -> tuple[DemoAccount, ...]:
    """Loads the demonstration unless somebody has an account here; accounts are opened last of all."""
    if not Person.objects.exists():
        return load_demo(home, scale)
    if Person.objects.filter(username__in=[account.username for account in ACCOUNTS]).count() < len(ACCOUNTS):
        raise StoreError(f"{home.path} 是正式的园区，不装入演示数据；请用 --home 另选目录。")
    return ACCOUNTS


@app.command()
def stop() -> None:
    """停止 dajuan up 和数据库。"""
    typer.echo("已停止。" if supervisor.stop(Home.from_environment()) else "没有在运行。")


@app.command()
def doctor() -> None:
    """检查这台机器和数据目录，逐条说明问题和解决办法。"""
    problems = examine(Home.from_environment())
    for problem in problems:
        typer.echo(f"✗ {problem.what}\n  办法：{problem.mend}")
    if problems:
        raise typer.Exit(1)
    typer.echo("✓ 一切正常。")


@app.command()
def backup(folder: Annotated[Path, typer.Argument(help="空目录")]) -> None:
    """把数据库、文件和检查点备份到一个空目录。"""
    backups.save(Home.from_environment(), folder, _leave_checkpoint)
    typer.echo(f"备份完成：{folder}")


def _leave_checkpoint(folder: Path) -> None:
    """An older release's tables are not written to, so there the checkpoint leaves no trace."""
    if standing().missing:
        copy_checkpoint(folder / CHECKPOINT)
    else:
        write_checkpoint(folder / CHECKPOINT, by=CONSOLE, reason="备份")


@app.command()
def restore(folder: Annotated[Path, typer.Argument(help="dajuan backup 写出的目录")]) -> None:
    """把备份恢复到空的数据目录，并按备份里的检查点核验账本。"""
    home = Home.from_environment()
    backups.check(folder)
    checkpoint = read_checkpoint(folder / CHECKPOINT)
    if home.exists:
        _refuse(home, checkpoint.seq)
    backups.load(folder, home)
    verdict = verify(checkpoint)
    if not verdict.ok:
        fail("\n".join([verdict.summary, *(finding.text for finding in verdict.findings)]), 1)
    typer.echo(f"“{home.zone}”已恢复到 {home.path}。{verdict.summary}")


def _refuse(home: Home, saved: int) -> None:
    """A home with a zone is never overwritten; says what would be lost."""
    point_django_at(home)
    enter(home, but_behind=True)
    present = head()[0]
    ahead = (
        f"，比备份（第 {saved} 号）多 {present - saved} 个变更集，恢复会丢失它们" if present > saved else ""
    )
    raise StoreError(
        f"{home.path} 已有账本，止于第 {present} 号{ahead}。恢复只写入空目录，请用 --home 另选。"
    )
