"""Answers of cubes, kept by what determines them.

Ledgered tables say what the chain's head says, and nothing else: the same statement with the same
parameters under the same head has the same answer. So an answer never goes stale; it is only forgotten.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
Rows = list[tuple[object, ...]]


class Kept:
    """Answers of one process, up to ``most_rows`` rows in all; those not asked for longest go first.

    An answer of more than a tenth of that is not kept: a whole register read once would push out the rest.
    """

    def __init__(self, most_rows: int) -> None:
        self._most = most_rows
        self._answers: OrderedDict[Hashable, list[Any]] = OrderedDict()
        self._rows = 0
        self._lock = Lock()

    def answer(self, key: Hashable, make: Callable[[], list[T]]) -> list[T]:
        """The answer to ``key``, made when it is not here."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        rows = make()
        if len(rows) <= self._most // 10:
            self._keep(key, rows)
        return rows

    def forget(self) -> None:
        """Everything: for whoever measures how long an answer takes."""
        with self._lock:
            self._answers.clear()
            self._rows = 0

    def _keep(self, key: Hashable, rows: list[T]) -> None:
        with self._lock:
            if key in self._answers:
                return
            self._answers[key] = rows
            self._rows += len(rows) + 1
            while self._rows > self._most:
                _, gone = self._answers.popitem(last=False)
                self._rows -= len(gone) + 1
