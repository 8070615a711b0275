"""Pictures of enterprises: innovation platforms by the level that recognised them."""

from dajuan.indicators.formulas import Condition, Count
from dajuan.indicators.pictures import PICTURES, Picture, Step
from dajuan.registers.models import PlatformLevel
from dajuan.rooms.enterprises.indicators.platforms import standing
from dajuan.rooms.enterprises.indicators.terms import PLATFORMS


def of_level(level: str) -> Condition:
    """Standing platforms of one level."""
    return lambda t: standing(t) & (t.high_level == level)


PICTURES.put(
    Picture(
        code="platform_levels",
        label="创新平台",
        kind="ladder",
        note="市级以上、基准日仍有效的，右边是占全部的比例",
        steps=tuple(
            Step(str(level.label), Count(PLATFORMS, where=of_level(str(level.label))))
            for level in (PlatformLevel.CITY, PlatformLevel.PROVINCIAL, PlatformLevel.NATIONAL)
        ),
    )
)
