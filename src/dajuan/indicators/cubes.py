"""The cube of official figures, and the choice among several of the same indicator and period."""

from datetime import date
from typing import NamedTuple

import ibis.expr.types as ir

from dajuan.indicators.models import OfficialFigure
from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources

#: 最终 before 初步 before 快报; a target is as final as a figure gets.
STATUS_ORDER = {"最终": 3, "目标": 3, "初步": 2, "快报": 1}


def _official(sources: Sources) -> ir.Table:
    t = sources[OfficialFigure]
    return t.mutate(entity=t.id.cast("string"), label=t.indicator)


OFFICIAL = CUBES.put(
    Cube(
        "official_figures",
        "官方数据",
        (OfficialFigure,),
        _official,
        {
            "value": CubeColumn("数值", field="value"),
            "growth": CubeColumn("同比增速", "%", field="growth"),
        },
    )
)


class Published(NamedTuple):
    """One official row as read from the cube."""

    ctx: int
    id: int
    entry_id: int | None
    indicator: str
    period_text: str
    period_start: date | None
    period_end: date | None
    value: object
    growth: object
    unit: str
    status: str
    office: str
    document: str
    published_on: date | None


def rank(row: Published) -> tuple[bool, int, date, int]:
    """With a document before without; then by status; then the latest published (ledgers README)."""
    return (
        bool(row.document),
        STATUS_ORDER.get(row.status, 0),
        row.published_on or date.min,
        row.id,
    )
