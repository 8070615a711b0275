"""A workbook taken apart: the facts of each sheet without their clothes, ready to be changed and rewritten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.acceptance.oracle.grid import grids
from tests.acceptance.oracle.tables import Line, Table, table_of
from tests.acceptance.oracle.titles import MONEY
from tests.acceptance.oracle.wording import Unreadable, amount, day, text

DATES = {
    "planned_start", "started", "planned_end", "completed", "producing", "at_capacity",
    "date", "admitted", "performed", "published",
}  # fmt: skip
#: The column whose merged cells divide a sheet into blocks.
GROUPED = {"platform": "department", "months": "department", "members": "track"}
Row = dict[str, object]


@dataclass
class Block:
    """Rows under one merged cell, and what the clerk's 小计 said of them (万元)."""

    group: str
    rows: list[Row] = field(default_factory=list)
    stated: dict[str, Decimal] = field(default_factory=dict)


@dataclass
class Draft:
    """One sheet: money as Decimal in 万元, dates as dates, everything unreadable as it was written."""

    ledger: str
    name: str
    fields: list[str]
    reported_on: date | None
    month: int = 0
    level: str = ""
    blocks: list[Block] = field(default_factory=list)
    subtotals: bool = False
    stated: dict[str, Decimal] = field(default_factory=dict)
    wording: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> list[Row]:
        return [row for block in self.blocks for row in block.rows]


@dataclass
class Book:
    """The sheets of one file."""

    name: str
    drafts: list[Draft]


def take_apart(paths: Iterable[Path]) -> list[Book]:
    """Every ledger sheet of the workbooks."""
    return [Book(path.stem, [_draft(t) for grid in grids(path) if (t := table_of(grid))]) for path in paths]


def _draft(table: Table) -> Draft:
    draft = Draft(table.ledger, table.grid.sheet, list(table.columns), table.reported_on)
    if table.ledger == "months" and table.reported_on:
        draft.month = table.reported_on.month
    if table.ledger == "key_projects":
        draft.level = "省" if "省重点" in table.lines_above else "市"
    group = GROUPED.get(table.ledger, "")
    for line in table.lines:
        if isinstance(line, Line):
            words = text(line.raw.get(group)) if group else ""
            if not draft.blocks or draft.blocks[-1].group != words or draft.blocks[-1].stated:
                draft.blocks.append(Block(words))
            draft.blocks[-1].rows.append(dict(_facts(table, line)))
            continue
        stated = {
            name: value
            for name in MONEY[table.ledger]
            if isinstance(value := _money(table, line.raw, name), Decimal)
        }
        if line.kind == "subtotal":
            draft.subtotals, draft.blocks[-1].stated = True, stated
        else:
            draft.stated = stated
    return draft


def _facts(table: Table, line: Line) -> Iterator[tuple[str, object]]:
    year = table.reported_on.year if table.reported_on else 2022
    for name, raw in line.raw.items():
        if name in MONEY[table.ledger] or (table.ledger == "official" and name in ("value", "growth")):
            yield name, _money(table, line.raw, name)
        elif name in DATES:
            try:
                yield name, day(raw, year)
            except Unreadable:
                yield name, raw
        else:
            yield name, raw


def _money(table: Table, raw: dict[str, object], name: str) -> object:
    try:
        return amount(
            raw.get(name), table.units.get(name, Decimal(1)) if table.ledger != "official" else Decimal(1)
        )
    except Unreadable:
        return raw.get(name)
