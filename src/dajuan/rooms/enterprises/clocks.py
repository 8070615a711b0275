"""The zone's clocks for problems of enterprises, by the day they came into force."""

from datetime import date

from dajuan.duties.clocks import CLOCKS, Clock
from dajuan.duties.models import CaseKind

CLOCKS.put(
    Clock(
        "13710",
        CaseKind.ENTERPRISE_PROBLEM.value,
        date(2021, 7, 1),
        "“万人助万企”13710：1日研究交办，3日反馈初步办理，7日办结一般问题，1个月办结重大问题（自然日，自收集日起算）",
        hand_over_days=1,
        first_answer_days=3,
        ordinary_days=7,
        major_days=30,
    )
)
