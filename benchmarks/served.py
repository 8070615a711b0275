"""Pages from the real web process: how long requests take when many come at once."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import perf_counter
from typing import BinaryIO

from django.db import connection

from benchmarks.door import DATABASE
from dajuan.store.supervisor import answers

_PATIENCE = 120.0


@contextmanager
def served(**environment: str) -> Iterator[int]:
    """The port the present database's pages are served on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment[DATABASE] = str(connection.settings_dict["NAME"])
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

    question = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n".encode()

    def ask(_: int) -> list[float]:
        taken = []
        with socket.create_connection(("127.0.0.1", port)) as line, line.makefile("rb") as answers_of:
            for _ in range(each):
                begun = perf_counter()
                line.sendall(question)
                _read_answer(answers_of)
                taken.append(perf_counter() - begun)
        return taken

    with ThreadPoolExecutor(clients) as crowd:
        return [one for taken in crowd.map(ask, range(clients)) for one in taken]


def _read_answer(answers_of: BinaryIO) -> None:
    """Bare, because what the client takes of the shared cores is not the server's."""
    status = answers_of.readline()
    if b" 200 " not in status:
        raise SystemExit(f"answered {status!r}")
    length = 0
    while (line := answers_of.readline()) != b"\r\n":
        if line.lower().startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    if len(answers_of.read(length)) < length or not length:
        raise SystemExit("the answer was cut short")
