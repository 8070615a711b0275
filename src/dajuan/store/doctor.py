"""What is wrong with this home or this machine, and how to mend it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg
import typst

from dajuan.kernel.clock import Clock
from dajuan.store.binaries import program
from dajuan.store.home import APP, OWNER, Home, StoreError
from dajuan.store.jobs import seconds_overdue
from dajuan.store.release import standing
from dajuan.store.server import EmbeddedServer
from dajuan.store.supervisor import PATIENCE

LONGEST_SOCKET_PATH = 107
LEAST_SPACE = 2 * 1024**3
#: No clock that is right has ever shown less to this program.
RELEASED = datetime(2026, 1, 1, tzinfo=UTC)


Check = Callable[[Home], Iterator["Problem"]]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong (``what``) and what to do about it (``mend``), in the operator's words."""

    what: str
    mend: str


def programs(home: Home) -> Iterator[Problem]:
    try:
        for name in ("postgres", "initdb", "pg_dump", "pg_restore"):
            program(name)
    except StoreError as error:
        yield Problem(str(error), "在代码目录运行 make install。")


def paths(home: Home) -> Iterator[Problem]:
    if len(os.fsencode(home.sockets / ".s.PGSQL.5432")) > LONGEST_SOCKET_PATH:
        yield Problem(f"套接字路径过长：{home.sockets}", "换一个较短的临时目录。")
    if home.exists and (home.path.stat().st_mode & 0o077):
        yield Problem(f"{home.path} 对其他用户开放", f"运行 chmod 700 {home.path}")


def space(home: Home) -> Iterator[Problem]:
    place = next(folder for folder in (home.path, *home.path.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    if free < LEAST_SPACE:
        yield Problem(f"{place} 所在磁盘只剩 {free // 1024**2} MB", "清理磁盘，至少留出 2 GB。")


def clock(home: Home) -> Iterator[Problem]:
    now = Clock.now()
    newest = max((file.stat().st_mtime for file in home.path.glob("*/*")), default=0.0)
    if now < RELEASED or newest > now.timestamp() + 300:
        yield Problem(
            f"系统时钟不对：现在显示为 {now:%Y-%m-%d %H:%M} UTC",
            "校准系统时间（如 timedatectl set-ntp true）。",
        )


def fonts(home: Home) -> Iterator[Problem]:
    if not any(
        "CJK" in name or name in ("FangSong", "SimSun", "STFangsong") for name in typst.Fonts().families()
    ):
        yield Problem("没有中文字体，PDF 里的汉字会缺失", "安装 fonts-noto-cjk（或仿宋、宋体）。")


def foundation(home: Home) -> Iterator[Problem]:
    try:
        _ = home.zone
    except StoreError as error:
        yield Problem(str(error), "运行 dajuan init --zone 名称，或用 --home 指明目录。")
        return
    if not home.external and not home.cluster.exists():
        yield Problem("数据库没有建成", "重新运行 dajuan init。")


def server(home: Home) -> Iterator[Problem]:
    if not home.external and not EmbeddedServer(home).running():
        yield Problem("PostgreSQL 没有运行", f"运行 dajuan up；若起不来，看 {home.log('postgres')}")
        return
    try:
        psycopg.connect(home.login(APP), connect_timeout=5).close()
    except psycopg.OperationalError as error:
        yield Problem(f"连不上数据库：{error}", "检查地址与网络，再运行 dajuan init。")


def roles(home: Home) -> Iterator[Problem]:
    with psycopg.connect(home.login(APP)) as connection:
        found = connection.execute(
            "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)"
            " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)",
            [[APP, OWNER]],
        ).fetchall()
    for (name,) in found:
        yield Problem(
            f"数据库角色 {name} 权限过大",
            f"以管理员执行 ALTER ROLE {name} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB",
        )


def tables(home: Home) -> Iterator[Problem]:
    found = standing()
    if found.newer:
        yield Problem(f"数据表比程序新，程序不认识 {found.newer[0]}", "换用新版本的程序。")
    elif found.missing:
        yield Problem(
            f"数据表比程序旧，差 {len(found.missing)} 步",
            "运行 dajuan init 升级（先 dajuan backup 更稳妥）。",
        )


def worker(home: Home) -> Iterator[Problem]:
    with psycopg.connect(home.login(APP)) as connection:
        waiting = seconds_overdue(connection)
    if waiting > PATIENCE:
        yield Problem(
            f"后台任务已等待 {waiting / 60:.0f} 分钟没有进展", f"运行 dajuan up，并看 {home.log('worker')}"
        )


MACHINE: tuple[Check, ...] = (programs, paths, space, clock, fonts)
#: Each can only be looked at when the one before it is sound.
ZONE: tuple[Check, ...] = (foundation, server, tables, roles, worker)


def examine(home: Home) -> list[Problem]:
    """Everything wrong that can be seen from here; nothing is changed."""
    found = [problem for check in MACHINE for problem in check(home)]
    for check in ZONE:
        if problems := list(check(home)):
            return found + problems
    return found
