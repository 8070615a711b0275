"""Pictures of levels: a cohort from stage to stage, money from pocket to pocket, things by rung.

A room puts one on the shelf as steps over cubes; a page draws it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dajuan.indicators.formulas import Measure
from dajuan.indicators.listing import Table
from dajuan.indicators.statements import Leaf, aggregate
from dajuan.kernel.period import Period
from dajuan.kernel.shelf import Shelf
from dajuan.ledger.asof import Context


@dataclass(frozen=True)
class Step:
    """One level; ``reached`` counts its rows or, of a money flow, adds up its 元. ``number`` is the
    indicator that says the same; without one the level opens to its rows, with ``columns`` of the cube."""

    label: str
    reached: Measure
    number: str = ""
    columns: tuple[str, ...] = ()

    @property
    def table(self) -> Table:
        """Its rows; a flow's with the money."""
        column = self.reached.column
        return Table(
            self.label, self.reached, tuple(dict.fromkeys([*filter(None, [column]), *self.columns])), column
        )


@dataclass(frozen=True)
class Picture:
    """``steps`` from the first level on; ``note`` says whom or what it counts, ``place`` where it stands
    among others. A funnel's cohort and a flow's money only get less; a ladder's rungs go upwards."""

    code: str
    label: str
    note: str
    steps: tuple[Step, ...]
    kind: Literal["funnel", "ladder", "flow"] = "funnel"
    place: int = 0


PICTURES: Shelf[Picture] = Shelf("图")


def picture_values(
    pictures: Iterable[Picture], period: Period, context: Context
) -> dict[str, list[tuple[str, Decimal]]]:
    """(label, count or 元) of every step by picture, one query a cube. Call inside ``read_tx``."""
    wanted = list(pictures)
    leaves: dict[str, list[Leaf]] = {}
    for picture in wanted:
        for number, step in enumerate(picture.steps):
            leaf = Leaf((picture.code, str(number)), step.reached, "")
            leaves.setdefault(step.reached.cube, []).append(leaf)
    values: dict[tuple[str, str], Decimal] = {}
    for cube, parts in leaves.items():
        cells = aggregate(cube, parts, [context], (period.start, period.end))
        values |= {key: total[""].value or Decimal(0) for (key, _), total in cells.items()}
    return {
        picture.code: [
            (step.label, values.get((picture.code, str(number)), Decimal(0)))
            for number, step in enumerate(picture.steps)
        ]
        for picture in wanted
    }
