"""The web processes: granian around the WSGI door, as a child of the supervisor.

``python -m dajuan.store.web PORT``
"""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from granian.constants import Interfaces
from granian.server import Server

from dajuan.store.orphans import end_with_parent

DOOR = "config.wsgi:application"
#: Python runs on one core a process. Eight requests at once in all, or four a process on larger machines.
WORKERS = min(4, len(os.sched_getaffinity(0)))
THREADS = max(4, 8 // WORKERS)


def load(target: str) -> Any:
    """The WSGI application; runs in granian's own child, which must not outlive granian either."""
    end_with_parent()
    module, name = target.split(":")
    return getattr(import_module(module), name)


def main(port: int, loader: Callable[[str], Any] = load) -> None:
    """Serves what ``loader`` makes of the door until a signal ends it."""
    end_with_parent()
    os.environ["DAJUAN_POOL"] = str(THREADS)
    Server(
        DOOR,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve(target_loader=loader)


if __name__ == "__main__":
    main(int(sys.argv[1]))
