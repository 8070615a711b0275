"""Goals of enterprises: the province's target for research, the 13710 rule for problems, full liaison."""

from decimal import Decimal

from dajuan.indicators.goals import GOALS, Goal

_ALL = Decimal(100)
_CLOCK = "13710办理时限：到期办结、不留积案"

for _goal in (
    Goal("R005", "O013", "省定年度目标", near=Decimal(5)),
    Goal("J010", _ALL, "规上工业企业包联全覆盖", near=Decimal(2)),
    Goal("J004", Decimal(0), _CLOCK, near=Decimal(5)),
    Goal("J006", _ALL, _CLOCK, near=Decimal(10)),
    Goal("J007", Decimal(0), "13710：1日内研究交办", near=Decimal(5)),
    Goal("J008", Decimal(0), "13710：3日内首次反馈", near=Decimal(5)),
):
    GOALS.put(_goal)
