"""Makes perturbed copies of the workbooks for a seed, always the same for the same seed."""

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random

from tests.acceptance.perturb.draft import Book, take_apart
from tests.acceptance.perturb.shake import shake
from tests.acceptance.perturb.write import write_book

LEDGERS = ("01", "02", "03", "04", "12")


def every(shared: Path) -> list[Path]:
    """All the shared workbooks, the old .xls and the CSV among them."""
    folder = shared / "ledgers" / "xinxiang-2022h1"
    return sorted(path for path in folder.iterdir() if path.suffix != ".json")


def untouched(shared: Path) -> list[Path]:
    """The shared workbooks of projects and official figures, which the oracle reads too."""
    return [path for path in every(shared) if path.name[:2] in LEDGERS]


def rewritten(books: Sequence[Book], folder: Path, rng: Random) -> list[Path]:
    """The books as files whose names say nothing."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"报送{number}.xlsx" for number in range(1, len(books) + 1)]
    for book, path in zip(books, paths, strict=True):
        write_book(book, path, rng)
    return paths


@cache
def _taken_apart(shared: Path) -> list[Book]:
    return take_apart(untouched(shared))


def perturbed(shared: Path, folder: Path, seed: int) -> list[Path]:
    """Another zone's half year: facts, faults, layout, wording, units, order and names changed."""
    rng = Random(seed)
    return rewritten(shake(deepcopy(_taken_apart(shared)), rng), folder, rng)
