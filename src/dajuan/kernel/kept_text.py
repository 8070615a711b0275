"""Texts that follow from the program alone, kept beside it as Python keeps its bytecode.

Turning all definitions into SQL takes seconds, reading the texts back none. They lie in ``__pycache__``
under a digest of every source file definitions come from (the program's and a zone's own) and of what
writes them, so a changed program makes its own; where nobody may write, each process makes them for itself.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import lru_cache, wraps
from importlib.metadata import version
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import ParamSpec, cast

from dajuan.kernel.shelf import packages

P = ParamSpec("P")

CACHE = Path(__file__).parents[1] / "__pycache__"
_PROGRAM = "dajuan"
_WRITERS = ("ibis-framework", "sqlglot")
_FOLDERS = "texts-"
_KEPT = 5  # programs: branches and zones may take turns


def kept_text(make: Callable[P, str]) -> Callable[P, str]:
    """A function of definitions and plain values whose answers are kept, in memory and beside the program
    (there only for definitions that are part of it)."""

    @lru_cache(maxsize=1024)
    def text(*args: P.args, **kwargs: P.kwargs) -> str:
        try:
            asked = f"{make.__module__}.{make.__qualname__}{identity((args, kwargs))}"
        except TypeError:
            return make(*args, **kwargs)
        if (folder := _folder(tuple(packages()))) is None:
            return make(*args, **kwargs)
        path = folder / hashlib.sha256(asked.encode()).hexdigest()[:32]
        with suppress(OSError):
            return path.read_text(encoding="utf-8")
        made = make(*args, **kwargs)
        with suppress(OSError):
            draft = path.with_suffix(f".{os.getpid()}")
            draft.write_text(made, encoding="utf-8")
            draft.replace(path)
        return made

    return cast("Callable[P, str]", wraps(make)(text))


def identity(value: object) -> str:
    """What a value is, the same in every process of one program: definitions by their parts, functions by
    what they do and close over. TypeError for what has no such name or is not of the program.

    >>> identity((1, "a")) == identity((1, "b"))
    False
    """
    match value:
        case None | bool() | int() | str():
            return repr(value)
        case tuple() | list():
            return f"[{','.join(map(identity, value))}]"
        case dict():
            return f"{{{','.join(f'{name}:{identity(each)}' for name, each in sorted(value.items()))}}}"
        case FunctionType() if value.__module__.partition(".")[0] in (_PROGRAM, *packages()):
            held = [cell.cell_contents for cell in value.__closure__ or ()]
            parts = identity([held, value.__defaults__, value.__kwdefaults__])
            return f"{value.__module__}.{value.__qualname__}{_code(value.__code__)}{parts}"
    if is_dataclass(value):
        parts = ",".join(f"{each.name}={identity(getattr(value, each.name))}" for each in fields(value))
        return f"{type(value).__qualname__}({parts})"
    raise TypeError(f"{type(value).__qualname__} is no part of a definition")


def _code(code: CodeType) -> str:
    constants = ",".join(map(_constant, code.co_consts))
    return f"<{code.co_code.hex()} {constants} {code.co_names} {code.co_varnames} {code.co_freevars}>"


def _constant(value: object) -> str:
    """A set names its members in another order in every process."""
    if isinstance(value, frozenset):
        return f"{{{','.join(sorted(map(repr, value)))}}}"
    return _code(value) if isinstance(value, CodeType) else repr(value)


@lru_cache(maxsize=8)
def _folder(packages: tuple[str, ...]) -> Path | None:
    """The folder of this very program with the ``packages`` of its definitions; those of programs long gone
    go. None when some definition came from what is no file: nobody could tell when it changes."""
    modules = [sys.modules.get(package) for package in sorted({_PROGRAM, *packages})]
    if not all(modules):
        return None
    digest = hashlib.sha256(" ".join(version(writer) for writer in _WRITERS).encode())
    for path in _sources(filter(None, modules)):
        digest.update(path.read_bytes())
    folder = CACHE / f"{_FOLDERS}{digest.hexdigest()[:16]}"
    with suppress(OSError):
        if not folder.exists():
            for old in sorted(CACHE.glob(f"{_FOLDERS}*"), key=lambda path: -path.stat().st_mtime)[
                _KEPT - 1 :
            ]:
                shutil.rmtree(old, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sources(modules: Iterable[ModuleType]) -> Iterator[Path]:
    """Every file a definition may be made of."""
    for module in modules:
        for root in map(Path, getattr(module, "__path__", ())):
            yield from sorted(root.rglob("*.py"))
        if file := getattr(module, "__file__", None):
            yield Path(file)
