"""Waiting on a condition, with an end."""

from collections.abc import Callable
from threading import Event
from time import monotonic


def until(condition: Callable[[], bool], patience: float = 120) -> None:
    """Returns as soon as it holds; fails when it does not in time."""
    pause, deadline = Event(), monotonic() + patience
    while not condition():
        assert monotonic() < deadline, f"nothing came of it in {patience} s"
        pause.wait(0.05)
