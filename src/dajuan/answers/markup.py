"""Markdown with bound figures, composed into a document.

``{P003}`` prints a figure. ``{P010.*}`` prints all variants of a breakdown, ``在建142个、…``;
``{B008.*|第*期}`` says how a variant is named (``*`` is what the star stood for). A paragraph that
begins with ``{?P003 P004}`` is printed only when all of these have a value, one that begins with
``{!P003}`` only when one has none; ``{?O018=1}`` asks for a value. ``##`` and ``###`` are numbered
一、 and （一）; ``>`` is a note. Nothing else of Markdown is read, so no text can turn into markup.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from markdown_it import MarkdownIt

from dajuan.answers.document import Block, Bound, Document, Kind, Run, Text, chinese_ordinal

_BRACES = re.compile(r"\{([^{}]*)\}")
_KEY = re.compile(r"[A-Z]\d{3}(?:\.[^\s|={}]+)?")
_CONDITION = re.compile(r"^\{([?!])([^{}]+)\}\s*")
_READER = MarkdownIt("zero").enable(["heading", "blockquote"])
_HEADINGS = {"h2": Kind.CHAPTER, "h3": Kind.SECTION}

Values = Mapping[str, Decimal | None]


@dataclass(frozen=True)
class _Paragraph:
    kind: Kind
    text: str
    sign: str = ""
    conditions: tuple[str, ...] = ()

    @property
    def depends(self) -> tuple[str, ...]:
        keys = (condition.partition("=")[0] for condition in self.conditions)
        return tuple(key for key in keys if "*" not in key)

    def wanted(self, values: Values) -> bool:
        met = all(_met(condition, values) for condition in self.conditions)
        return met if self.sign == "?" else not met if self.sign else True


def compose(title: str, text: str, values: Values) -> Document:
    """Builds the document from the figures there are (key to value).

    ValueError for a brace that is no binding, so that a typing error never reaches paper.
    """
    chapters = sections = 0
    blocks: list[Block] = []
    for part in _read(text):
        if not part.wanted(values):
            continue
        number = ""
        if part.kind is Kind.CHAPTER:
            chapters, sections = chapters + 1, 0
            number = f"{chinese_ordinal(chapters)}、"
        elif part.kind is Kind.SECTION:
            sections += 1
            number = f"（{chinese_ordinal(sections)}）"
        blocks.append(Block(part.kind, tuple(_runs(part.text, values)), number, part.depends))
    return Document(title, tuple(blocks))


def bound_numbers(text: str) -> set[str]:
    """Numbers of all indicators a sheet's text names, conditions included."""
    return {key.partition(".")[0] for braces in _BRACES.findall(text) for key in _KEY.findall(braces)}


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[_Paragraph, ...]:
    return tuple(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[_Paragraph]:
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
            content = token.content.replace("\n", "")
            condition = _CONDITION.match(content)
            if condition is None:
                yield _Paragraph(kind, content)
            else:
                keys = tuple(condition[2].split())
                yield _Paragraph(kind, content[condition.end() :], condition[1], keys)


def _met(condition: str, values: Values) -> bool:
    key, asked, wanted = condition.partition("=")
    if "*" in key:
        return any(value is not None for _, value in _variants(key, values))
    value = values.get(key)
    return value is not None and (not asked or value == Decimal(wanted))


def _runs(text: str, values: Values) -> Iterator[Run]:
    end = 0
    for found in _BRACES.finditer(text):
        if found.start() > end:
            yield Text(text[end : found.start()])
        yield from _bound(found[1], values)
        end = found.end()
    if end < len(text):
        yield Text(text[end:])


def _bound(inner: str, values: Values) -> Iterator[Run]:
    key, _, name = inner.partition("|")
    if not _KEY.fullmatch(key):
        raise ValueError(f"“{{{inner}}}”不是数字的绑定")
    if "*" not in key:
        yield Bound(key)
        return
    variants = [match for match, _ in _variants(key, values)]
    if not variants:
        yield Bound(key)
    for position, match in enumerate(variants):
        yield Text(("、" if position else "") + (name or "*").replace("*", match))
        yield Bound(key.replace("*", match))


def _variants(key: str, values: Values) -> Iterator[tuple[str, Decimal | None]]:
    """What the star stands for in each key that fits, in the order the figures come."""
    before, _, after = key.partition("*")
    for candidate, value in values.items():
        if candidate.startswith(before) and candidate.endswith(after):
            match = candidate[len(before) : len(candidate) - len(after)]
            if match and before + match + after == candidate:
                yield match, value
