"""The glossary, made from the code itself: one English word for one Chinese word, and the reverse."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from django.apps import apps
from django.db.models import Choices, Field

from dajuan.answers.definition import SHEETS
from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.gaps import GAPS
from dajuan.indicators.pictures import PICTURES
from dajuan.indicators.themes import THEMES
from dajuan.kernel.room import ROOMS
from dajuan.ledger.cube import CUBES
from dajuan.ledger.definition import LEDGERS

HEADING = """# 术语表 · Glossary

由代码生成（`make glossary`），测试保证一词一译。Generated from the code; a test keeps one word for one thing.
"""


class Labelled(Protocol):
    """A definition that is called by its code in the program and by its label among people."""

    @property
    def code(self) -> str: ...
    @property
    def label(self) -> str: ...


_SHELVES: Mapping[str, Iterable[Labelled]] = {
    "立方 · cube": CUBES,
    "台账 · ledger": LEDGERS,
    "答卷 · sheet": SHEETS,
    "房间 · room": ROOMS,
    "专题 · theme": THEMES,
    "缺口 · gap": GAPS,
    "图 · picture": PICTURES,
}


class Term(NamedTuple):
    """A Chinese word, its identifier, and what kind of thing it names."""

    kind: str
    chinese: str
    identifier: str


def terms() -> Iterator[Term]:
    """Every machine, class, enum member and definition that has a Chinese label."""
    for config in apps.get_app_configs():
        if config.name.startswith("dajuan."):
            yield Term("机器 · machine", str(config.verbose_name), config.label)
            for model in config.get_models():
                yield Term("类 · class", str(model._meta.verbose_name), model.__name__)
                for field in model._meta.get_fields():
                    yield from _members(field)
    yield from _definitions()


def _definitions() -> Iterator[Term]:
    for indicator in INDICATORS:
        yield Term("指标 · indicator", indicator.heading, f"{indicator.number} {indicator.name}")
    for kind, shelf in _SHELVES.items():
        for item in shelf:
            yield Term(kind, item.label, item.code)


def _members(field: object) -> Iterator[Term]:
    if isinstance(field, Field) and field.choices:
        kind = f"取值 · {field.model.__name__}.{field.name}"
        for value, label in field.flatchoices:
            yield Term(kind, str(label), str(value.value if isinstance(value, Choices) else value))


def glossary() -> str:
    """The whole page as Markdown, by kind."""
    kinds: dict[str, dict[tuple[str, str], None]] = {}
    for term in terms():
        kinds.setdefault(term.kind, {})[term.chinese, term.identifier] = None
    parts = [HEADING]
    for kind, pairs in kinds.items():
        rows = "\n".join(f"| {chinese} | `{identifier}` |" for chinese, identifier in pairs)
        parts.append(f"\n## {kind}\n\n| 中文 | identifier |\n|---|---|\n{rows}\n")
    return "".join(parts)
