"""Texts kept beside the program: read back by the next process, never mistaken for one another."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.statements import Leaf, aggregate_sql
from dajuan.kernel import kept_text as keeping
from dajuan.kernel import shelf
from dajuan.kernel.kept_text import identity, kept_text


class _Program:
    """A function of the program, and how often its text was really made."""

    def __init__(self) -> None:
        self.made = 0

    def start(self) -> Callable[..., str]:
        """As a new process finds it: nothing in memory."""

        def text(*words: object) -> str:
            self.made += 1
            return f"文本 {words!r}"

        keeping._folder.cache_clear()
        return kept_text(text)


@pytest.fixture
def zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A zone's own package with a definition on a shelf; texts lie beside it."""
    package = tmp_path / "zone_of_this_test"
    package.mkdir()
    (package / "__init__.py").write_text(
        "from types import SimpleNamespace\nfrom dajuan.kernel.shelf import Shelf\n"
        "Shelf('试').put(SimpleNamespace(code='one'))\n"
    )
    monkeypatch.setattr(keeping, "CACHE", tmp_path / "__pycache__")
    monkeypatch.setattr(shelf, "_packages", set())
    monkeypatch.syspath_prepend(tmp_path)
    import_module(package.name)
    yield package
    del sys.modules[package.name]
    keeping._folder.cache_clear()


def test_the_next_process_reads_what_this_one_made(zone: Path) -> None:
    program = _Program()
    assert program.start()("甲") == program.start()("甲") == "文本 ('甲',)"
    assert program.made == 1
    assert program.start()("乙") == "文本 ('乙',)"
    assert program.made == 2


def test_a_changed_definition_makes_its_own(zone: Path) -> None:
    program = _Program()
    program.start()("甲")
    (zone / "terms.py").write_text("A = 2\n")
    program.start()("甲")
    assert program.made == 2
    (zone / "terms.py").unlink()
    program.start()("甲")
    assert program.made == 2  # as it was before: its texts are still there


def test_texts_of_programs_long_gone_go(zone: Path) -> None:
    program = _Program()
    for number in range(9):
        (zone / "terms.py").write_text(f"A = {number}\n")
        program.start()("甲")
    assert len(list(keeping.CACHE.iterdir())) == 5


def test_where_nobody_may_write_the_text_is_made(zone: Path) -> None:
    keeping.CACHE.write_text("no folder")
    program = _Program()
    assert program.start()("甲") == program.start()("甲")
    assert program.made == 2


def test_what_is_no_part_of_the_program_is_not_kept(zone: Path) -> None:
    def condition() -> None:
        """Where it comes from, no source of the program tells."""

    program = _Program()
    for _ in range(2):
        program.start()(condition)
    assert program.made == 2


def test_a_definition_put_by_no_file_keeps_nothing_from_then_on(zone: Path) -> None:
    program = _Program()
    text = program.start()
    text("甲")
    exec("put()", {"__name__": "typed_by_hand", "put": _put_another})
    text("乙")
    program.start()("乙")
    assert program.made == 3


def _put_another() -> None:
    shelf.Shelf("试").put(SimpleNamespace(code="another"))


def test_measures_of_one_identity_say_the_same() -> None:
    texts: dict[str, set[str]] = defaultdict(set)
    make = aggregate_sql.__wrapped__  # what is behind the keeping
    for indicator in INDICATORS:
        for measure in indicator.measures.values():
            texts[identity(measure)].add(make(measure.cube, (Leaf(("", ""), measure),)))
    assert len(texts) > 100
    assert [found for found in texts.values() if len(found) > 1] == []
