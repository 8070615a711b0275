"""Rows held column by column, and how a row of a ledger becomes a row of a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from django.db.models import Field

    from dajuan.ledger.models import LedgeredModel

#: A row as an importer hands it over: field names of the ledger, ``reported_on`` and ``entry_id``.
Row = Mapping[str, object]


class Rows(Sequence[Row]):
    """Many rows as one list a column. To a reader who takes one at a time it is a sequence of mappings.

    ``told_apart_by`` names columns that are known to differ from row to row.
    """

    def __init__(self, columns: Mapping[str, list[object]], count: int) -> None:
        self.columns = columns
        self.told_apart_by: tuple[str, ...] = ()
        self._count = count

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Rows":
        """The same rows by columns; what a row does not have is None."""
        if isinstance(rows, Rows):
            return rows
        listed = list(rows)
        names = dict.fromkeys(chain.from_iterable(listed))
        return cls({name: [row.get(name) for row in listed] for name in names}, len(listed))

    @classmethod
    def joined(cls, parts: Iterable["Rows"]) -> "Rows":
        """All rows of the parts, one after the other."""
        filled = [part for part in parts if len(part)]
        if len(filled) == 1:
            return filled[0]
        names = dict.fromkeys(chain.from_iterable(part.columns for part in filled))
        columns = {name: list(chain.from_iterable(p.column(name) for p in filled)) for name in names}
        return cls(columns, sum(map(len, filled)))

    def column(self, name: str) -> list[object]:
        """The values of a column; None for every row when there is no such column."""
        found = self.columns.get(name)
        return [None] * self._count if found is None else found

    def pick(self, indexes: Sequence[int]) -> "Rows":
        """Some of the rows, in the order of ``indexes``."""
        return Rows(
            {name: [values[i] for i in indexes] for name, values in self.columns.items()}, len(indexes)
        )

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> "Rows": ...
    def __getitem__(self, index: int | slice) -> "Row | Rows":
        if isinstance(index, slice):
            return self.pick(range(self._count)[index])
        return {name: values[index] for name, values in self.columns.items()}

    def __iter__(self) -> Iterator[Row]:
        names = tuple(self.columns)
        return (dict(zip(names, row, strict=True)) for row in zip(*self.columns.values(), strict=True))


def taken(rows: Iterable[Row], model: "type[LedgeredModel]", **given: object) -> Rows:
    """The columns of ``model`` out of ``rows``. ``given`` wins: a list has a value for each row, anything
    else holds for all. What is absent is the column's default (text is empty) or null."""
    found = Rows.of(rows)
    columns: dict[str, list[object]] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key:
            continue
        name, column = field.name, str(field.column)
        if column in given or name in given:
            value = given.get(column, given.get(name))
            values = value if isinstance(value, list) else [value] * len(found)
        else:
            values = found.column(column if column in found.columns else name)
        columns[column] = values if field.null else _filled(values, field)
    return Rows(columns, len(found))


def _filled(values: list[object], field: "Field[object, object]") -> list[object]:
    return [field.get_default() if value is None else value for value in values] if None in values else values


def last_by(rows: Rows, key: Sequence[str]) -> Rows:
    """One row per key, the last standing."""
    last = {found: index for index, found in enumerate(zip(*map(rows.column, key), strict=True))}
    kept = rows if len(last) == len(rows) else rows.pick(list(last.values()))
    kept.told_apart_by = tuple(key)
    return kept
