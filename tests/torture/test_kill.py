"""kill -9 of everything while people work: nothing lost, nothing doubled, the chain verifies.

20 seconds in every run, ten minutes and another seed each time with DAJUAN_TORTURE=1; a failure prints
its seed, which DAJUAN_TORTURE_SEED repeats.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random, SystemRandom

import psycopg
import pytest

from dajuan.store.home import APP, Home
from dajuan.store.server import EmbeddedServer
from tests.torture.client import FORM, LEDGER, ROWS, WRITER
from tests.torture.processes import children, command

ROOT = Path(__file__).parents[2]
LONG = bool(os.environ.get("DAJUAN_TORTURE"))
SECONDS = 600 if LONG else 20
SEED = os.environ.get("DAJUAN_TORTURE_SEED") or (str(SystemRandom().randrange(10**6)) if LONG else "2022")
PATIENCE = 90.0
VICTIMS = {"backend": 5, "client": 3, "postmaster": 2, "web": 1, "worker": 1}
CLIENTS = [(WRITER, f"{WRITER}0"), (WRITER, f"{WRITER}1"), (FORM, FORM), (LEDGER, LEDGER)]

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="进程由 /proc 查找，本机没有")


class Zone:
    """``dajuan up`` on a home of its own, and the people who use it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, Home(folder / "home")
        self.chance = Random(SEED)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = {k: v for k, v in os.environ.items() if k != "DAJUAN_DATABASE_URL"} | {
            "DAJUAN_HOME": str(self.home.path),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "TORTURE_PORT": str(self.port),
            "TORTURE_SEED": SEED,
        }
        self.clients: dict[str, subprocess.Popen[bytes]] = {}
        self.ended: list[int] = []

    def run(self, *arguments: str) -> None:
        subprocess.run(self._dajuan(*arguments), env=self.environment, cwd=ROOT, check=True)

    def open(self) -> None:
        self.run("init", "--zone", "试验园区")
        self._client("prepare", "prepare").wait()
        self.environment["TORTURE_ROOT"] = str(self.ask("SELECT min(id) FROM org_department")[0][0])
        self.up = subprocess.Popen(
            self._dajuan("up", "--port", str(self.port)), env=self.environment, cwd=ROOT
        )
        self.until(self._answers, "web")
        for kind, name in CLIENTS:
            self.clients[name] = self._client(kind, name)

    def close(self) -> None:
        (self.folder / "stop").touch()
        for client in self.clients.values():
            client.kill()
            client.wait()
        self.up.send_signal(signal.SIGTERM)
        self.up.wait(PATIENCE)

    def finish(self) -> None:
        """Everybody ends what is begun."""
        (self.folder / "stop").touch()
        self.until(lambda: all(c.poll() is not None for c in self.clients.values()), "clients")
        self.ended += [client.returncode for client in self.clients.values()]

    def acknowledged(self, name: str) -> list[str]:
        log = self.folder / f"{name}.log"
        return log.read_text().splitlines() if log.exists() else []

    def progress(self) -> int:
        return sum(len(self.acknowledged(name)) for _, name in CLIENTS)

    def until(self, condition: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"seed {SEED}: waiting for {what}"
            assert self.up.poll() is None, f"seed {SEED}: dajuan up ended"
            assert not any(client.poll() for client in self.clients.values()), (
                f"seed {SEED}: a client gave up"
            )
            time.sleep(0.01)

    def ask(self, statement: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.home.login(APP)) as connection:
            return connection.execute(statement).fetchall()

    def kill(self, victim: str) -> None:
        """One process of the kind, without warning; there may be none just now."""
        if victim == "client":
            kind, name = self.chance.choice(CLIENTS)
            self.clients[name].kill()
            self.clients[name].wait()
            self.clients[name] = self._client(kind, name)
            return
        postmaster = EmbeddedServer(self.home).pid()
        words = {"web": "dajuan.store.web", "worker": "dajuan.store.worker", "backend": f": {APP} "}
        if victim == "postmaster":
            found = [postmaster] if postmaster else []
        else:
            above = postmaster if victim == "backend" else self.up.pid
            found = [pid for pid in children(above or self.up.pid) if words[victim] in command(pid)]
        if found:
            os.kill(self.chance.choice(sorted(found)), signal.SIGKILL)

    def _dajuan(self, *arguments: str) -> list[str]:
        return [sys.executable, "-c", "from dajuan.desks.terminal import main; main()", *arguments]

    def _client(self, kind: str, name: str) -> subprocess.Popen[bytes]:
        code = [sys.executable, "-m", "tests.torture.client", kind, name, str(self.folder)]
        return subprocess.Popen(code, env=self.environment, cwd=ROOT)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


@pytest.fixture
def zone(tmp_path: Path) -> Iterator[Zone]:
    made = Zone(tmp_path)
    made.open()
    yield made
    made.close()


def test_nothing_is_lost_and_nothing_doubled(zone: Zone) -> None:
    started, killed = time.monotonic(), Counter[str]()
    zone.until(lambda: all(zone.acknowledged(name) for _, name in CLIENTS), "everybody's first act")
    first = zone.chance.sample([*VICTIMS], len(VICTIMS))
    while first or time.monotonic() - started < SECONDS:
        victim = first.pop() if first else zone.chance.choices([*VICTIMS], [*VICTIMS.values()])[0]
        zone.kill(victim)
        killed[victim] += 1
        goal = zone.progress() + zone.chance.randrange(2, 12)
        zone.until(lambda goal=goal: zone.progress() >= goal, f"progress after {killed}")  # type: ignore[misc]
    zone.finish()

    assert zone.ended == [0] * len(CLIENTS), f"seed {SEED}"
    assert_writers(zone)
    assert_posts(zone)
    zone.run("verify")


def assert_writers(zone: Zone) -> None:
    """Each acknowledged act is there once: its change-set, its count, its rows."""
    acts = [act for kind, name in CLIENTS if kind == WRITER for act in zone.acknowledged(name)]
    keys = zone.ask("SELECT key FROM ledger_change_set WHERE action = 'test.write'")
    assert sorted(str(key) for (key,) in keys) == sorted(acts), f"seed {SEED}"
    assert zone.ask("SELECT sender FROM ledger_columnalias WHERE ledger_code = 'count'") == [
        (str(len(acts)),)
    ]
    rows = zone.ask("SELECT project_name, count(*) FROM projects_batchmember GROUP BY 1")
    lasts = [zone.acknowledged(name)[-1] for kind, name in CLIENTS if kind == WRITER]
    assert sorted(rows) == sorted((last, ROWS) for last in lasts), f"seed {SEED}"


def assert_posts(zone: Zone) -> None:
    """Each department and each workbook is there once, and so is the change-set that brought it."""
    founded = [(name,) for name in sorted(zone.acknowledged(FORM))]
    assert sorted(zone.ask("SELECT name FROM org_department WHERE parent_id IS NOT NULL")) == founded
    changes = zone.ask("SELECT subject FROM ledger_change_set WHERE action = 'org.add_department'")
    assert sorted(changes) == founded, f"seed {SEED}"
    loaded = zone.acknowledged(LEDGER)
    figures = zone.ask("SELECT indicator FROM indicators_officialfigure")
    assert sorted(str(name) for (name,) in figures) == sorted(
        f"{act}:{row}" for act in loaded for row in range(3)
    )
    files = zone.ask("SELECT source_file_sha256 FROM ledger_change_set WHERE action = 'import'")
    assert len(files) == len(set(files)) == len(loaded), f"seed {SEED}"
