"""Rows of a workbook between reading and publishing: typed columns, sparse findings, no database."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from dajuan.ledger.rows import Rows

#: A cell as the reader hands it over; a date is (year, month, day), with a time six numbers.
Cell = str | float | bool | tuple[int, ...]
Effect = Literal["row_rejected", "cell_rejected", "warning"]
Key = tuple[object, ...]
#: What is known of a ledger: key -> one value of it.
Facts = Mapping[Key, object]

#: More findings than a person can read are counted, not listed.
MAX_FINDINGS = 20_000
#: What a finding says instead of a personal value.
PERSONAL = "（个人信息）"


#: The one sheet of a CSV.
CSV_SHEET = "csv"


def sheet_title(sheet: str, file: str) -> str:
    """How a sheet is called on pages: a CSV has no name of its own and goes by its file's."""
    return file if sheet == CSV_SHEET else sheet


def letter_of(column: int) -> str:
    """Column letter of a zero-based index: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def raw_text(cell: Cell) -> str:
    """A cell as a person reads it on the sheet: 118450, -8600.5, 2021/1/15, 2022/04/06 23:54."""
    if type(cell) is str:
        return cell
    if type(cell) is tuple:
        if len(cell) == 3:
            return f"{cell[0]}/{cell[1]}/{cell[2]}"
        return f"{cell[0]}/{cell[1]:02}/{cell[2]:02} {cell[3]:02}:{cell[4]:02}"
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    text = repr(cell)
    return format(Decimal(text), "f") if "e" in text else text.removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to tell the sender about one cell (``row`` 1-based; 0 for a whole sheet or file)."""

    sheet: str
    row: int
    column: str
    header: str
    kind: str
    effect: Effect
    value: str | None
    reason: str

    @property
    def cell(self) -> str:
        return f"{self.column}{self.row}" if self.row and self.column else ""

    def as_json(self) -> dict[str, object]:
        """As ``dajuan import --json`` prints it."""
        return {
            "sheet": self.sheet,
            "cell": self.cell or None,
            "row": self.row or None,
            "column": self.column or None,
            "header": self.header or None,
            "kind": self.kind,
            "effect": self.effect,
            "value": self.value,
            "reason": self.reason,
        }


@dataclass
class StagedSheet:
    """One recognised sheet: its data rows column by column.

    ``values[field][i]`` belongs to sheet row ``rows[i]`` whose raw cells are ``raw[i]``; ``places`` and
    ``headers`` say where a field stands and under which title; ``constants`` hold for every row
    (the month in the title); ``factors`` are yuan per unit of a money column, or units kept per unit
    stated; values of ``personal`` fields are not repeated in findings.
    """

    name: str
    ledger: str
    places: dict[str, int]
    headers: dict[str, str]
    rows: list[int]
    raw: list[list[Cell]]
    values: dict[str, list[object]] = field(default_factory=dict)
    constants: dict[str, object] = field(default_factory=dict)
    factors: dict[str, Decimal] = field(default_factory=dict)
    reported_on: date | None = None
    rejected: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    unlisted: int = 0
    personal: frozenset[str] = frozenset()

    def good(self) -> Iterator[int]:
        """Indexes of the rows that stand."""
        return (i for i in range(len(self.rows)) if i not in self.rejected)

    def column(self, name: str) -> list[object]:
        """The values of a field, or its constant for every row; None where the sheet has neither."""
        return self.values.get(name) or [self.constants.get(name)] * len(self.rows)

    def keys(self, names: tuple[str, ...]) -> list[tuple[object, ...]]:
        """The values of several fields, row by row."""
        return list(zip(*map(self.column, names), strict=True))

    def find(self, index: int, name: str, kind: str, effect: Effect, reason: str) -> None:
        """Reports on a cell; a rejected cell counts as empty, a rejected row not at all."""
        place = self.places.get(name)
        raw = self.raw[index]
        cell = raw[place] if place is not None and place < len(raw) else ""
        cell = PERSONAL if cell != "" and name in self.personal else cell
        if effect == "row_rejected":
            self.rejected.add(index)
        elif effect == "cell_rejected":
            self.values[name][index] = None
        self.report(
            Finding(
                self.name,
                self.rows[index],
                letter_of(place) if place is not None else "",
                self.headers.get(name, ""),
                kind,
                effect,
                None if cell == "" else raw_text(cell),
                reason,
            )
        )

    def report(self, finding: Finding) -> None:
        """Lists a finding, or counts it when there are too many."""
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(finding)
        else:
            self.unlisted += 1

    def mappings(self, entries: Sequence[int], fallback: date) -> Rows:
        """Typed values of every good row, with ``reported_on`` and the ``entry_id`` of the row."""
        day = self.reported_on or fallback
        columns: dict[str, list[object]] = {"entry_id": list(entries), **self.values}
        for name, value in {"reported_on": day, **self.constants}.items():
            columns.setdefault(name, [value] * len(self.rows))
        columns["reported_on"] = [day if value is None else value for value in columns["reported_on"]]
        rows = Rows(columns, len(self.rows))
        return rows.pick(list(self.good())) if self.rejected else rows


class Knowledge:
    """What rules may look up: known keys and values per ledger. ``home`` gives what is known at home of the
    ledgers it names; nothing is read before somebody asks for it."""

    def __init__(self, home: Mapping[str, Callable[[], Facts]] | None = None) -> None:
        self._home = dict(home or {})
        self._known: dict[str, dict[Key, object]] = {}
        self._news: dict[str, list[Iterable[tuple[Key, object]]]] = {}

    def of(self, ledger: str) -> Facts:
        """Keys with their values."""
        if ledger not in self._known:
            at_home = self._home.get(ledger)
            self._known[ledger] = dict(at_home()) if at_home else {}
        for facts in self._news.pop(ledger, ()):
            self._known[ledger].update(facts)
        return self._known[ledger]

    def learn(self, ledger: str, facts: Iterable[tuple[Key, object]]) -> None:
        """Adds keys with their values, taken from ``facts`` when they are first asked for; later ones win."""
        self._news.setdefault(ledger, []).append(facts)
