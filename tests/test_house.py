"""The walls of the house: sizes, names, types, and which way foreign keys point."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.apps import apps
from django.db.models import Field, JSONField, Model

Node = TypeVar("Node", bound=ast.AST)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "dajuan"
PLACES = (SOURCE, ROOT / "config", ROOT / "tests", ROOT / "tools", ROOT / "benchmarks")
FILES = sorted(path for place in PLACES for path in place.rglob("*.py") if path.parent.name != "migrations")
#: Lowest last, as in the import-linter contract.
STOREYS = (
    "desks",
    "demo",
    "rooms",
    "answers",
    "indicators",
    "projects registers matters duties",
    "org",
    "ledger",
    "store",
)
BANNED = {"utils", "util", "helpers", "helper", "common", "services", "service", "misc", "tools"}
#: JSON columns hide their shape; each one here has a reason: a raw row, a ledger document.
JSON_ALLOWED = {"ledger.Record.document", "ledger.Entry.raw"}


def _own_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("dajuan.")]


def _storey(model: type[Model]) -> int:
    machine = model.__module__.split(".")[1]
    return next(place for place, storey in enumerate(STOREYS) if machine in storey.split())


def _fields(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.get_fields() if isinstance(field, Field) and field.concrete]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _nodes(path: Path, *kinds: type[Node]) -> Iterator[Node]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, kinds))


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def _typed(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    free = [a for a in named if a and a.annotation is None and a.arg not in ("self", "cls")]
    return function.returns is not None and not free


def refuse(found: list[str]) -> None:
    """Shows all of them at once, not the first."""
    assert not found, "\n" + "\n".join(found)


def _name(path: Path, item: object = "") -> str:
    return f"{path.relative_to(ROOT)} {item}".strip()


def test_files_are_short() -> None:
    def limit(path: Path) -> int:
        return 400 if ROOT / "tests" in path.parents else 250

    refuse([_name(path) for path in FILES if _lines(path) > limit(path)])


def test_templates_are_short() -> None:
    templates = [path for kind in ("html", "jinja", "typ", "txt") for path in SOURCE.rglob(f"*.{kind}")]
    refuse([_name(path) for path in templates if _lines(path) > 120])


def test_functions_and_classes_are_short() -> None:
    long = [_name(p, n.name) for p in FILES for n in _nodes(p, *FUNCTIONS) if _length(n) > 40]
    long += [_name(p, n.name) for p in FILES for n in _nodes(p, ast.ClassDef) if _length(n) > 150]
    refuse(long)


def test_every_function_says_its_types() -> None:
    refuse([_name(p, f.name) for p in FILES for f in _nodes(p, *FUNCTIONS) if not _typed(f)])


def test_files_are_named_for_what_is_inside() -> None:
    inside = [path.relative_to(ROOT) for path in FILES if ROOT / "tools" not in path.parents]
    refuse([str(path) for path in inside if BANNED & {*path.parts, path.stem}])


def test_foreign_keys_point_down() -> None:
    own = _own_models()
    upward = [
        f"{field} -> {field.related_model._meta.label}"
        for model in own
        for field in _fields(model)
        if field.related_model in own and _storey(field.related_model) < _storey(model)
    ]
    refuse(upward)


def test_models_have_few_columns_and_no_hidden_shape() -> None:
    own = _own_models()
    refuse([model._meta.label for model in own if len(_fields(model)) > 20])
    hidden = {str(f) for m in own for f in _fields(m) if isinstance(f, JSONField)}
    refuse(sorted(hidden - JSON_ALLOWED))


def test_models_and_columns_have_chinese_labels() -> None:
    own = _own_models()
    shown = [field for model in own for field in _fields(model) if not field.primary_key]
    refuse([str(field) for field in shown if str(field.verbose_name).isascii()])
    refuse([model._meta.label for model in own if str(model._meta.verbose_name).isascii()])


def test_the_rules_see_what_they_forbid(tmp_path: Path) -> None:
    """A rule that matches nothing would pass for ever."""
    sample = tmp_path / "sample.py"
    sample.write_text("def bare(x):\n" + "    x += 1\n" * 40 + "\n\ndef good(x: int) -> int:\n    return x\n")
    bare, good = _nodes(sample, *FUNCTIONS)
    assert (_length(bare), _typed(bare), _length(good), _typed(good)) == (41, False, 2, True)
    assert len(FILES) > 50
    assert len(_own_models()) > 10
