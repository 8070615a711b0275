"""The documentation agrees with the code."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from dajuan.desks.glossary import glossary, terms

REPOSITORY = Path(__file__).parents[2]
PAGES = sorted(
    [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md"), *REPOSITORY.glob("benchmarks/**/*.md")]
)
LINK = re.compile(r"\]\(([^)#]+)\)")


def test_the_glossary_is_the_one_the_code_makes() -> None:
    written = (REPOSITORY / "docs/glossary.md").read_text(encoding="utf-8")
    assert written == glossary(), "run `make glossary`"


def test_one_word_for_one_thing() -> None:
    by_chinese: dict[tuple[str, str], set[str]] = defaultdict(set)
    by_identifier: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, chinese, identifier in terms():
        by_chinese[kind, chinese].add(identifier)
        by_identifier[kind, identifier].add(chinese)
    assert [key for key, words in {**by_chinese, **by_identifier}.items() if len(words) > 1] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_decision_and_every_how_to_is_listed() -> None:
    decisions = (REPOSITORY / "docs/adr/README.md").read_text(encoding="utf-8")
    assert [p.name for p in REPOSITORY.glob("docs/adr/0*.md") if f"]({p.name})" not in decisions] == []
    for readme, chinese in (("README.md", False), ("README.zh.md", True)):
        listed = (REPOSITORY / readme).read_text(encoding="utf-8")
        pages = [p for p in REPOSITORY.glob("docs/how-to/*.md") if p.name.endswith(".zh.md") is chinese]
        assert [p.name for p in pages if f"](docs/how-to/{p.name})" not in listed] == []
