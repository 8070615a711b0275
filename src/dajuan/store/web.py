"""The web process: granian around the WSGI door, as a child of the supervisor.

``python -m dajuan.store.web PORT THREADS``
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from granian.constants import Interfaces
from granian.server import Server

from dajuan.store.orphans import end_with_parent

DOOR = "config.wsgi:application"


def load(target: str) -> Any:
    """The WSGI application; runs in granian's own child, which must not outlive granian either."""
    end_with_parent()
    module, name = target.split(":")
    return getattr(import_module(module), name)


def main(port: int, threads: int, loader: Callable[[str], Any] = load) -> None:
    """Serves what ``loader`` makes of the door until a signal ends it."""
    end_with_parent()
    Server(
        DOOR,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve(target_loader=loader)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
