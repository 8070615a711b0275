"""Ranking boards: places others gave, round by round; what moved each unit, ties as ties, never a podium."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, takewhile

from dajuan.indicators.formulas import Count
from dajuan.indicators.listing import Table, TableRow, table_page
from dajuan.kernel.period import Period
from dajuan.kernel.shelf import Shelf
from dajuan.ledger.asof import Context


@dataclass(frozen=True)
class Ranking:
    """``code`` is the name the ranking has in the table of places, ``number`` its indicator."""

    code: str
    label: str
    number: str = ""


RANKINGS: Shelf[Ranking] = Shelf("排名榜")


@dataclass(frozen=True)
class Standing:
    """One unit in one round. ``moved`` is places gained since the round before (None: was not ranked),
    ``gained`` its score's change, ``passed`` and ``passed_by`` whom it overtook and who overtook it,
    ``behind`` points short of the unit in front, ``streak`` rounds in a row on the first place."""

    unit: str
    is_own: bool
    place: int | None
    tied: bool
    score: Decimal | None
    moved: int | None
    gained: Decimal | None
    passed: tuple[str, ...]
    passed_by: tuple[str, ...]
    behind: Decimal | None
    streak: int
    entry: int | None


@dataclass(frozen=True)
class Round:
    """A group's list in one round, best first."""

    name: str
    announced_on: date
    standings: tuple[Standing, ...]

    @property
    def own(self) -> Standing | None:
        return next((one for one in self.standings if one.is_own), None)


@dataclass(frozen=True)
class Group:
    """Units that are compared with each other, and their rounds, the latest last."""

    name: str
    rounds: tuple[Round, ...]

    @property
    def latest(self) -> Round:
        return self.rounds[-1]

    @property
    def has_own(self) -> bool:
        return any(one.own for one in self.rounds)


@dataclass(frozen=True)
class _Row:
    group: str
    round: str
    announced_on: date
    unit: str
    is_own: bool
    place: int | None
    score: Decimal | None
    entry: int | None


_COLUMNS = ("group", "round", "announced_on", "unit", "is_own", "place", "score")


def board(ranking: Ranking, period: Period, context: Context) -> list[Group]:
    """Groups with the zone's own first. Call inside ``read_tx``."""
    rows = Count("ranking_places", where=lambda t: t.ranking == ranking.code)
    found = [_read(row) for row in table_page(Table(ranking.label, rows, _COLUMNS), period, context).rows]
    found.sort(key=lambda row: (row.group, row.announced_on, row.round, row.place or 10**6, row.unit))
    groups = [
        Group(name, _rounds(list(members))) for name, members in groupby(found, key=lambda row: row.group)
    ]
    return sorted(groups, key=lambda group: (not group.has_own, group.name))


def _read(row: TableRow) -> _Row:
    group, name, announced, unit, own, place, score = row.values
    return _Row(
        str(group or ""),
        str(name),
        date.fromisoformat(str(announced)),
        str(unit),
        bool(own),
        None if place is None else int(str(place)),
        None if score is None else Decimal(str(score)),
        row.entry,
    )


def _rounds(rows: Sequence[_Row]) -> tuple[Round, ...]:
    found: list[Round] = []
    history: list[list[_Row]] = []
    for (day, name), members in groupby(rows, key=lambda row: (row.announced_on, row.round)):
        history.append(list(members))
        found.append(Round(name, day, tuple(_standing(row, history) for row in history[-1])))
    return tuple(found)


def _standing(row: _Row, history: Sequence[Sequence[_Row]]) -> Standing:
    now, earlier = history[-1], history[-2] if len(history) > 1 else ()
    before = next((one for one in earlier if one.unit == row.unit), None)
    ahead = [one.score for one in now if _before(one, row) and one.score is not None]
    return Standing(
        unit=row.unit,
        is_own=row.is_own,
        place=row.place,
        tied=row.place is not None and sum(one.place == row.place for one in now) > 1,
        score=row.score,
        moved=before.place - row.place if before and before.place and row.place else None,
        gained=_gained(row, before),
        passed=_crossed(row, before, now, earlier, forward=True),
        passed_by=_crossed(row, before, now, earlier, forward=False),
        behind=min(ahead) - row.score if ahead and row.score is not None else None,
        streak=_streak(row.unit, history),
        entry=row.entry,
    )


def _before(one: _Row, other: _Row) -> bool:
    return one.place is not None and other.place is not None and one.place < other.place


def _gained(row: _Row, before: _Row | None) -> Decimal | None:
    if before is None or before.score is None or row.score is None:
        return None
    return row.score - before.score


def _crossed(
    row: _Row, before: _Row | None, now: Iterable[_Row], earlier: Sequence[_Row], *, forward: bool
) -> tuple[str, ...]:
    """Who stood in front in the round before and stands behind now; backwards, the reverse."""
    was = {one.unit: one for one in earlier}

    def crossed(one: _Row) -> bool:
        if before is None or one.unit not in was:
            return False
        there, here = (was[one.unit], before), (row, one)
        return (
            _before(*there) and _before(*here) if forward else _before(*there[::-1]) and _before(*here[::-1])
        )

    return tuple(one.unit for one in now if crossed(one))


def _streak(unit: str, history: Sequence[Sequence[_Row]]) -> int:
    """Shared first places count."""
    firsts = (any(one.unit == unit and one.place == 1 for one in rows) for rows in reversed(history))
    return sum(1 for _ in takewhile(bool, firsts))
