"""The cubes of what others published, and the choice among several of the same indicator and period."""

from datetime import date
from typing import NamedTuple

import ibis
import ibis.expr.types as ir

from dajuan.indicators.models import OfficialFigure, RankingPlace
from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources

#: 最终 before 初步 before 快报; a target is as final as a figure gets.
STATUS_ORDER = {"最终": 3, "目标": 3, "初步": 2, "快报": 1}


def _official(sources: Sources) -> ir.Table:
    t = sources.dated(sources[OfficialFigure])
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


def _places(sources: Sources) -> ir.Table:
    """One row per place announced by the date. ``delta`` is places gained on the round before,
    ``tied`` that others share the place, ``in_streak`` first in this round and in all later ones."""
    t = sources.dated(sources[RankingPlace])
    t = t.filter(t.announced_on <= t["at"])
    unit = [t.ctx, t.ranking, t.group, t.unit]
    onward = ibis.window(group_by=unit, order_by=[t.announced_on, t.id])
    back = ibis.cumulative_window(group_by=unit, order_by=[t.announced_on.desc(), t.id.desc()])
    lost = ibis.ifelse((t.place == 1).fill_null(False), 0, 1)
    sharing = ibis.window(group_by=[t.ctx, t.ranking, t.group, t["round"], t.place])
    t = t.mutate(
        entity=t["round"],
        label=t["round"] + "　" + t.unit,
        previous_place=t.place.lag().over(onward),
        rounds_later=ibis.row_number().over(
            ibis.window(group_by=unit, order_by=[t.announced_on.desc(), t.id.desc()])
        ),
        in_streak=lost.sum().over(back) == 0,
        tied=t.id.count().over(sharing) > 1,
    )
    return t.mutate(delta=t.previous_place - t.place, is_latest=t.rounds_later == 0)


RANKING_PLACES = CUBES.put(
    Cube(
        "ranking_places",
        "排名名次",
        (RankingPlace,),
        _places,
        {
            "entity": CubeColumn("轮次", field="round"),
            "round": CubeColumn("轮次", field="round"),
            "group": CubeColumn("组别", field="group"),
            "unit": CubeColumn("单位", field="unit"),
            "is_own": CubeColumn("本区", field="is_own"),
            "announced_on": CubeColumn("通报日期", field="announced_on"),
            "place": CubeColumn("名次", "位", field="place"),
            "score": CubeColumn("得分", "分", field="score"),
            "delta": CubeColumn("名次变化", "位", field="place"),
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
