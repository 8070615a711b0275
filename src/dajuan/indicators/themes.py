"""Themes (专题): a page about one matter, put together from what the shelves already hold.

A room writes one down as lists of codes; the page follows.
"""

from dataclasses import dataclass

from dajuan.indicators.listing import Table
from dajuan.kernel.shelf import Shelf


@dataclass(frozen=True)
class Theme:
    """``numbers`` are the indicators at the head, ``pictures``, ``gaps`` and ``rankings`` codes on their
    shelves, ``tables`` rows of cubes; ``place`` is its order among the themes of its room."""

    code: str
    label: str
    purpose: str
    numbers: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    rankings: tuple[str, ...] = ()
    place: int = 0


THEMES: Shelf[Theme] = Shelf("专题")
