"""The small tree every form of a sheet is made from: title, blocks, runs of text and figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is on the page."""

    CHAPTER = "chapter"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    text: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure in its place, by key; what it prints is looked up among the sheet's figures, unless
    the text has ``words`` for it (a yes-or-no figure)."""

    key: str
    words: str = ""


Run = Text | Bound


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its number (一、 or （一）), a paragraph, or a note.

    ``depends`` are the keys of the figures that decided whether the block is printed.
    """

    kind: Kind
    runs: tuple[Run, ...]
    number: str = ""
    depends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A composed sheet."""

    title: str
    blocks: tuple[Block, ...]

    def figure_keys(self) -> tuple[str, ...]:
        """Figures in the order they are first printed or decide what is, each once."""
        return tuple(dict.fromkeys(self._keys()))

    def _keys(self) -> Iterator[str]:
        for block in self.blocks:
            yield from block.depends
            yield from (run.key for run in block.runs if isinstance(run, Bound))


def chinese_ordinal(number: int) -> str:
    """一 … 九十九.

    >>> chinese_ordinal(21)
    '二十一'
    """
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{digits[tens]}十")
    return head + (digits[ones] if ones else "")
