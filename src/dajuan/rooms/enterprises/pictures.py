"""Pictures of enterprises: platforms by level, firms by rung, their problems from station to station."""

from dajuan.indicators.formulas import Condition, Count
from dajuan.indicators.pictures import PICTURES, Picture, Step
from dajuan.registers.models import PlatformLevel
from dajuan.rooms.enterprises.indicators.platforms import standing
from dajuan.rooms.enterprises.indicators.problems import PROBLEMS
from dajuan.rooms.enterprises.indicators.terms import PLATFORMS, RESERVE_FIRMS, TECH_FIRMS


def of_level(level: str) -> Condition:
    """Standing platforms of one level."""
    return lambda t: standing(t) & (t.high_level == level)


PICTURES.put(
    Picture(
        code="platform_levels",
        label="创新平台",
        kind="ladder",
        place=1,
        note="市级以上、基准日仍有效的，右边是占全部的比例",
        steps=tuple(
            Step(
                str(level.label),
                Count(PLATFORMS, where=of_level(str(level.label))),
                number=f"L002.{level.label}",
            )
            for level in (PlatformLevel.CITY, PlatformLevel.PROVINCIAL, PlatformLevel.NATIONAL)
        ),
    )
)
PICTURES.put(
    Picture(
        code="firm_ladder",
        label="创新型企业",
        kind="ladder",
        note="由低到高三级；还没有高新技术企业证书的台账，最高一级是今年拟申报的后备",
        steps=(
            Step("科技型中小企业", Count(TECH_FIRMS, where=lambda t: t.is_admitted), number="S001"),
            Step("高企后备", Count(RESERVE_FIRMS, where=lambda t: t.is_in_reserve), number="S003"),
            Step(
                "今年拟申报高企",
                Count(RESERVE_FIRMS, where=lambda t: t.is_in_reserve & (t.applies_in == t["at"].year())),
                columns=("gap", "coach", "expires_on"),
            ),
        ),
    )
)
PICTURES.put(
    Picture(
        code="problem_flow",
        label="企业问题",
        note="截至基准日，右边是占上一环节的比例",
        place=2,
        steps=(
            Step("收集", Count(PROBLEMS), number="J001"),
            Step(
                "交办",
                Count(PROBLEMS, where=lambda t: t.is_dispatched),
                columns=("subject", "department_name"),
            ),
            Step(
                "首次反馈",
                Count(PROBLEMS, where=lambda t: t.is_dispatched & t.is_answered),
                columns=("subject", "department_name"),
            ),
            Step("企业确认销号", Count(PROBLEMS, where=lambda t: t.is_closed), number="J002"),
        ),
    )
)
