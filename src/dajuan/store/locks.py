"""Locks the kernel lets go when their last holder dies, however it dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dajuan.store.home import StoreError


def lock(handle: int, kind: int = fcntl.LOCK_EX) -> bool:
    """Takes the lock if it is free; it stays taken while any process has this handle open."""
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def held(path: Path) -> bool:
    """Whether somebody holds the lock on this file or folder."""
    if not path.exists():
        return False
    handle = os.open(path, os.O_RDONLY)
    try:
        return not lock(handle, fcntl.LOCK_SH)
    finally:
        os.close(handle)


@contextmanager
def only_one(file: Path, refusal: str) -> Iterator[None]:
    """Holds the lock and says in the file who does; StoreError(``refusal``) when another process has it."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not lock(handle):
            raise StoreError(refusal)
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


@contextmanager
def in_turn(place: Path) -> Iterator[None]:
    """Waits until nobody else is at work on this file or folder, and holds it meanwhile."""
    handle = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def holder(file: Path) -> int | None:
    """The process that holds ``only_one`` of this file."""
    return int(file.read_text() or 0) or None if held(file) else None
