"""A funnel: how many of a cohort have reached each stage. A room puts it on the shelf; a page draws it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dajuan.indicators.formulas import Measure
from dajuan.indicators.statements import Leaf, aggregate
from dajuan.kernel.period import Period
from dajuan.kernel.shelf import Shelf
from dajuan.ledger.asof import Context


@dataclass(frozen=True)
class Step:
    """One stage; ``reached`` are the cohort's rows that have come at least so far."""

    label: str
    reached: Measure


@dataclass(frozen=True)
class Funnel:
    """``steps`` from the whole cohort to the last stage, all over one cube; ``note`` says whom it counts;
    ``place`` is where it stands among others."""

    code: str
    label: str
    note: str
    steps: tuple[Step, ...]
    place: int = 0


FUNNELS: Shelf[Funnel] = Shelf("漏斗")


def funnel_counts(
    funnels: Iterable[Funnel], period: Period, context: Context
) -> dict[str, list[tuple[str, int]]]:
    """(label, count) of every step by funnel, one query a cube. Call inside ``read_tx``."""
    wanted = list(funnels)
    leaves: dict[str, list[Leaf]] = {}
    for funnel in wanted:
        for number, step in enumerate(funnel.steps):
            leaf = Leaf((funnel.code, str(number)), step.reached, "")
            leaves.setdefault(step.reached.cube, []).append(leaf)
    counts: dict[tuple[str, str], int] = {}
    for cube, parts in leaves.items():
        cells = aggregate(cube, parts, [context], (period.start, period.end))
        counts |= {key: int(Decimal(str(cell.value or 0))) for (key, _, _), cell in cells.items()}
    return {
        funnel.code: [
            (step.label, counts.get((funnel.code, str(number)), 0))
            for number, step in enumerate(funnel.steps)
        ]
        for funnel in wanted
    }
