"""Goals of the lever: the year's investment against time, the batches against what was announced."""

from decimal import Decimal

from dajuan.indicators.goals import GOALS, TIME_PROGRESS, Goal

_ALL = Decimal(100)
_BATCHES = "“三个一批”：宣布的都要做到"

for _goal in (
    Goal("P005", TIME_PROGRESS, "年度投资不低于时序", near=Decimal(10)),
    Goal("P006", TIME_PROGRESS, "年度投资不低于时序", near=Decimal(10)),
    Goal("K005", TIME_PROGRESS, "年度投资不低于时序", near=Decimal(10)),
    Goal("K006", TIME_PROGRESS, "年度投资不低于时序", near=Decimal(10)),
    Goal("B005", _ALL, _BATCHES, near=Decimal(10)),
    Goal("B006", _ALL, _BATCHES, near=Decimal(10)),
    Goal("B007", _ALL, _BATCHES, near=Decimal(10)),
):
    GOALS.put(_goal)
