"""``dajuan up``: keeps PostgreSQL, the web process and the worker alive until it is told to stop."""

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Protocol

import psycopg

from dajuan.store import locks
from dajuan.store.home import APP, Home, StoreError
from dajuan.store.jobs import seconds_overdue
from dajuan.store.server import EmbeddedServer

LOG = logging.getLogger(__name__)
TICK = 0.2
FIRST_DELAY, LONGEST_DELAY = 0.5, 60.0
WATCH_EVERY = 10.0
#: A worker that leaves a due job waiting this long makes no progress, whatever its heartbeat says.
PATIENCE = 300.0


class Part(Protocol):
    """Something kept alive."""

    def tend(self, now: float) -> None:
        """Looks after it; ``now`` is a monotonic clock in seconds."""

    def stop(self) -> None:
        """Ends it and returns when it has ended."""


class BackOff:
    """How long to wait before the next try: doubling to a minute, forgotten after a minute of health."""

    def __init__(self) -> None:
        self.failures = 0
        self.due = 0.0

    def failed(self, now: float, lived: float) -> None:
        self.failures = 1 if lived >= LONGEST_DELAY else self.failures + 1
        self.due = now + min(LONGEST_DELAY, FIRST_DELAY * 2 ** (self.failures - 1))


class Child:
    """A process of our own, with everything it has started itself."""

    def __init__(
        self,
        command: Sequence[str],
        log: Callable[[], Path],
        environment: Mapping[str, str] | None = None,
        stuck: Callable[[], bool] = lambda: False,
    ) -> None:
        self.command = list(command)
        self.log = log
        self.environment = {**os.environ, **(environment or {})}
        self.stuck = stuck
        self.process: subprocess.Popen[bytes] | None = None
        self.back_off = BackOff()
        self.started = self.watched = 0.0

    def tend(self, now: float) -> None:
        if self.process is None:
            if now >= self.back_off.due:
                self._start(now)
        elif self.process.poll() is not None:
            self.stop()
            self.back_off.failed(now, now - self.started)
        elif now - self.watched >= WATCH_EVERY:
            self.watched = now
            if self.stuck():
                self.process.kill()

    def stop(self, patience: float = 15) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)  # what it started and left behind
        self.process = None

    def _start(self, now: float) -> None:
        with self.log().open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.environment,
                start_new_session=True,
            )
        self.started = self.watched = now


class Database:
    """The embedded server; it may have been started by an earlier command and is taken over then."""

    def __init__(self, server: EmbeddedServer) -> None:
        self.server = server
        self.back_off = BackOff()
        self.started = 0.0

    def tend(self, now: float) -> None:
        if self.server.alive() or now < self.back_off.due:
            return
        if self.server.begin():
            self.back_off.failed(now, now - self.started)
            self.started = now

    def stop(self) -> None:
        self.server.stop()


class Supervisor:
    """One zone's processes, started in this order and stopped in the opposite one."""

    def __init__(self, home: Home, parts: Sequence[Part]) -> None:
        self.lock = home.path / "supervisor.lock"
        self.parts = parts
        self.stopping = False

    def run(self, ready: Callable[[], bool], announce: Callable[[], None]) -> None:
        """Tends the parts until SIGTERM or SIGINT; ``announce`` once they are ``ready``."""
        refusal = "这个数据目录已由另一个 dajuan up 看管。"
        with locks.only_one(self.lock, refusal), self._told_by_signals(), ExitStack() as ending:
            for part in self.parts:
                ending.callback(part.stop)
            announced = False
            while not self.stopping:
                self._tend_all()
                if not announced and ready():
                    announced = True
                    announce()
                time.sleep(TICK)

    def _tend_all(self) -> None:
        for part in self.parts:
            try:
                part.tend(time.monotonic())
            except (OSError, StoreError):  # a full disk, say: the other parts go on, this one is tried again
                LOG.exception("看管进程遇到问题，将再次尝试")

    def _be_told(self, *_: object) -> None:
        """Only sets a flag: a handler that takes a lock hangs for ever when a second signal interrupts it."""
        self.stopping = True

    @contextmanager
    def _told_by_signals(self) -> Iterator[None]:
        messages = (signal.SIGTERM, signal.SIGINT)
        before = [signal.signal(message, self._be_told) for message in messages]
        try:
            yield
        finally:
            for message, handler in zip(messages, before, strict=True):
                signal.signal(message, handler)


def zone_parts(home: Home, port: int) -> list[Part]:
    """PostgreSQL (unless it is an external one), web and worker."""
    python = [sys.executable, "-m"]
    environment = {"DAJUAN_HOME": str(home.path)}
    web = Child([*python, "dajuan.store.web", str(port)], partial(home.log, "web"), environment)
    worker = Child(
        [*python, "dajuan.store.worker"], partial(home.log, "worker"), environment, lambda: idle(home)
    )
    database: list[Part] = [] if home.external else [Database(EmbeddedServer(home))]
    return [*database, web, worker]


def idle(home: Home) -> bool:
    """Whether due jobs wait although somebody should be working; False while the database is away."""
    try:
        with psycopg.connect(home.login(APP), connect_timeout=5) as connection:
            return seconds_overdue(connection) > PATIENCE
    except psycopg.OperationalError:
        return False


def refuse_taken_port(port: int) -> None:
    """StoreError when another program listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise StoreError(f"端口 {port} 已被占用，请用 --port 换一个。") from None


def answers(port: int) -> bool:
    """Whether the web process takes connections."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def stop(home: Home, patience: float = 90) -> bool:
    """Ends the supervisor of this home, whoever started it, and the server. False when nothing ran."""
    lock, server = home.path / "supervisor.lock", EmbeddedServer(home)
    pid, deadline = locks.holder(lock), time.monotonic() + patience
    if pid:
        os.kill(pid, signal.SIGTERM)
    while locks.held(lock):
        if time.monotonic() > deadline:
            raise StoreError(f"看管进程 {pid} 在 {patience:.0f} 秒内没有停止。")
        time.sleep(0.05)
    was_alive = not home.external and server.alive()
    if was_alive:
        server.stop()
    return bool(pid) or was_alive
