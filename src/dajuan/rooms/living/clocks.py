"""The zone's clocks for patrols, by the day they came into force."""

from datetime import date

from dajuan.duties.clocks import CLOCKS, Clock
from dajuan.duties.models import CaseKind

CLOCKS.put(
    Clock(
        "patrol",
        CaseKind.PATROL.value,
        date(2020, 1, 1),
        "创文指挥部口径：当日18:00以后到期的案件当日不计",
        closing_hour=18,
    )
)
