"""Platforms, alliances and honours as they stood at a date."""

import ibis
import ibis.expr.types as ir

from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources
from dajuan.registers.models import (
    InnovationAlliance,
    InnovationPlatform,
    PlatformLevel,
    Recognition,
)

_ABOVE_DISTRICT = (PlatformLevel.NATIONAL, PlatformLevel.PROVINCIAL, PlatformLevel.CITY)


def innovation_platforms(sources: Sources) -> ir.Table:
    """One row per platform; ``high_level`` is its level in words from the city's upwards."""
    t = sources.dated(sources[InnovationPlatform], "year_start")
    level = ibis.cases(*((t.level == one.value, one.label) for one in _ABOVE_DISTRICT))
    stands = (t.recognised_on <= t["at"]) & (t.revoked_on.isnull() | (t.revoked_on > t["at"]))
    new = (t.recognised_on >= t.year_start) & (t.recognised_on <= t["at"])
    return t.mutate(
        entity=t["name"].concat("|", t.host_name, "|", t.document),
        label=t["name"],
        high_level=level,
        is_standing=stands.fill_null(False),
        is_revoked=(t.revoked_on <= t["at"]).fill_null(False),
        is_new=new.fill_null(False),
    )


def innovation_alliances(sources: Sources) -> ir.Table:
    """One row per alliance."""
    t = sources.dated(sources[InnovationAlliance], "year_start")
    new = (t.founded_on >= t.year_start) & (t.founded_on <= t["at"])
    return t.mutate(entity=t["name"], label=t["name"], is_new=new.fill_null(False))


def recognitions(sources: Sources) -> ir.Table:
    """One row per honour; it stands by a document, from its day until it expires."""
    t = sources.dated(sources[Recognition], "year_start")
    given = (t.granted_on <= t["at"]).fill_null(False) & (t.document != "")
    expired = (t.expires_on < t["at"]).fill_null(False)
    return t.mutate(
        entity=t.subject,
        label=t.subject,
        is_standing=given & ~expired,
        has_expired=expired,
        has_scope=t.scope != "",
        has_document=t.document != "",
    )


PLATFORMS = CUBES.put(
    Cube(
        "innovation_platforms",
        "创新平台",
        (InnovationPlatform,),
        innovation_platforms,
        {
            "entity": CubeColumn("平台名称", field="name"),
            "high_level": CubeColumn("级别", field="level"),
            "is_standing": CubeColumn("认定日期", field="recognised_on"),
            "is_revoked": CubeColumn("撤销日期", field="revoked_on"),
            "is_new": CubeColumn("认定日期", field="recognised_on"),
        },
    )
)
ALLIANCES = CUBES.put(
    Cube(
        "innovation_alliances",
        "创新联盟",
        (InnovationAlliance,),
        innovation_alliances,
        {
            "entity": CubeColumn("联盟名称", field="name"),
            "is_new": CubeColumn("组建日期", field="founded_on"),
        },
    )
)
RECOGNITIONS = CUBES.put(
    Cube(
        "recognitions",
        "荣誉",
        (Recognition,),
        recognitions,
        {
            "entity": CubeColumn("事项", field="subject"),
            "document": CubeColumn("文号", field="document"),
            "scope": CubeColumn("比较范围", field="scope"),
            "granted_on": CubeColumn("授予日期", field="granted_on"),
            "group_size": CubeColumn("同批入选数", field="group_size"),
        },
    )
)
