"""创新平台和联盟: recognised from the city's level upwards, and new ones."""

import ibis.expr.types as ir

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, Earlier
from dajuan.indicators.printing import Display
from dajuan.registers.models import PlatformLevel
from dajuan.rooms.enterprises.indicators.terms import ALLIANCES, PLATFORMS

_SCOPE = "国家、省、市级；认定≤基准日且未撤销，撤销当日即不计"
_ENGINEERING = "工程技术研究中心"


def standing(t: ir.Table) -> ir.BooleanValue:
    """Recognised from the city's level upwards and not revoked at the date."""
    return t.high_level.notnull() & t.is_standing


_REVOKED = Excluded("已撤销", Count(PLATFORMS, where=lambda t: t.high_level.notnull() & t.is_revoked))

indicator(
    number="L001",
    name="innovation_platforms",
    said_as=("市级以上创新平台", "创新平台"),
    label="市级以上创新平台数",
    unit="家",
    formula=Count(PLATFORMS, where=standing, shows="is_standing"),
    formula_text="国家、省、市级，认定≤基准日且未撤销",
    scope_note=_SCOPE,
    display=Display("家"),
    excludes=(_REVOKED,),
    examples=(
        Example(
            "1",
            rows=[
                {"high_level": "省级", "is_standing": True},
                {"high_level": "省级", "is_standing": False},
                {"high_level": None, "is_standing": True},
            ],
        ),
    ),
)
indicator(
    number="L002",
    name="innovation_platforms_by_level",
    label="{item}创新平台数",
    unit="家",
    formula=Count(PLATFORMS, where=standing, shows="is_standing"),
    formula_text="同L001，分级",
    scope_note=_SCOPE,
    display=Display("家"),
    breakdown="high_level",
    examples=(Example("1", rows=[{"high_level": "省级", "is_standing": True}]),),
)
indicator(
    number="L003",
    name="new_provincial_engineering_centres",
    said_as=("省级工程技术研究中心", "新增省级工程技术研究中心"),
    label="新增省级工程技术研究中心",
    unit="家",
    formula=Count(
        PLATFORMS,
        where=lambda t: (
            (t.level == PlatformLevel.PROVINCIAL.value) & t.kind.contains(_ENGINEERING) & t.is_new
        ),
        shows="is_new",
    ),
    formula_text="省级工程技术研究中心中认定日期在本年且≤基准日的",
    display=Display("家"),
    examples=(
        Example(
            "1",
            rows=[
                {"level": "provincial", "kind": "省级工程技术研究中心", "is_new": True},
                {"level": "provincial", "kind": "省级工程研究中心", "is_new": True},
                {"level": "provincial", "kind": "省级工程技术研究中心", "is_new": False},
            ],
        ),
    ),
)
indicator(
    number="L004",
    name="new_innovation_alliances",
    said_as=("产业技术创新联盟", "新组建产业技术创新联盟"),
    label="新组建产业技术创新联盟",
    unit="家",
    formula=Count(ALLIANCES, where=lambda t: t.is_new, shows="is_new"),
    formula_text="组建日期在本年且≤基准日",
    display=Display("家"),
    examples=(Example("1", rows=[{"is_new": True}, {"is_new": False}]),),
)
indicator(
    number="L005",
    name="innovation_platforms_year_end",
    label="市级以上创新平台数（上年末）",
    unit="家",
    formula=Earlier("L001"),
    formula_text="同L001，取上年末",
    scope_note=_SCOPE,
    display=Display("家"),
    examples=(Example("9", operands={"L001": "9"}),),
)
