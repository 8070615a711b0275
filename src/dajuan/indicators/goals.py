"""Goals: what a figure is held against, and the light it gets for it. Rooms put them on the shelf.

A goal is one zone's rule: it names its source and the day it came into force, and changes no figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dajuan.indicators.definition import INDICATORS, Indicator
from dajuan.indicators.figure import Figure
from dajuan.indicators.printing import distance
from dajuan.kernel.amount import grouped, rounded
from dajuan.kernel.shelf import Shelf
from dajuan.projects.lights import time_progress

#: As a target: the share of the year that has passed by the valid date (序时进度), in percent.
TIME_PROGRESS = "time_progress"
_WORDS = {"green": "达标", "yellow": "接近", "red": "未达标"}


@dataclass(frozen=True)
class Goal:
    """``target`` is a value in the indicator's unit, the number of the indicator that holds it (a target set
    from above is an official figure), or TIME_PROGRESS. Up to ``near`` short of it is amber, more is red."""

    number: str
    target: Decimal | str
    source: str
    near: Decimal = Decimal(0)
    valid_from: date = date(2020, 1, 1)

    @property
    def code(self) -> str:
        """Each rule of an indicator by the day it came into force."""
        return f"{self.number}@{self.valid_from}"

    @property
    def reads(self) -> str:
        """The number of the indicator that holds the target; empty when none does."""
        return self.target if isinstance(self.target, str) and self.target != TIME_PROGRESS else ""


@dataclass(frozen=True)
class Judged:
    """A light with its rule: ``colour`` and ``word``, how far off in ``said``, ``target`` in the figure's unit."""

    colour: str
    word: str
    said: str
    rule: str
    target: Decimal
    target_key: str


GOALS: Shelf[Goal] = Shelf("目标")


def goal_of(number: str, day: date) -> Goal | None:
    """The rule in force on a day; None for an indicator that is held against nothing."""
    valid = [goal for goal in GOALS if goal.number == number and goal.valid_from <= day]
    return max(valid, key=lambda goal: goal.valid_from, default=None)


def judge(figure: Figure, targets: Mapping[str, Figure]) -> Judged | None:
    """The light of a figure. ``targets`` are figures by number, read at the same position.

    None without a goal, a value or a target.
    """
    goal = goal_of(figure.number, figure.at)
    target = _target(goal, figure, targets) if goal else None
    if goal is None or target is None or figure.value is None:
        return None
    indicator = INDICATORS.get(figure.number)
    above = figure.value - target
    short = -above if _more_is_better(indicator) else above
    colour = "green" if short <= 0 else "yellow" if short <= goal.near else "red"
    side = (
        f"{'高' if above > 0 else '低'}于目标 {distance(above, indicator.unit)}" if above else "正好达到目标"
    )
    return Judged(
        colour, _WORDS[colour], side, _rule(goal, indicator, target), rounded(target, 2), goal.reads
    )


def _more_is_better(indicator: Indicator) -> bool:
    return indicator.higher_is_better is not False


def _target(goal: Goal, figure: Figure, targets: Mapping[str, Figure]) -> Decimal | None:
    if goal.target == TIME_PROGRESS:
        elapsed, whole = time_progress(figure.at)
        return Decimal(elapsed) * 100 / whole
    if isinstance(goal.target, str):
        found = targets.get(goal.target)
        return found.value if found else None
    return goal.target


def _rule(goal: Goal, indicator: Indicator, target: Decimal) -> str:
    """In words: 不低于 50%，差 5 个百分点以内为接近（省定年度目标）."""
    bound = "不低于" if _more_is_better(indicator) else "不高于"
    said = f"{bound} {grouped(rounded(target, 1).normalize())}{indicator.unit}"
    if goal.target == TIME_PROGRESS:
        said += "（序时进度）"
    if goal.near:
        unit = "个百分点" if indicator.unit == "%" else indicator.unit
        said += f"，差 {grouped(goal.near)}{unit}以内为接近"
    return f"{said}；{goal.source}"
