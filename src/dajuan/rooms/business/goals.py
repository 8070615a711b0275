"""Goals of the business environment."""

from decimal import Decimal

from dajuan.indicators.goals import GOALS, TIME_PROGRESS, Goal

GOALS.put(Goal("F005", TIME_PROGRESS, "支出进度不低于时序", near=Decimal(10)))
