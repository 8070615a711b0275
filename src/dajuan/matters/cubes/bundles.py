"""Bundles at a date, with what they spare people."""

import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.matters.models import Bundle, BundleStage


def bundles(sources: Sources) -> ir.Table:
    """One row per bundle; what is spared is empty where one of the two counts is."""
    t = sources.dated(sources[Bundle])
    return t.mutate(
        entity=t.name,
        label=t.name,
        department=t.department_name,
        has_launched=(t.stage == BundleStage.LAUNCHED.value)
        & (t.launched_on.isnull() | (t.launched_on <= t["at"])),
        materials_spared=t.materials_before - t.materials,
        steps_spared=t.steps_before - t.steps,
        days_spared=t.days_before - t.days,
    )


BUNDLES = CUBES.put(
    Cube(
        "bundles",
        "一件事",
        (Bundle,),
        bundles,
        {
            "entity": CubeColumn("“一件事”名称", field="name"),
            "materials_before": CubeColumn("原材料数", "份", field="materials_before"),
            "materials": CubeColumn("现材料数", "份", field="materials"),
            "materials_spared": CubeColumn("压减材料数", "份", field="materials"),
            "steps_spared": CubeColumn("压减环节", "个", field="steps"),
            "days_spared": CubeColumn("压减时限", "天", field="days"),
            "has_launched": CubeColumn("推出日期", field="launched_on"),
        },
    )
)
