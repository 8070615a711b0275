"""Processes that commit change-sets as fast as they can, told when to begin."""

from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection


class Clients:
    """A number of processes that stay, so that starting them is never timed."""

    def __init__(self, count: int) -> None:
        spawn = get_context("spawn")
        self._lines: list[Connection] = []
        for _ in range(count):
            mine, theirs = spawn.Pipe()
            spawn.Process(target=_client, args=(theirs,), daemon=True).start()
            self._lines.append(mine)
        self._gather(self._lines)

    def connect(self, count: int, database: str) -> None:
        """The first ``count`` clients open their connections."""
        self._tell(count, ("connect", database))

    def commit(self, count: int, each: int) -> None:
        """The first ``count`` clients commit ``each`` change-sets side by side."""
        self._tell(count, ("commit", each))

    def close(self) -> None:
        for line in self._lines:
            line.send(("end", 0))

    def _tell(self, count: int, order: tuple[str, str | int]) -> None:
        for line in self._lines[:count]:
            line.send(order)
        self._gather(self._lines[:count])

    def _gather(self, lines: list[Connection]) -> None:
        for line in lines:
            line.recv()


def _client(line: Connection) -> None:
    """The environment names home and settings; Django is set up here."""
    import_module("django").setup()
    home = import_module("django.conf").settings.HOME
    point_django_at = import_module("dajuan.store.founding").point_django_at
    record_deed = import_module("dajuan.org.actions").record_deed
    console = import_module("dajuan.ledger.actors").CONSOLE
    line.send("ready")
    while True:
        order, value = line.recv()
        if order == "end":
            return
        if order == "connect":
            point_django_at(home, NAME=value)
            record_deed(kind="measured", detail="首次连接", by=console)
        else:
            for number in range(value):
                record_deed(kind="measured", detail=f"第{number}次", by=console)
        line.send("done")
