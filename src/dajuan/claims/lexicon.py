"""The word lists behind the reader: units, measure words, governors, names, scopes, traditional characters.

Every list is a tab-separated file in ``words/``, one entry per line, ``#`` starts a comment. A zone keeps a
folder with files of the same names; its lines are added to (or replace) the shipped ones.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"
DIMENSIONS_OF_RATES = frozenset({"percent", "pp", "times"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit or measure word; ``factor`` base units make one of it."""

    printed: str
    base: str
    factor: Fraction
    dimension: str
    goods: bool = False
    not_before: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        return self.dimension == "count"


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that decides what the number to its right means; ``noun`` words belong to the subject or name it."""

    word: str
    role: str
    sign: int = 0
    canonical: str = ""
    flavour: str = ""


def entries(folder: Path, name: str) -> Iterator[list[str]]:
    """Rows of one word list, padded to five columns; nothing when the folder lacks the file."""
    path = folder / name
    if not path.exists():
        return
    for line in path.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            row = line.split("\t")
            yield row + [""] * (5 - len(row))


def word_pattern(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first, without backtracking over shared beginnings."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    tails = {char: _branch(child) for char, child in sorted(node.items()) if char}
    if not tails:
        return ""
    plain = [char for char, tail in tails.items() if not tail]
    options = [re.escape(char) + tail for char, tail in tails.items() if tail]
    if plain:
        options.append(re.escape(plain[0]) if len(plain) == 1 else f"[{''.join(map(re.escape, plain))}]")
    joined = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    if not ends:
        return joined
    return f"{joined}?" if len(options) > 1 or (len(plain) > 0 and len(options) == 1) else f"(?:{joined})?"


@dataclass(frozen=True)
class Lexicon:
    """All word lists of one reader; immutable, so a reader may be shared between threads."""

    units: dict[str, Unit]
    governors: dict[str, Governor]
    names: frozenset[str]
    scopes: dict[str, str]
    traditional: dict[str, str] = field(repr=False)

    @classmethod
    def load(cls, extra: Path | None = None) -> "Lexicon":
        """The shipped lists, with the lines of a zone's own folder added."""
        folders = [WORDS, *([extra] if extra else [])]
        units: dict[str, Unit] = {}
        governors: dict[str, Governor] = {}
        names: set[str] = set()
        scopes: dict[str, str] = {}
        traditional: dict[str, str] = {}
        for folder in folders:
            for printed, base, factor, dimension, guard in entries(folder, "units.tsv"):
                units[printed] = Unit(printed, base, Fraction(factor), dimension, False, tuple(guard.split()))
            for printed, goods, guard, *_ in entries(folder, "classifiers.tsv"):
                units[printed] = Unit(
                    printed, printed, Fraction(1), "count", bool(goods), tuple(guard.split())
                )
            for word, role, sign, canonical, flavour in entries(folder, "governors.tsv"):
                governors[word] = Governor(word, role, {"+": 1, "-": -1}.get(sign, 0), canonical, flavour)
            names.update(row[0] for row in entries(folder, "names.tsv"))
            scopes.update((row[0], row[1] or row[0]) for row in entries(folder, "places.tsv"))
            traditional.update((row[0], row[1]) for row in entries(folder, "traditional.tsv"))
        return cls(units, governors, frozenset(names), scopes, traditional)

    @cached_property
    def decimal_factors(self) -> dict[str, Decimal]:
        """Factors as decimals of 28 digits (亩 is the only one that is cut)."""
        return {
            printed: Decimal(unit.factor.numerator) / Decimal(unit.factor.denominator)
            for printed, unit in self.units.items()
        }


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """The lexicon that comes with the package."""
    return Lexicon.load()
