"""Markdown with bound figures, composed into a document.

``{P003}`` prints a figure. ``{P010.*}`` prints all variants of a breakdown, ``在建142个、…``;
``{B008.*|第*期}`` says how a variant is named (``*`` is what the star stood for, ``@`` the day it is
read at), and ``{O018|第一方阵}`` in which words a yes-or-no figure is printed. A line that begins with ``{?P003 P004}`` is printed only when all of these have a value, one
that begins with ``{!P003}`` only when one has none; ``{?O018=1}`` asks for a value. Lines of one
paragraph are joined. ``##`` and ``###`` are numbered 一、 and （一）; ``>`` is a note. Nothing else of
Markdown is read, so no text can turn into markup.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from markdown_it import MarkdownIt

from dajuan.answers.bound import BoundFigure
from dajuan.answers.document import Block, Bound, Document, Kind, Run, Text, chinese_ordinal

_BRACES = re.compile(r"\{([^{}]*)\}")
_KEY = re.compile(r"[A-Z]\d{3}(?:\.[^\s|={}]+)?")
_CONDITION = re.compile(r"^\{([?!])([^{}]+)\}\s*")
_READER = MarkdownIt("zero").enable(["heading", "blockquote"])
_HEADINGS = {"h2": Kind.CHAPTER, "h3": Kind.SECTION}

Figures = Mapping[str, BoundFigure]


@dataclass(frozen=True)
class _Line:
    """A line of the source: its text, and the conditions on which it is printed."""

    text: str
    sign: str = ""
    conditions: tuple[str, ...] = ()

    @classmethod
    def parse(cls, line: str) -> "_Line":
        condition = _CONDITION.match(line)
        if condition is None:
            return cls(line)
        return cls(line[condition.end() :], condition[1], tuple(condition[2].split()))

    @property
    def depends(self) -> tuple[str, ...]:
        keys = (condition.partition("=")[0] for condition in self.conditions)
        return tuple(key for key in keys if "*" not in key)

    def wanted(self, figures: Figures) -> bool:
        met = all(_met(condition, figures) for condition in self.conditions)
        return met if self.sign == "?" else not met if self.sign else True


def compose(title: str, text: str, figures: Figures) -> Document:
    """Builds the document from the figures there are (by key).

    ValueError for a brace that is no binding, so that a typing error never reaches paper.
    """
    chapters = sections = 0
    blocks: list[Block] = []
    for kind, lines in _read(text):
        wanted = [line for line in lines if line.wanted(figures)]
        if not wanted:
            continue
        number = ""
        if kind is Kind.CHAPTER:
            chapters, sections = chapters + 1, 0
            number = f"{chinese_ordinal(chapters)}、"
        elif kind is Kind.SECTION:
            sections += 1
            number = f"（{chinese_ordinal(sections)}）"
        runs = tuple(run for line in wanted for run in _runs(line.text, figures))
        depends = tuple(key for line in wanted for key in line.depends)
        blocks.append(Block(kind, runs, number, depends))
    return Document(title, tuple(blocks))


def bound_numbers(text: str) -> set[str]:
    """Numbers of all indicators a sheet's text names, conditions included."""
    return {key.partition(".")[0] for braces in _BRACES.findall(text) for key in _KEY.findall(braces)}


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[tuple[Kind, tuple[_Line, ...]], ...]:
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[tuple[Kind, tuple[_Line, ...]]]:
    kind, quoted = Kind.PARAGRAPH, False
    for token in _READER.parse(text):
        if token.type == "heading_open":
            if token.tag not in _HEADINGS:
                raise ValueError(f"标题只用两级（## 和 ###），不能用 {token.markup}")
            kind = _HEADINGS[token.tag]
        elif token.type == "paragraph_open":
            kind = Kind.NOTE if quoted else Kind.PARAGRAPH
        elif token.type in ("blockquote_open", "blockquote_close"):
            quoted = token.type == "blockquote_open"
        elif token.type == "inline":
            yield kind, tuple(_Line.parse(line) for line in token.content.split("\n"))


def _met(condition: str, figures: Figures) -> bool:
    key, asked, wanted = condition.partition("=")
    if "*" in key:
        return any(figure.value is not None for _, figure in _variants(key, figures))
    value = figures[key].value if key in figures else None
    return value is not None and (not asked or value == Decimal(wanted))


def _runs(text: str, figures: Figures) -> Iterator[Run]:
    end = 0
    for found in _BRACES.finditer(text):
        if found.start() > end:
            yield Text(text[end : found.start()])
        yield from _bound(found[1], figures)
        end = found.end()
    if end < len(text):
        yield Text(text[end:])


def _bound(inner: str, figures: Figures) -> Iterator[Run]:
    key, _, name = inner.partition("|")
    if not _KEY.fullmatch(key):
        raise ValueError(f"“{{{inner}}}”不是数字的绑定")
    if "*" not in key:
        if any(character.isdigit() for character in name):
            raise ValueError(f"“{{{inner}}}”里不能写数字，数字由指标给出")
        yield Bound(key, name)
        return
    variants = list(_variants(key, figures))
    if not variants:
        yield Bound(key)
    for place, (star, figure) in enumerate(variants):
        day = f"{figure.at.month}月{figure.at.day}日" if figure.at else ""
        named = (name or "*").replace("*", star).replace("@", day)
        yield Text(("、" if place else "") + named)
        yield Bound(figure.key)


def _variants(key: str, figures: Figures) -> Iterator[tuple[str, BoundFigure]]:
    """What the star stands for in each key that fits, in the order the figures come."""
    before, _, after = key.partition("*")
    for candidate, figure in figures.items():
        star = candidate[len(before) : len(candidate) - len(after)]
        if star and candidate == before + star + after:
            yield star, figure
