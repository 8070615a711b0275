"""How a zone words its workbooks: files, sheets, titles, order and unit of the columns."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column: the field it carries and its title; neighbours of the same ``group`` share a title above."""

    field: str
    title: str
    group: str = ""


def columns(*titled: str, group: str = "") -> tuple[Column, ...]:
    """``columns("project_code 项目代码", ...)``, optionally under one group title."""
    pairs = (text.split(" ", 1) for text in titled)
    return tuple(Column(field, title, group) for field, title in pairs)


@dataclass(frozen=True)
class Layout:
    """One sheet. ``file``, ``sheet`` and ``title`` may name ``{month}``; ``part`` are the stages, levels or
    rounds that belong on it (empty: all); ``gathered`` is the column written once for the rows below it,
    with a subtotal after each group; ``summed`` are the columns with totals. ``part_by`` is the field that
    ``part`` is about in a ledger of plain rows."""

    ledger: str
    file: str
    sheet: str
    title: str
    columns: tuple[Column, ...]
    unit: str = "万元"
    above: str = "单位：{unit}　　截至{day}"
    part: Sequence[object] = ()
    gathered: str = ""
    summed: tuple[str, ...] = ()
    part_by: str = ""
    totals_on_top: bool = False


@dataclass(frozen=True)
class Wording:
    """All sheets of one zone."""

    name: str
    layouts: tuple[Layout, ...]

    def of(self, ledger: str) -> list[Layout]:
        """The sheets of one ledger, in order."""
        return [layout for layout in self.layouts if layout.ledger == ledger]
