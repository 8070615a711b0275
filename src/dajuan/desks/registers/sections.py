"""What one ledger says about one thing: a section of the page of an enterprise or a place."""

from collections.abc import Sequence
from dataclasses import dataclass

from dajuan.desks.registers.narrowing import columns_worth
from dajuan.kernel.room import Room, room_of
from dajuan.ledger.definition import LEDGERS, Column, LedgerDefinition, Row

#: Rows of one ledger on the page; the rest are in the ledger itself.
_MOST = 10


@dataclass(frozen=True)
class Section:
    """One ledger's rows about it. ``through`` says that they are found by its projects' codes; ``asked``
    are the words by which the ledger finds them again, empty when it cannot."""

    definition: LedgerDefinition
    room: Room | None
    rows: Sequence[Row]
    count: int
    shown: Sequence[Column]
    through: bool
    asked: str


def section(ledger: LedgerDefinition, rows: list[Row], *, asked: str = "", through: bool = False) -> Section:
    """The first rows, with the columns that say most."""
    shown = columns_worth(ledger, rows)
    return Section(ledger, room_of(LEDGERS, ledger), rows[:_MOST], len(rows), shown, through, asked)
