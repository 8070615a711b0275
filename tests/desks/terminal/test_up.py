"""``dajuan up`` through the deaths of its parts; ``dajuan stop`` from another shell."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path

import pytest
from django.core.management import call_command

from dajuan.store.founding import found
from dajuan.store.home import Home
from dajuan.store.release import standing
from dajuan.store.server import EmbeddedServer
from dajuan.store.supervisor import stop
from tests.waiting import until

DAJUAN = (sys.executable, "-c", "from dajuan.desks.terminal import main; main()")


class Site:
    """A zone served by a ``dajuan up`` of its own."""

    def __init__(self, home: Home) -> None:
        self.home = home
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]

    def up(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*DAJUAN, "--home", str(self.home.path), "up", "--port", str(self.port)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        assert str(self.port) in process.stdout.readline()
        return process

    def status(self) -> int:
        """Of a page that reads the database; 0 while nothing answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/sign-in/", headers={"Cookie": "sessionid=no-such-session-as-this"})
            return connection.getresponse().status
        except (OSError, HTTPException):
            return 0
        finally:
            connection.close()

    def ask(self, method: str, visitor: str, form: str = "", cookie: str = "") -> HTTPResponse:
        """The open page 核数, as a proxy passes a visitor's question on."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Host": "zone.example",
            "Origin": "https://zone.example",
            "X-Forwarded-For": visitor,
            "X-Forwarded-Proto": "https",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": cookie,
            "X-CSRFToken": cookie.partition("=")[2],
        }
        connection.request(method, "/check/", form, headers)
        return connection.getresponse()

    def processes(self, words: str) -> list[int]:
        """Of this port's or this home's children, by their command line."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                line = (folder / "cmdline").read_bytes().decode().replace("\0", " ")
                if words in line and str(self.home.path) in (folder / "environ").read_bytes().decode():
                    found.append(int(folder.name))
            except OSError:
                continue
        return sorted(found)


@pytest.fixture
def site(second_home: Home) -> Iterator[Site]:
    yield Site(second_home)
    stop(second_home)


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
def test_up_outlives_its_parts_and_stop_ends_all(site: Site) -> None:
    found(site.home, "长寿园区")
    call_command("migrate", "ledger", "0005", database="owner", verbosity=0)
    server = EmbeddedServer(site.home)
    running = site.up()
    assert site.status() == 200
    assert standing() == ([], [])  # what an earlier release had made was brought up to date

    before = {words: site.processes(words) for words in ("dajuan.store.web", "dajuan.store.worker")}
    for killed in before.values():
        os.kill(killed[0], signal.SIGKILL)
    for words, killed in before.items():
        until(lambda words=words, killed=killed: set(site.processes(words)) - set(killed) != set())
    until(lambda: site.status() == 200)

    postmaster = server.pid()
    assert postmaster
    os.kill(postmaster, signal.SIGKILL)
    until(lambda: server.pid() != postmaster and server.running())
    seen: list[int] = []
    until(lambda: seen.append(site.status()) or seen[-1] == 200)
    assert set(seen) <= {200, 503}

    assert stop(site.home)
    assert running.wait(30) == 0
    assert not server.alive()
    assert site.processes("dajuan.store.") == []


def test_visitors_from_elsewhere_come_through_a_proxy(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    found(site.home, "远方园区")
    with (site.home.path / "zone.toml").open("a") as file:
        file.write("open_check = true\n")
    monkeypatch.setenv("DAJUAN_ADDRESS", "https://zone.example")
    site.up()
    cookie = str(site.ask("GET", "10.0.0.1").headers["Set-Cookie"])
    assert "; Secure" in cookie
    token = cookie.partition(";")[0]

    def posted(visitor: str) -> int:
        return site.ask("POST", visitor, "text=none", token).status

    assert [posted("10.0.0.1") for _ in range(11)] == [*[200] * 10, 429]
    assert posted("10.0.0.2") == 200
