"""A shelf holds the definitions of one kind (ledgers, indicators, sheets) that the rooms put on it."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Generic, Protocol, TypeVar


class Coded(Protocol):
    """What may lie on a shelf: it has a code of its own."""

    @property
    def code(self) -> str: ...


T = TypeVar("T", bound=Coded)

_packages: set[str] = set()


def packages() -> list[str]:
    """The top packages definitions came from: the program's own and a zone's."""
    return sorted(_packages)


class Shelf(Generic[T]):
    """Definitions by code, in order of code; refuses a second one of the same code."""

    def __init__(self, label: str) -> None:
        self.label = label
        self._items: dict[str, T] = {}
        self._origins: dict[str, str] = {}

    def put(self, item: T) -> T:
        if item.code in self._items and self._items[item.code] is not item:
            raise ValueError(f"{self.label}“{item.code}”定义了两次")
        self._items[item.code] = item
        self._origins[item.code] = origin = _module_running()
        _packages.add(origin.partition(".")[0])
        return item

    def origin(self, code: str) -> str:
        """The module that put it here (dajuan.rooms.lever.ledgers.batch_members); KeyError when nobody did."""
        return self._origins[code]

    def get(self, code: str) -> T:
        """KeyError names what the shelf holds."""
        try:
            return self._items[code]
        except KeyError:
            raise KeyError(f"没有{self.label}“{code}”；已有：{'、'.join(self.codes())}") from None

    def codes(self) -> list[str]:
        return sorted(self._items)

    def __contains__(self, code: str) -> bool:
        return code in self._items

    def __iter__(self) -> Iterator[T]:
        return (self._items[code] for code in self.codes())

    def __len__(self) -> int:
        return len(self._items)


def _module_running() -> str:
    """The innermost module whose own body is being run, through whatever functions it called."""
    frame = sys._getframe(2)
    while frame.f_code.co_name != "<module>" and frame.f_back is not None:
        frame = frame.f_back
    return str(frame.f_globals.get("__name__", ""))


def load_rooms(package: str, on_found: Callable[[str], None] | None = None) -> None:
    """Imports every module below ``package`` so that its definitions reach their shelves."""
    root = import_module(package)
    for module in walk_packages(root.__path__, f"{package}."):
        import_module(module.name)
        if on_found:
            on_found(module.name)
