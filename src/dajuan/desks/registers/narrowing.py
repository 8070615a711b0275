"""A ledger searched, filtered, sorted and summed, all from its definition."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.http import QueryDict

from dajuan.desks.registers.contents import is_number, is_personal, rows_of, said, title_column
from dajuan.ledger.definition import Column, LedgerDefinition, Row

#: Kinds whose cells come from a short list of words.
_LISTED = ("choice", "flag", "round", "month")
_MOST_WORDS, _MOST_FILTERS, _MOST_SHOWN, _MOST_MONEY = 30, 6, 6, 3
#: Text longer than this is prose.
_PROSE = 1000
_EMPTY = "未填"
#: What a row is about once more each month or half-year; its money is a level and does not add up over them.
_AGAIN = ("month", "period_end")


@dataclass(frozen=True)
class Asked:
    """What the address asks for. ``chosen`` maps fields to the word wanted; ``sort`` is a field, with a
    minus for falling order; ``wide`` shows every column."""

    q: str
    chosen: Mapping[str, str]
    sort: str
    wide: bool

    @classmethod
    def of(cls, query: QueryDict, definition: LedgerDefinition) -> "Asked":
        """Names that are no column are left out."""
        fields = {column.field for column in definition.columns}
        chosen = {name[2:]: str(value) for name, value in query.items() if name.startswith("f-") and value}
        sort = query.get("sort", "")
        return cls(
            q=query.get("q", "").strip(),
            chosen={name: word for name, word in chosen.items() if name in fields},
            sort=sort if sort.removeprefix("-") in fields else "",
            wide=query.get("columns") == "all",
        )

    def query(self, **changed: str) -> str:
        """The same question with some parts changed, as an address; always from page 1."""
        parts = {"q": self.q, "sort": self.sort, "columns": "all" if self.wide else ""}
        parts |= {f"f-{name}": word for name, word in self.chosen.items()}
        return urlencode({name: value for name, value in (parts | changed).items() if value})


@dataclass(frozen=True)
class Filter:
    """A column to choose by, with its words and how many rows have each."""

    column: Column
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Listing:
    """``matching`` in the order asked; ``whole`` counts the ledger; ``sums`` are in 元, without mere details;
    ``apart``: the rows are of several months, which are not summed."""

    definition: LedgerDefinition
    matching: Sequence[Row]
    whole: int
    details: int
    sums: Mapping[str, Decimal]
    apart: bool
    filters: tuple[Filter, ...]
    shown: tuple[Column, ...]


def listing(definition: LedgerDefinition, asked: Asked) -> Listing:
    """Everything the page and the export need. Call inside ``read_tx``."""
    rows = rows_of(definition)
    offered = _filters(definition, rows)
    matching = narrowed(definition, rows, asked)
    counted = [row for row in matching if not (definition.detail and row.get(definition.detail))]
    again = next((name for name in _AGAIN if name in definition.identity), "")
    apart = len({row.get(again) for row in counted}) > 1
    sums = {
        column.field: total
        for column in definition.columns
        if column.kind == "money" and not apart and (total := _sum(column, counted)) is not None
    }
    chosen = {one.column.field for one in offered}
    shown = _filled(definition, rows) if asked.wide else columns_worth(definition, rows, chosen)
    ordered = _sorted(definition, matching, asked.sort)
    return Listing(definition, ordered, len(rows), len(matching) - len(counted), sums, apart, offered, shown)


def narrowed(definition: LedgerDefinition, rows: Sequence[Row], asked: Asked) -> list[Row]:
    """The rows that match, in their own order."""
    found = list(rows)
    for name, word in asked.chosen.items():
        column = definition.column(name)
        if not is_personal(column):
            found = [row for row in found if (said(column, row.get(name)) or _EMPTY) == word]
    if asked.q:
        wanted = asked.q.casefold()
        searched = [c for c in definition.columns if not is_personal(c) and not is_number(c)]
        found = [row for row in found if _has(row, searched, wanted)]
    return found


def _has(row: Row, columns: Sequence[Column], wanted: str) -> bool:
    return any(wanted in said(column, row.get(column.field)).casefold() for column in columns)


def _sum(column: Column, rows: Sequence[Row]) -> Decimal | None:
    values = [value for row in rows if isinstance(value := row.get(column.field), Decimal)]
    return sum(values, Decimal(0)) if values else None


def _sorted(definition: LedgerDefinition, rows: list[Row], sort: str) -> Sequence[Row]:
    """Rows without the value last, whichever way; rows that are equal keep their order."""
    name = sort.removeprefix("-")
    if not name or is_personal(definition.column(name)):
        return rows
    have = [row for row in rows if row.get(name) not in (None, "")]
    bare = [row for row in rows if row.get(name) in (None, "")]
    have.sort(key=lambda row: row[name], reverse=sort.startswith("-"))  # type: ignore[arg-type,return-value]
    return [*have, *bare]


def _filters(definition: LedgerDefinition, rows: Sequence[Row]) -> tuple[Filter, ...]:
    """Listed kinds first, then columns that are written once for many rows, then other short texts."""
    title = title_column(definition).field
    candidates = [
        column
        for column in definition.columns
        if not is_personal(column)
        and column.field != title
        and (column.kind in _LISTED or (column.kind == "text" and column.limit < _PROSE))
    ]
    candidates.sort(key=lambda column: (column.kind not in _LISTED, not column.carried))
    found = []
    for column in candidates:
        words = Counter(said(column, row.get(column.field)) or _EMPTY for row in rows)
        few = len(words) <= _MOST_WORDS and (column.kind in _LISTED or len(words) * 3 <= len(rows))
        if len(words) > 1 and few:
            found.append(Filter(column, tuple(sorted(words.items(), key=lambda pair: _order(pair[0])))))
        if len(found) == _MOST_FILTERS:
            break
    return tuple(found)


def _order(word: str) -> tuple[bool, str]:
    return word == _EMPTY, word


def _filled(definition: LedgerDefinition, rows: Sequence[Row]) -> tuple[Column, ...]:
    """Beside the title, every column that is filled anywhere."""
    title = title_column(definition).field
    return tuple(
        column
        for column in definition.columns
        if column.field != title and any(row.get(column.field) not in (None, "") for row in rows)
    )


def columns_worth(
    definition: LedgerDefinition, rows: Sequence[Row], chosen: Collection[str] = ()
) -> tuple[Column, ...]:
    """The few columns that say most beside the title and what identifies a row; ``chosen`` ones early."""
    told = [
        column
        for column in _filled(definition, rows)
        if column.field not in definition.identity and not is_personal(column)
    ]

    money = sorted((c for c in told if c.kind == "money"), key=lambda c: not c.required)[:_MOST_MONEY]

    def weight(column: Column) -> tuple[int, int]:
        prose = column.limit >= _PROSE or column.field == "reported_on"
        ranks = (
            column.kind in _LISTED,
            column in money,
            column.carried,
            column.field in chosen,
            column.required or column.kind in ("number", "integer"),
            column.kind == "date",
            True,
        )
        return (len(ranks) if prose else ranks.index(True), told.index(column))

    kept = sorted(told, key=weight)[:_MOST_SHOWN]
    return tuple(column for column in told if column in kept)
