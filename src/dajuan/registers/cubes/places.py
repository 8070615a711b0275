"""Places and works with what is true of them at the valid date."""

import ibis
import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.registers.cubes.dates import in_period
from dajuan.registers.models import Place, PlaceStatus, Work

_NOT_YET = (PlaceStatus.PLANNED.value, PlaceStatus.BUILDING.value)
_DONE = (PlaceStatus.FINISHED.value, PlaceStatus.OPEN.value)
#: The quantity by its unit: a sum must never add metres to square metres.
_MEASURED = {"area": "平方米", "metres": "米", "kilometres": "公里"}


def _measured(t: ir.Table, unit: str) -> ir.Value:
    return (t.unit == unit).ifelse(t.quantity, ibis.null(t.quantity.type()))


def places(sources: Sources) -> ir.Table:
    """One row per place. ``finished`` by its date, unless its ledger says it is not; ``undated`` is said to
    be finished without saying when, and so never counts."""
    t = sources.dated(sources[Place], "period_start")
    finished = ~t.status.isin(_NOT_YET) & (t.finished_on <= t["at"]).fill_null(False)
    closed = (t.status == PlaceStatus.CLOSED.value) | (t.closed_on <= t["at"]).fill_null(False)
    return t.mutate(
        entity=t["name"],
        label=t["name"],
        finished=finished,
        finished_in_period=finished & in_period(t, "finished_on").fill_null(False),
        in_use=finished & ~closed,
        undated=t.finished_on.isnull() & t.status.isin(_DONE),
        **{name: _measured(t, unit) for name, unit in _MEASURED.items()},
    )


def works(sources: Sources) -> ir.Table:
    """One row per work."""
    t = sources.dated(sources[Work])
    return t.mutate(
        entity=t["name"],
        label=t["name"],
        finished=~t.status.isin(_NOT_YET) & (t.finished_on <= t["at"]).fill_null(False),
        undated=t.finished_on.isnull() & t.status.isin(_DONE),
    )


PLACES = CUBES.put(
    Cube(
        "places",
        "点位",
        (Place,),
        places,
        {
            "entity": CubeColumn("点位名称", field="name"),
            "category": CubeColumn("点位类别", field="category"),
            "area": CubeColumn("面积", "平方米", field="area"),
            "metres": CubeColumn("长度", "米", field="length"),
            "kilometres": CubeColumn("长度", "公里", field="length"),
            "households": CubeColumn("户数", "户", field="households"),
            "address": CubeColumn("位置", field="address"),
            "keeper": CubeColumn("管护单位", field="keeper"),
            "started_on": CubeColumn("开始日期", field="started_on"),
            "finished_on": CubeColumn("完成日期", field="finished_on"),
            "status": CubeColumn("点位状态", field="status"),
        },
    )
)
WORKS = CUBES.put(
    Cube(
        "works",
        "城建工程",
        (Work,),
        works,
        {
            "entity": CubeColumn("工程名称", field="name"),
            "investment": CubeColumn("投资", "元", field="investment"),
            "department_name": CubeColumn("责任单位", field="department_name"),
            "started_on": CubeColumn("开工日期", field="started_on"),
            "finished_on": CubeColumn("竣工日期", field="finished_on"),
            "foundation_done": CubeColumn("基础工程", field="foundation_done"),
        },
    )
)
