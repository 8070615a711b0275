"""Python's search for cycles, put off while many rows are handled."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """No search for cycles inside: rows are made by the hundred thousand and none is in a cycle, but every
    search would walk through all of them (a third of the time of an import). Ends as it found things."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
