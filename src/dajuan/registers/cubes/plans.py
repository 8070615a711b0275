"""Emergency plans and whether they hold at the valid date."""

import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.registers.models import EmergencyPlan


def plans(sources: Sources) -> ir.Table:
    """One row per plan; its last day of validity still counts."""
    t = sources.dated(sources[EmergencyPlan])
    return t.mutate(entity=t["name"], label=t["name"], valid=(t.valid_to >= t["at"]).fill_null(False))


PLANS = CUBES.put(
    Cube(
        "emergency_plans",
        "应急预案",
        (EmergencyPlan,),
        plans,
        {
            "entity": CubeColumn("预案名称", field="name"),
            "level": CubeColumn("预案层级", field="level"),
            "subject": CubeColumn("适用对象", field="subject"),
            "responsible": CubeColumn("责任岗位", field="responsible"),
            "valid_to": CubeColumn("有效期至", field="valid_to"),
        },
    )
)
