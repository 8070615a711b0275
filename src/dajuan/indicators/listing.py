"""Rows of a cube as people read them: some of its columns, what each row is marked for, a page at a time."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import ibis

from dajuan.indicators.formulas import Condition, Measure
from dajuan.kernel.amount import rounded
from dajuan.kernel.kept_text import kept_text
from dajuan.kernel.period import Period
from dajuan.ledger.asof import Context
from dajuan.ledger.cube import CUBES, CubeColumn, rows_of, sql_of
from dajuan.ledger.reading import run

EVERYTHING = 2**31


@dataclass(frozen=True)
class Marked:
    """A word that stands beside those rows of a table for which it holds; a warning unless told."""

    word: str
    holds: Condition
    warns: bool = True


@dataclass(frozen=True)
class Table:
    """The rows behind ``rows`` with ``columns`` of its cube (see ``Cube.columns``), those with most of
    ``order`` first; without one by name."""

    label: str
    rows: Measure
    columns: tuple[str, ...] = ()
    order: str = ""
    marks: tuple[Marked, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class TableRow:
    """``entry`` is the workbook row it was read from, ``values`` stand in the order of the columns."""

    entity: str
    label: str
    entry: int | None
    values: tuple[object, ...]
    marks: tuple[Marked, ...]


@dataclass(frozen=True)
class TablePage:
    """A page of rows; ``count`` and ``totals`` (in 元, None where nothing is added up) are of all of them."""

    table: Table
    columns: tuple[CubeColumn, ...]
    rows: tuple[TableRow, ...]
    count: int
    totals: tuple[Decimal | None, ...]


def table_page(
    table: Table, period: Period, context: Context, *, offset: int = 0, limit: int = EVERYTHING
) -> TablePage:
    """Call inside ``read_tx``."""
    cube = CUBES.get(table.rows.cube)
    columns = tuple(cube.columns[name] for name in table.columns)
    asked: dict[str, str | int] = {"skipped": offset, "wanted": limit}
    found = run(cube, _text(table), [context], (period.start, period.end), asked)
    wide, marked = len(columns), len(table.marks)
    totals = found[0][4 + wide + marked : 4 + marked + 2 * wide] if found else (None,) * wide
    return TablePage(
        table=table,
        columns=columns,
        rows=tuple(
            TableRow(
                str(row[0]),
                str(row[1] or row[0]),
                int(str(row[2])) if row[2] is not None else None,
                _values(columns, row[4 : 4 + wide], row[4 + marked + 2 * wide :]),
                tuple(mark for mark, holds in zip(table.marks, row[4 + wide :], strict=False) if holds),
            )
            for row in found
        ),
        count=int(str(found[0][3])) if found else 0,
        totals=tuple(None if total is None else Decimal(str(total)) for total in totals),
    )


def _values(
    columns: tuple[CubeColumn, ...], values: tuple[object, ...], wholes: tuple[object, ...]
) -> tuple[object, ...]:
    """What the cells say: a column with a share holds its part, and ``wholes`` what that is a part of."""
    rest = iter(wholes)
    return tuple(
        _percent(value, next(rest)) if column.share else value
        for column, value in zip(columns, values, strict=True)
    )


def _percent(part: object, whole: object) -> Decimal | None:
    if part is None or not whole:
        return None
    return rounded(Fraction(str(part)) * 100 / Fraction(str(whole)), 1)


@kept_text
def _text(table: Table) -> str:
    """One page, and beside every row the count and the sums of all rows."""
    t = rows_of(table.rows.cube)
    condition = table.rows.rows(t)
    t = t if condition is None else t.filter(condition)
    columns = CUBES.get(table.rows.cube).columns
    names = [f"c{place}" for place in range(len(table.columns))]
    shares = {column: columns[column].share or (column, "") for column in table.columns}
    wholes = {f"w{place}": whole for place, (_, whole) in enumerate(shares.values()) if whole}
    picked = t.select(
        "entity",
        "label",
        entry="entry_id",
        ordering=t[table.order] if table.order else ibis.null("int64"),
        **{name: t[part] for name, (part, _) in zip(names, shares.values(), strict=True)},
        **{name: t[whole] for name, whole in wholes.items()},
        **{f"m{place}": mark.holds(t).fill_null(False) for place, mark in enumerate(table.marks)},
    )
    sums = [
        f"sum({name}) OVER ()" if columns[column].unit == "元" else "NULL"
        for name, column in zip(names, table.columns, strict=True)
    ]
    shown = ["entity", "label", "entry", "count(*) OVER ()", *names]
    shown += [*(f"m{place}" for place in range(len(table.marks))), *sums, *wholes]
    inner = sql_of(picked)
    return (
        f"SELECT {', '.join(shown)} FROM ({inner}) AS picked"  # noqa: S608 - names of our own definitions
        " ORDER BY ordering DESC NULLS LAST, label, entity"
        " LIMIT (SELECT wanted FROM asked) OFFSET (SELECT skipped FROM asked)"
    )
