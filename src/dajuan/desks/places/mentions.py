"""Which rows of which ledgers say that they are at a place, by the columns that say where."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dajuan.desks.registers import contents
from dajuan.desks.registers.sections import Section, section
from dajuan.ledger.definition import LEDGERS, Column, LedgerDefinition, Row


@dataclass
class Layer:
    """One ledger on the map: rows and what they measure by area, and the rows that name no area."""

    definition: LedgerDefinition
    counts: Counter[str] = field(default_factory=Counter)
    amounts: dict[str, Decimal] = field(default_factory=dict)
    unplaced: list[Row] = field(default_factory=list)

    @property
    def measure(self) -> Column | None:
        """The column with a unit that is added up by area; None where nothing is."""
        return next((column for column in self.definition.columns if column.unit), None)

    @property
    def total(self) -> int:
        return self.counts.total() + len(self.unplaced)


def where(ledger: LedgerDefinition) -> list[Column]:
    """The columns that say where a row is."""
    return [column for column in ledger.columns if column.place and not column.personal]


def placed_ledgers() -> list[LedgerDefinition]:
    """Ledgers that say where and can be listed."""
    return [ledger for ledger in LEDGERS if where(ledger) and ledger.present]


def is_of_places(ledger: LedgerDefinition) -> bool:
    """Whether its rows are places themselves: facilities and works, not what happened or lives there."""
    return contents.title_column(ledger) in where(ledger)


def layer(ledger: LedgerDefinition, names: Sequence[str]) -> Layer:
    """``names`` of the map's features, the longest first. Call inside ``read_tx``."""
    found, columns = Layer(ledger), where(ledger)
    for row in contents.rows_of(ledger):
        texts = [str(row.get(column.field) or "") for column in columns]
        area = next((name for name in names if any(says(text, name) for text in texts)), "")
        if not area:
            found.unplaced.append(row)
            continue
        found.counts[area] += 1
        amount = row.get(found.measure.field) if found.measure else None
        if isinstance(amount, (int, Decimal)):
            found.amounts[area] = found.amounts.get(area, Decimal(0)) + amount
    return found


def says(text: str, name: str) -> bool:
    """Whether the words of a row name the place: 充电点1 is not named by 充电点10.

    >>> says("示范东苑社区12号", "示范东苑社区"), says("充电点10", "充电点1"), says("充电点1", "充电点1")
    (True, False, True)
    """
    start = text.find(name) if name else -1
    while start >= 0:
        after = text[start + len(name) : start + len(name) + 1]
        if not (_is_latin(name[-1]) and after and _is_latin(after)):
            return True
        start = text.find(name, start + 1)
    return False


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


@dataclass(frozen=True)
class Known:
    """Everything about a place: ``own`` are the rows called by its name (ledger, row), ``sections`` all rows
    that mention it, ``at`` the words its own rows say where it is."""

    name: str
    own: Sequence[tuple[LedgerDefinition, Row]]
    sections: Sequence[Section]
    at: Sequence[str]


def known(name: str) -> Known | None:
    """None for a place that no ledger mentions. Call inside ``read_tx``."""
    own: list[tuple[LedgerDefinition, Row]] = []
    sections, at = [], Counter[str]()
    for ledger in placed_ledgers():
        columns, title = where(ledger), contents.title_column(ledger)
        rows = [row for row in contents.rows_of(ledger) if _mentions(row, columns, name)]
        if not rows:
            continue
        sections.append(section(ledger, rows, asked=name))
        if title in columns:
            own += [(ledger, row) for row in rows if row.get(title.field) == name]
    for ledger, row in own:
        at.update(text for c in where(ledger) if (text := str(row.get(c.field) or "")) and text != name)
    return Known(name, own, sections, list(at)) if sections else None


def _mentions(row: Row, columns: Iterable[Column], name: str) -> bool:
    return any(says(str(row.get(column.field) or ""), name) for column in columns)


def named_like(words: str, limit: int) -> list[tuple[str, LedgerDefinition]]:
    """Places whose name holds the words, with the ledger they are listed in. Call inside ``read_tx``."""
    found: dict[str, LedgerDefinition] = {}
    wanted = words.casefold()
    for ledger in placed_ledgers():
        title = contents.title_column(ledger)
        if not is_of_places(ledger):
            continue
        for row in contents.rows_of(ledger):
            name = str(row.get(title.field) or "")
            if name and wanted in name.casefold():
                found.setdefault(name, ledger)
                if len(found) == limit:
                    return list(found.items())
    return list(found.items())


def areas(names: Sequence[str]) -> list[str]:
    """Names of the map's features, or without a map the words that several rows give as their place."""
    if names:
        return list(names)
    said: Counter[str] = Counter()
    for ledger in placed_ledgers():
        title = contents.title_column(ledger)
        fields = [column.field for column in where(ledger) if column is not title]
        said.update(str(row[name]) for row in contents.rows_of(ledger) for name in fields if row.get(name))
    return [name for name, count in said.most_common(40) if count > 1]
