"""Doing a thing once for equal values."""

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Once(dict[K, V]):
    """What ``make`` makes of a key, made when it is first asked for.

    True is 1 to a dictionary and False is 0, so these four are made anew each time.

    >>> Once(repr)["a"], Once(repr, {"": "empty"})[""]
    ("'a'", 'empty')
    """

    def __init__(self, make: Callable[[K], V], known: dict[K, V] | None = None) -> None:
        super().__init__(known or {})
        self._make = make

    def __missing__(self, key: K) -> V:
        made = self._make(key)
        if key not in (0, 1):
            self[key] = made
        return made
