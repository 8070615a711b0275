"""What a list says of editions: number, state, who froze, signed or withdrew them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from dajuan.answers.models import Edition, EditionState
from dajuan.kernel.clock import SHANGHAI
from dajuan.kernel.period import Period
from dajuan.ledger.models import ChangeSet

_DONE = {
    EditionState.FROZEN: "定稿，待签发",
    EditionState.SIGNED: "签发",
    EditionState.WITHDRAWN: "撤回，不再有效",
}


@dataclass(frozen=True)
class Act:
    """Who did it (``code`` of the actor), when, and why."""

    code: str
    label: str
    department: str
    at: datetime
    reason: str

    def __str__(self) -> str:
        return f"{self.at.astimezone(SHANGHAI):%Y-%m-%d}由{self.department}{self.label}"


@dataclass(frozen=True)
class EditionHead:
    """One edition in a list. ``settled`` is its signature or its withdrawal; ``superseded`` says that a
    later edition of the same sheet and period has been signed."""

    id: int
    sheet: str
    label: str
    period: Period
    number: int
    state: EditionState
    at: date
    known_seq: int
    known_date: date | None
    frozen: Act
    settled: Act | None
    superseded: bool

    def standing(self) -> str:
        """In words, as printed under the title."""
        tail = "，已有新稿" if self.superseded else ""
        return f"第{self.number}稿，{self.settled or self.frozen}{_DONE[self.state]}{tail}"


def heads(rows: Iterable[Edition]) -> list[EditionHead]:
    """Two queries however many there are."""
    rows = list(rows)
    changes = {row.frozen_change for row in rows} | {row.settled_change for row in rows if row.settled_change}
    acts = _acts(changes)
    in_force = _in_force()
    return [
        EditionHead(
            id=row.id,
            sheet=row.sheet,
            label=row.label,
            period=Period.parse(row.period),
            number=row.number,
            state=EditionState(row.state),
            at=row.at,
            known_seq=row.known_seq,
            known_date=row.known_date,
            frozen=acts[row.frozen_change],
            settled=acts[row.settled_change] if row.settled_change else None,
            superseded=row.number < in_force.get((row.sheet, row.period), 0),
        )
        for row in rows
    ]


def _acts(changes: Iterable[UUID]) -> Mapping[UUID, Act]:
    found = ChangeSet.objects.filter(id__in=list(changes))
    return {row.id: Act(row.actor, row.actor_label, row.department, row.at, row.reason) for row in found}


def _in_force() -> Mapping[tuple[str, str], int]:
    """The number of the last signed edition of each sheet and period."""
    signed = Edition.objects.filter(state=EditionState.SIGNED).order_by("number")
    return {(row.sheet, row.period): row.number for row in signed.only("sheet", "period", "number")}
