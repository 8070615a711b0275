"""What keeps processes alive; its clock is an argument, so nothing here waits for one."""

import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dajuan.store.home import Home, StoreError
from dajuan.store.locks import held, holder, only_one
from dajuan.store.supervisor import BackOff, Child, Supervisor, answers, refuse_taken_port

WAITS = "import signal; print('up', flush=True); signal.pause()"
IGNORES = "import signal; signal.signal(15, signal.SIG_IGN); print('up', flush=True); signal.pause()"
LEAVES_ONE = (
    "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()']);"
    "print(p.pid, flush=True); import signal; signal.pause()"
)
FOLLOWS = (
    "import signal; from dajuan.store.orphans import end_with_parent; end_with_parent();"
    "print('up', flush=True); signal.pause()"
)
PARENT = (
    f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {FOLLOWS!r}]);"
    "print(p.pid, flush=True); p.wait()"
)

SUPERVISES = (
    "import sys, django; from pathlib import Path; django.setup();"
    "from dajuan.store.home import Home; from dajuan.store.supervisor import Supervisor;"
    "Supervisor(Home(Path(sys.argv[1])), []).run(lambda: True, lambda: print('up', flush=True))"
)


class Watched:
    """A child whose output tells when it is up."""

    def __init__(self, folder: Path, code: str) -> None:
        self.pipe = folder / "out"
        os.mkfifo(self.pipe)
        self.reader = os.fdopen(os.open(self.pipe, os.O_RDONLY | os.O_NONBLOCK))
        os.set_blocking(self.reader.fileno(), True)
        self.child = Child([sys.executable, "-c", code], lambda: self.pipe)

    def start(self, now: float) -> str:
        self.child.tend(now)
        return self.reader.readline().strip()

    @property
    def pid(self) -> int:
        assert self.child.process
        return self.child.process.pid


@pytest.fixture
def watched(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Watched]:
    made = Watched(tmp_path, getattr(request, "param", WAITS))
    yield made
    made.child.stop(0)
    made.reader.close()


def assert_ended(process: int) -> None:
    """Waits for the end of a process known by a pidfd."""
    ended, _, _ = select.select([process], [], [], 30)
    os.close(process)
    assert ended == [process]


def test_back_off_doubles_to_a_minute_and_forgets_after_health() -> None:
    back_off, waits = BackOff(), []
    for _ in range(10):
        back_off.failed(now=0.0, lived=1.0)
        waits.append(back_off.due)
    assert waits == [0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    back_off.failed(now=100.0, lived=60.0)
    assert back_off.due == 100.5


def test_a_killed_child_is_started_again_when_its_time_has_come(watched: Watched) -> None:
    assert watched.start(now=0) == "up"
    first = watched.pid
    os.kill(first, signal.SIGKILL)
    assert watched.child.process
    watched.child.process.wait()
    watched.child.tend(10)
    watched.child.tend(10.4)
    assert watched.child.process is None
    assert watched.start(now=10.5) == "up"
    assert watched.pid != first


def test_a_child_without_progress_is_replaced(watched: Watched) -> None:
    watched.start(now=0)
    watched.child.stuck = lambda: True
    watched.child.tend(9)
    assert watched.child.process
    assert watched.child.process.poll() is None
    watched.child.tend(10)
    assert watched.child.process.wait() == -signal.SIGKILL


@pytest.mark.parametrize("watched", [IGNORES], indirect=True)
def test_a_child_that_will_not_stop_is_made_to(watched: Watched) -> None:
    watched.start(now=0)
    process = watched.child.process
    watched.child.stop(patience=0)
    assert process
    assert process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("watched", [LEAVES_ONE], indirect=True)
def test_what_a_killed_child_had_started_goes_with_it(watched: Watched) -> None:
    started = os.pidfd_open(int(watched.start(now=0)))
    os.kill(watched.pid, signal.SIGKILL)
    assert watched.child.process
    watched.child.process.wait()
    watched.child.tend(1)
    assert_ended(started)


def test_a_child_does_not_outlive_a_killed_supervisor() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    lines = {parent.stdout.readline(), parent.stdout.readline()} - {"up\n"}
    handle = os.pidfd_open(int(lines.pop()))
    parent.kill()
    assert_ended(handle)
    parent.communicate()


def test_a_failing_part_stops_no_other_and_a_signal_stops_all_in_opposite_order(tmp_path: Path) -> None:
    told: list[str] = []

    class Part:
        def __init__(self, name: str) -> None:
            self.name = name

        def tend(self, now: float) -> None:
            told.append(f"tend {self.name}")
            if self.name == "database":
                raise OSError("the disk is full")

        def stop(self) -> None:
            told.append(f"stop {self.name}")

    before = signal.getsignal(signal.SIGTERM)
    supervisor = Supervisor(Home(tmp_path), [Part("database"), Part("web")])
    supervisor.run(lambda: True, lambda: os.kill(os.getpid(), signal.SIGTERM))
    assert told == ["tend database", "tend web", "stop web", "stop database"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_signals_on_top_of_each_other_still_stop_it(tmp_path: Path) -> None:
    """As when a terminal and make both pass on Ctrl-C."""
    command = [sys.executable, "-c", SUPERVISES, str(tmp_path)]
    environment = os.environ | {"DAJUAN_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        assert process.stdout.readline() == "up\n"
        for _ in range(500):
            process.send_signal(signal.SIGTERM)
        try:
            # Once it has ended its parts, a late signal may end the process itself.
            assert process.wait(60) in (0, -signal.SIGTERM)
        finally:
            process.kill()


def test_one_home_has_one_supervisor(tmp_path: Path) -> None:
    file = tmp_path / "supervisor.lock"
    with only_one(file, "已有"):
        assert holder(file) == os.getpid()
        with pytest.raises(StoreError, match="看管"):
            Supervisor(Home(tmp_path), []).run(lambda: True, threading.Event().set)
    assert not held(file)
    assert holder(file) is None


def test_a_taken_port_is_said_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert answers(port)
        with pytest.raises(StoreError, match="--port"):
            refuse_taken_port(port)
    refuse_taken_port(port)
    assert not answers(port)
