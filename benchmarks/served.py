"""Pages from the real web process: how long requests take when many come at once."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from time import perf_counter

from django.db import connection

from benchmarks.door import DATABASE
from dajuan.store.supervisor import answers

_PATIENCE = 120.0


@contextmanager
def served() -> Iterator[int]:
    """The port the present database's pages are served on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {DATABASE: str(connection.settings_dict["NAME"])}
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.door", str(port)],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = perf_counter() + _PATIENCE
        while not answers(port):
            if child.poll() is not None or perf_counter() > until:
                raise SystemExit("the web process does not answer")
        yield port
    finally:
        child.terminate()
        child.wait()


def seconds_of_requests(port: int, path: str, cookie: str, *, clients: int, each: int) -> list[float]:
    """How long every request took: ``clients`` connections, kept open, asking ``each`` times without pause."""

    def ask(_: int) -> list[float]:
        line, taken = HTTPConnection("127.0.0.1", port), []
        for _ in range(each):
            begun = perf_counter()
            line.request("GET", path, headers={"Cookie": cookie})
            response = line.getresponse()
            response.read()
            taken.append(perf_counter() - begun)
            if response.status != 200:
                raise SystemExit(f"{path} answered {response.status}")
        return taken

    with ThreadPoolExecutor(clients) as crowd:
        return [one for taken in crowd.map(ask, range(clients)) for one in taken]
