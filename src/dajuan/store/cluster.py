"""The embedded server's data directory, and the account that owns it.

PostgreSQL refuses to run as root, and an unprivileged account often cannot enter the folders above a
home. The data directory is therefore opened here and handed down as ``/proc/self/fd/N``.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from dajuan.store.binaries import program
from dajuan.store.home import SUPERUSER, Home, StoreError

INITDB = (
    f"--username={SUPERUSER}",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--data-checksums",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
)


def make_cluster(home: Home, *options: str) -> None:
    """Makes the data directory; does nothing when there is one. ``options`` are initdb's."""
    if home.cluster.exists():
        return
    draft = home.path / "postgres.new"  # an interrupted initdb never looks like a cluster
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    account = prepare(home, draft)
    with tempfile.NamedTemporaryFile("w", dir=home.sockets) as password:
        password.write(home.passwords()[SUPERUSER])
        password.flush()
        os.chown(password.name, account.pw_uid, account.pw_gid)
        handle = os.open(draft, os.O_RDONLY)
        command = [program("initdb"), f"--pgdata={reach(handle, draft)}", f"--pwfile={password.name}"]
        made = subprocess.run(  # noqa: S603
            [*command, *INITDB, *options],
            capture_output=True,
            text=True,
            check=False,
            **run_as(account, handle),
        )
        os.close(handle)
    if made.returncode:
        raise StoreError(f"建立数据目录失败：{made.stderr.strip()}")
    draft.rename(home.cluster)


def prepare(home: Home, folder: Path) -> pwd.struct_passwd:
    """Whose server works in ``folder`` (us, or for root ``dajuan`` or ``nobody``), its sockets' place ready."""
    account = _account(folder)
    home.sockets.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0 and home.sockets.lstat().st_uid == 0:
        os.lchown(home.sockets, account.pw_uid, account.pw_gid)
    if home.sockets.is_symlink() or home.sockets.stat().st_uid != account.pw_uid:
        raise StoreError(f"{home.sockets} 属于别人，请先移走它。")
    return account


def reach(handle: int, folder: Path) -> str:
    """A path to the open folder that works whatever lies above it."""
    return f"/proc/self/fd/{handle}" if Path("/proc/self/fd").exists() else str(folder)


def run_as(account: pwd.struct_passwd, handle: int) -> dict[str, Any]:
    """Arguments of ``subprocess``: as that account, with the open folder."""
    common = {"pass_fds": (handle,), "cwd": "/", "umask": 0o077, "env": {"LANG": "C.UTF-8"}}
    if os.geteuid() != 0:
        return common
    return {**common, "user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _account(folder: Path) -> pwd.struct_passwd:
    owner = folder.stat().st_uid
    if os.geteuid() != 0 or owner != 0:
        return pwd.getpwuid(os.geteuid() or owner)
    try:
        account = pwd.getpwnam("dajuan")
    except KeyError:
        account = pwd.getpwnam("nobody")
    for path in (folder, *folder.rglob("*")):  # new, or copied here by root
        os.lchown(path, account.pw_uid, account.pw_gid)
    folder.chmod(0o700)
    return account
