"""Gaps: who or what lacks something it should have, or has let a date pass. Rooms put them on the shelf.

One definition gives the share that is in order, the list of those that are not, each opening to its
record, and its place on the pages of its room.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dajuan.indicators.formulas import Count
from dajuan.indicators.listing import Table
from dajuan.indicators.statements import Leaf, aggregate
from dajuan.kernel.period import Period
from dajuan.kernel.shelf import Shelf
from dajuan.ledger.asof import Context


@dataclass(frozen=True)
class Gap:
    """``should`` counts those who ought to have it, ``lacking`` (over the same cube) those who have not;
    ``label`` names the latter, ``sound`` what is in order about the rest. ``columns`` and ``order`` say how they are listed, ``number`` names the indicator it explains."""

    code: str
    label: str
    sound: str
    rule: str
    should: Count
    lacking: Count
    columns: tuple[str, ...] = ()
    order: str = ""
    number: str = ""

    @property
    def table(self) -> Table:
        """The list of those that lack it."""
        return Table(self.label, self.lacking, self.columns, self.order, note=self.rule)


@dataclass(frozen=True)
class GapCount:
    """How many lack it, of how many who should have it."""

    gap: Gap
    should: int
    lacking: int

    @property
    def in_order(self) -> int:
        return max(self.should - self.lacking, 0)


GAPS: Shelf[Gap] = Shelf("缺口")


def gap_counts(gaps: Iterable[Gap], period: Period, context: Context) -> list[GapCount]:
    """One query a cube. Call inside ``read_tx``."""
    wanted = list(gaps)
    leaves: dict[str, list[Leaf]] = {}
    for gap in wanted:
        for name, measure in (("should", gap.should), ("lacking", gap.lacking)):
            leaves.setdefault(measure.cube, []).append(Leaf((gap.code, name), measure, ""))
    counts: dict[tuple[str, str], int] = {}
    for cube, parts in leaves.items():
        cells = aggregate(cube, parts, [context], (period.start, period.end))
        counts |= {key: total[""].rows for (key, _), total in cells.items()}
    return [
        GapCount(gap, counts.get((gap.code, "should"), 0), counts.get((gap.code, "lacking"), 0))
        for gap in wanted
    ]
