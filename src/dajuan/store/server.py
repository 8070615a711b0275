"""The embedded PostgreSQL under our own life cycle.

Whether it runs is known by a lock, not by a pid that another process may have inherited: the server
and all its backends hold a flock on the data directory, so a free lock means that nothing of it is left.
The same open directory is handed down as ``/proc/self/fd/N``; a server that runs as an unprivileged
user therefore works in a home below folders which that user cannot enter.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from dajuan.store.binaries import program
from dajuan.store.home import SUPERUSER, Home, StoreError
from dajuan.store.locks import held, lock

PAUSE = 0.02
INITDB = (
    f"--username={SUPERUSER}",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--data-checksums",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
)


class EmbeddedServer:
    """One PostgreSQL for one home; Unix socket only, passwords asked of everybody."""

    SETTINGS: ClassVar[Mapping[str, str]] = {
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "max_connections": "100",
        "timezone": "Asia/Shanghai",
        "log_timezone": "Asia/Shanghai",
        "shared_buffers": "256MB",
        "work_mem": "16MB",
        "maintenance_work_mem": "128MB",
        "max_wal_size": "2GB",
        "random_page_cost": "1.1",
        "jit": "off",
    }

    def __init__(self, home: Home, settings: Mapping[str, str] | None = None) -> None:
        self.home = home
        self.settings = {**self.SETTINGS, **(settings or {})}
        self._process: subprocess.Popen[bytes] | None = None

    def create(self) -> None:
        """Makes the data directory; does nothing when there is one."""
        if self.home.cluster.exists():
            return
        draft = self.home.path / "postgres.new"  # an interrupted initdb never looks like a cluster
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        account = self._account(draft)
        self._prepare_sockets(account)
        with tempfile.NamedTemporaryFile("w", dir=self.home.sockets) as password:
            password.write(self.home.passwords()[SUPERUSER])
            password.flush()
            os.chown(password.name, *_ids(account))
            handle = _open(draft)
            command = [program("initdb"), f"--pgdata={_path(handle, draft)}", f"--pwfile={password.name}"]
            command += [*INITDB, *(["--no-sync"] if self.settings.get("fsync") == "off" else [])]
            made = subprocess.run(  # noqa: S603
                command, capture_output=True, text=True, check=False, **_as(account, handle)
            )
            os.close(handle)
        if made.returncode:
            raise StoreError(f"建立数据目录失败：{made.stderr.strip()}")
        draft.rename(self.home.cluster)

    def ensure(self, patience: float = 60) -> None:
        """Returns when the server takes connections; starts it if need be, and it outlives this process."""
        if not self.home.cluster.exists():
            raise StoreError(f"{self.home.path} 里没有数据库，请先运行 dajuan init --zone 名称")
        deadline = time.monotonic() + patience
        self._process = None
        while not self.running():
            if self._process is not None and self._process.poll() is not None:
                raise StoreError(f"PostgreSQL 没有启动，日志末尾：\n{self.last_words()}")
            self.begin()
            if time.monotonic() > deadline:
                raise StoreError(
                    f"PostgreSQL 在 {patience:.0f} 秒内没有就绪，日志末尾：\n{self.last_words()}"
                )
            time.sleep(PAUSE)

    def begin(self) -> bool:
        """Starts it if nothing of it is left, without waiting; whether it did."""
        handle = _open(self.home.cluster)
        free = lock(handle)
        if free:
            self._launch(handle)
        os.close(handle)
        return free

    def stop(self, patience: float = 60) -> None:
        """Ends every connection and shuts down cleanly; by force once patience has run out."""
        told, deadline = 0, time.monotonic() + patience
        while self.alive():
            pid = self.pid()
            if pid and pid != told:
                told = _tell(pid, signal.SIGINT)
            elif time.monotonic() > deadline + patience:
                raise StoreError("PostgreSQL 不肯停止。")
            elif pid and time.monotonic() > deadline:
                _tell(pid, signal.SIGQUIT)
            time.sleep(PAUSE)
        shutil.rmtree(self.home.sockets, ignore_errors=True)
        if self._process is not None:
            self._process.wait()
            self._process = None

    def alive(self) -> bool:
        """Whether any process of this server is left, ready or not."""
        return held(self.home.cluster)

    def running(self) -> bool:
        """Whether it takes connections."""
        lines = self._status()
        return len(lines) > 7 and lines[7].strip() == "ready" and _exists(int(lines[0])) and self.alive()

    def pid(self) -> int | None:
        """Of the postmaster, as far as it has written one."""
        lines = self._status()
        return int(lines[0]) if lines and lines[0].isdigit() else None

    def last_words(self) -> str:
        """The end of the server's log."""
        log = self.home.log("postgres")
        return "\n".join(log.read_text(errors="replace").splitlines()[-8:]) if log.exists() else ""

    def _status(self) -> list[str]:
        try:
            return (self.home.cluster / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _launch(self, handle: int) -> None:
        account = self._account(self.home.cluster)
        self._prepare_sockets(account)
        (self.home.cluster / "postmaster.pid").unlink(
            missing_ok=True
        )  # we hold the lock: whoever wrote it is gone
        settings = {**self.settings, "unix_socket_directories": str(self.home.sockets)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with self.home.log("postgres").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603
                [program("postgres"), "-D", _path(handle, self.home.cluster), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_as(account, handle),
            )

    def _account(self, folder: Path) -> pwd.struct_passwd:
        """Who runs the server: us, or, since PostgreSQL refuses root, ``dajuan`` or ``nobody``."""
        if os.geteuid() != 0:
            return pwd.getpwuid(os.geteuid())
        owner = folder.stat().st_uid
        if owner == 0:  # new, or copied here by root
            account = _unprivileged()
            for path in (folder, *folder.rglob("*")):
                os.lchown(path, *_ids(account))
            folder.chmod(0o700)
            return account
        return pwd.getpwuid(owner)

    def _prepare_sockets(self, account: pwd.struct_passwd) -> None:
        folder = self.home.sockets
        folder.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0 and folder.lstat().st_uid == 0:
            os.lchown(folder, *_ids(account))
        if folder.is_symlink() or folder.stat().st_uid != account.pw_uid:
            raise StoreError(f"{folder} 属于别人，请先移走它。")


def _unprivileged() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("dajuan")
    except KeyError:
        return pwd.getpwnam("nobody")


def _ids(account: pwd.struct_passwd) -> tuple[int, int]:
    return account.pw_uid, account.pw_gid


def _as(account: pwd.struct_passwd, handle: int) -> dict[str, Any]:
    common = {"pass_fds": (handle,), "cwd": "/", "umask": 0o077, "env": {"LANG": "C.UTF-8"}}
    if os.geteuid() != 0:
        return common
    return {**common, "user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _open(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)


def _path(handle: int, folder: Path) -> str:
    return f"/proc/self/fd/{handle}" if Path("/proc/self/fd").exists() else str(folder)


def _exists(pid: int) -> bool:
    """Whether this is a PostgreSQL; after a crash the number may have gone to somebody else."""
    if Path("/proc/self").exists():
        name = Path(f"/proc/{pid}/comm")
        return name.exists() and name.read_text().strip() == "postgres"
    return subprocess.run(["/bin/ps", "-p", str(pid)], capture_output=True, check=False).returncode == 0  # noqa: S603


def _tell(pid: int, message: signal.Signals) -> int:
    if _exists(pid):
        os.kill(pid, message)
    return pid
