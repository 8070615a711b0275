"""Pictures of living: a patrol's findings from station to station."""

from dajuan.indicators.formulas import Count
from dajuan.indicators.pictures import PICTURES, Picture, Step
from dajuan.rooms.living.indicators.patrols import PATROLS

_COLUMNS = ("department_name", "due_on")

PICTURES.put(
    Picture(
        code="patrol_flow",
        label="创文排查",
        note="截至基准日，右边是占上一环节的比例",
        steps=(
            Step("上报", Count(PATROLS), number="Q001"),
            Step("立案", Count(PATROLS, where=lambda t: t.is_accepted), columns=_COLUMNS),
            Step("处置", Count(PATROLS, where=lambda t: t.is_accepted & t.is_handled), columns=_COLUMNS),
            Step("结案", Count(PATROLS, where=lambda t: t.is_closed), number="Q005"),
        ),
    )
)
