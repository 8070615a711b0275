"""Themes of enterprises: the ladder of innovation, and the clock of their problems."""

from dajuan.indicators.formulas import Count
from dajuan.indicators.listing import Marked, Table
from dajuan.indicators.themes import THEMES, Theme
from dajuan.rooms.enterprises.gaps import ends_soon
from dajuan.rooms.enterprises.indicators.terms import RESERVE_FIRMS

THEMES.put(
    Theme(
        code="innovation_ladder",
        label="创新梯队",
        purpose="科技型中小企业、高企后备和创新平台：站在哪一级，谁快到期",
        numbers=("S001", "S003", "S002", "L001", "R005", "T001"),
        pictures=("firm_ladder", "platform_levels"),
        gaps=("leaving_reserve", "without_research"),
        tables=(
            Table(
                "高企后备库",
                Count(RESERVE_FIRMS, where=lambda t: t.is_in_reserve),
                columns=("gap", "coach", "applies_in", "expires_on", "days_left"),
                marks=(Marked("即将到期", ends_soon), Marked("今年入库", lambda t: t.is_new, warns=False)),
                note="基准日在库的；差距项和辅导机构按后备库台账",
            ),
        ),
    )
)
THEMES.put(
    Theme(
        code="problem_clock",
        label="企业问题",
        purpose="万人助万企：收集、交办、办结和企业确认，哪些超期",
        numbers=("J001", "J002", "J005", "J006", "J004", "J010"),
        pictures=("problem_flow",),
        gaps=("overdue_problems", "without_liaison"),
        place=1,
    )
)
