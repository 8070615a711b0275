"""Goals of residents: every flood plan in force."""

from decimal import Decimal

from dajuan.indicators.goals import GOALS, Goal

GOALS.put(Goal("W006", Decimal(100), "应有预案都在有效期内", near=Decimal(5)))
