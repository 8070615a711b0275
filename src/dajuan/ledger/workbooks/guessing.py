"""Columns nobody named outright: what their titles are like, and whether their cells are of that kind."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from dajuan.kernel.codes import credit_code_fault, is_project_code, repaired_project_code, tidy
from dajuan.ledger.definition import Column, Kind
from dajuan.ledger.staged import Cell, raw_text
from dajuan.ledger.workbooks.dates import parse_day, parse_moment, parse_month
from dajuan.ledger.workbooks.header import Path
from dajuan.ledger.workbooks.titles import folded
from dajuan.ledger.workbooks.wordings import GUESSED_FROM, likeness_of

_MOSTLY = 0.6  # of them must be of the kind
_NEARLY_ALL = 0.8
_TAIL = 2  # characters behind a word of a choice: 签约一批
_LISTED = re.compile(r"[/、或]")
_MOST_GUESSES = 40
_ANY_YEAR = 2000  # for days that name none
_CODES: frozenset[Kind] = frozenset({"project_code", "credit_code"})
_SEEN_IN_CELLS = 0.9
_DIGITS = frozenset("0123456789.,-+%")
_UNITS = frozenset("¥￥约亿万千百元个米公里平方亩处座%")
_YES_OR_NO = frozenset("是否有无√×✓✔已未yn10")


def guesses(
    paths: Mapping[int, Path], absent: Sequence[Column], cells: Callable[[int], list[Cell]]
) -> dict[str, int]:
    """Field -> the one unknown column that is most like it, by title or by the codes in its cells.

    Where two fields or two columns claim the same, nobody gets it: a person decides. A column whose
    cells are of another kind than the field claims nothing.
    """
    claims: dict[int, list[tuple[float, str]]] = {}
    for place, path in list(paths.items())[:_MOST_GUESSES]:
        below = [cell for cell in cells(place) if cell != ""]
        for column in absent:
            likeness = max(likeness_of(path, column), _named_by_choices(path, column))
            if _alone(column, absent) and _tells(below, column):
                likeness = max(likeness, _SEEN_IN_CELLS)
            if likeness >= GUESSED_FROM and _fits(below, column):
                claims.setdefault(place, []).append((likeness, column.field))
    best = {place: max(fields) for place, fields in claims.items()}
    found: dict[str, int] = {}
    for place, (likeness, name) in best.items():
        tied = any(value == likeness and field != name for value, field in claims[place])
        rivals = any(p != place and o == name and value >= likeness for p, (value, o) in best.items())
        if not tied and not rivals:
            found[name] = place
    return found


def counts_rows(cells: Collection[Cell]) -> bool:
    """Whether a column merely counts the rows: 1, 2, 3."""
    texts = [raw_text(cell) for cell in cells if cell != ""]
    numbers = [text for text in texts if text.isdigit()]
    return bool(numbers) and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _fits(cells: Sequence[Cell], column: Column, share: float = _MOSTLY) -> bool:
    """Whether that share of the cells could be of the column's kind; a column without cells could be any."""
    test = _TESTS.get(column.kind)
    return test is None or sum(test(cell, column) for cell in cells) >= len(cells) * share


def _alone(column: Column, absent: Sequence[Column]) -> bool:
    """Whether no other absent column has cells that look the same."""
    return [c for c in absent if c.kind == column.kind] == [column]


def _tells(cells: Sequence[Cell], column: Column) -> bool:
    """Whether the cells themselves say what the column is: they are all codes, or words of its choice."""
    if column.kind == "choice":
        words = tuple(word for word, _ in column.choices if len(word) > 1)
        chosen = [text for cell in cells if (text := folded(raw_text(cell))).startswith(words)]
        short = [text for text in chosen if any(text[: -n or None] in words for n in range(_TAIL + 1))]
        return len({text[:2] for text in short}) > 1 and len(short) >= len(cells) * _NEARLY_ALL
    return bool(cells) and column.kind in _CODES and _fits(cells, column, _NEARLY_ALL)


def _named_by_choices(path: Path, column: Column) -> float:
    """签约/开工/投产: a title that lists what may be chosen."""
    parts = _LISTED.split(folded(path[-1])) if path else []
    listed = sum(any(part.startswith(word) for word, _ in column.choices if len(word) > 1) for part in parts)
    return _SEEN_IN_CELLS if listed > 1 and listed == len(parts) else 0.0


def _number(cell: Cell, column: Column) -> bool:
    del column
    return not set(folded(raw_text(cell))) - _DIGITS - _UNITS


def _chosen(cell: Cell, column: Column) -> bool:
    text = folded(raw_text(cell))
    return any(word in text for word, _ in column.choices)


def _flag(cell: Cell, column: Column) -> bool:
    del column
    return folded(raw_text(cell))[:1].lower() in _YES_OR_NO


def _project_code(cell: Cell, column: Column) -> bool:
    del column
    code = tidy(raw_text(cell))
    return is_project_code(code) or bool(repaired_project_code(code))


_TESTS: dict[str, Callable[[Cell, Column], bool]] = {
    "date": lambda cell, _: parse_day(cell, _ANY_YEAR) is not None,
    "moment": lambda cell, _: parse_moment(cell, _ANY_YEAR) is not None,
    "month": lambda cell, _: parse_month(cell, _ANY_YEAR) is not None,
    "money": _number,
    "number": _number,
    "integer": _number,
    "choice": _chosen,
    "flag": _flag,
    "project_code": _project_code,
    "credit_code": lambda cell, _: not credit_code_fault(tidy(raw_text(cell))),
}
