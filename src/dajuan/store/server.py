"""The embedded PostgreSQL under our own life cycle.

Whether it runs is known by a lock, not by a pid that another process may have inherited: the server
and all its backends hold a flock on the data directory, so a free lock means that nothing of it is left.
"""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from psycopg.pq import PGconn, Ping

from dajuan.store.binaries import program
from dajuan.store.cluster import make_cluster, prepare, reach, run_as
from dajuan.store.home import SUPERUSER, Home, StoreError
from dajuan.store.locks import held, lock

PAUSE = 0.02
#: A server in the middle of a recovery may overhear the first word.
AGAIN = 1.0


class EmbeddedServer:
    """One PostgreSQL for one home; Unix socket only, passwords asked of everybody."""

    SETTINGS: ClassVar[Mapping[str, str]] = {
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "max_connections": "100",
        "timezone": "Asia/Shanghai",
        "log_timezone": "Asia/Shanghai",
        "shared_buffers": "256MB",
        "min_dynamic_shared_memory": "128MB",  # parallel queries must not depend on a container's small /dev/shm
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
        make_cluster(self.home, *(["--no-sync"] if self.settings.get("fsync") == "off" else []))

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
        handle = os.open(self.home.cluster, os.O_RDONLY)
        free = lock(handle)
        if free:
            self._launch(handle)
        os.close(handle)
        return free

    def stop(self, patience: float = 60) -> None:
        """Ends every connection and shuts down cleanly; by force once patience has run out."""
        tell, deadline = 0.0, time.monotonic() + patience
        while self.alive():
            now = time.monotonic()
            if now > deadline + patience:
                raise StoreError("PostgreSQL 不肯停止。")
            if now > tell and self._tell(signal.SIGINT if now < deadline else signal.SIGQUIT):
                tell = now + AGAIN
            time.sleep(PAUSE)
        with suppress(OSError):  # not empty: somebody is starting it again
            self.home.sockets.rmdir()
        if self._process is not None:
            self._process.wait()
            self._process = None

    def alive(self) -> bool:
        """Whether any process of this server is left, ready or not."""
        return held(self.home.cluster)

    def running(self) -> bool:
        """Whether it takes connections now; not while it recovers."""
        return PGconn.ping(f"host={self.home.sockets} user={SUPERUSER}".encode()) == Ping.OK

    def pid(self) -> int | None:
        """Of the postmaster, as far as it has written one."""
        try:
            first = (self.home.cluster / "postmaster.pid").read_text().partition("\n")[0]
        except FileNotFoundError:
            return None
        return int(first) if first.isdigit() else None

    def last_words(self) -> str:
        """The end of the server's log."""
        log = self.home.log("postgres")
        return "\n".join(log.read_text(errors="replace").splitlines()[-8:]) if log.exists() else ""

    def _tell(self, message: signal.Signals) -> bool:
        pid = self.pid()
        if pid is None or not _is_postgres(pid):
            return False
        os.kill(pid, message)
        return True

    def _launch(self, handle: int) -> None:
        account = prepare(self.home, self.home.cluster)
        # We hold the lock, so whoever left these is gone, even if its number lives on in a zombie or a stranger.
        for stale in (self.home.cluster / "postmaster.pid", *self.home.sockets.glob(".s.PGSQL.*")):
            stale.unlink(missing_ok=True)
        settings = {**self.settings, "unix_socket_directories": str(self.home.sockets)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with self.home.log("postgres").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603
                [program("postgres"), "-D", reach(handle, self.home.cluster), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **run_as(account, handle),
            )


def _is_postgres(pid: int) -> bool:
    """After a crash the number in the file may have gone to somebody else."""
    named = Path(f"/proc/{pid}/comm")
    if Path("/proc/self").exists():
        return named.exists() and named.read_text().strip() == "postgres"
    return True
