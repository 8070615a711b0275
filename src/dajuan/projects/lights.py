"""红黄绿灯: dated rule sets, and the same rule for a query and for one project.

Default after the rule dossier §1.2 reports (Yinchuan 2025); every number is one zone's choice and
lives in a dated rule set in a room.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import ibis
import ibis.expr.types as ir

from dajuan.kernel.shelf import Shelf
from dajuan.ledger.cube import PARAMETERS, Parameter


class Light(StrEnum):
    """A light is a colour, a shape and a word."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    SUPPRESSED = "suppressed"

    @property
    def label(self) -> str:
        return {"green": "正常", "yellow": "预警", "red": "滞后", "suppressed": "已说明"}[self]


@dataclass(frozen=True)
class LightRules:
    """One rule set, valid from a day until the next one.

    ``yellow_below`` and ``red_below``: percentage points of completion against time progress.
    ``start_red_months``: calendar months after the planned start from which a project is red.
    ``statistics_red_months``: months after the real start without entry in the statistics register.
    ``low_target_ahead``: points ahead of time progress from which the target itself is doubted.
    """

    code: str
    valid_from: date
    source: str
    yellow_below: int = -10
    red_below: int = -30
    start_red_months: int = 3
    statistics_red_months: int = 2
    low_target_ahead: int = 40


LIGHT_RULES: Shelf[LightRules] = Shelf("灯规则")


def rules_at(day: date) -> LightRules:
    """The rule set in force; the earliest one for days before it."""
    ordered = sorted(LIGHT_RULES, key=lambda rules: rules.valid_from)
    valid = [rules for rules in ordered if rules.valid_from <= day]
    return (valid or ordered[:1])[-1]


def time_progress(day: date) -> tuple[int, int]:
    """(elapsed, whole) months of the year complete at ``day``: a month counts on its last day.

    >>> time_progress(date(2022, 6, 30))
    (6, 12)
    """
    complete = day.month if _is_month_end(day) else day.month - 1
    return complete, 12


def _last_month(day: date) -> date:
    """First day of the last month complete at ``day``; in the year before for the days of a first month."""
    complete = time_progress(day)[0]
    return date(day.year, complete, 1) if complete else date(day.year - 1, 12, 1)


def _is_month_end(day: date) -> bool:
    return day.toordinal() + 1 == date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal()


PARAMETERS.put(Parameter("elapsed", lambda day: time_progress(day)[0]))
PARAMETERS.put(Parameter("last_month", _last_month, kind="date"))
PARAMETERS.put(Parameter("whole", lambda day: time_progress(day)[1]))
PARAMETERS.put(Parameter("yellow_below", lambda day: rules_at(day).yellow_below))
PARAMETERS.put(Parameter("red_below", lambda day: rules_at(day).red_below))
PARAMETERS.put(Parameter("start_red_months", lambda day: rules_at(day).start_red_months))
PARAMETERS.put(Parameter("statistics_red_months", lambda day: rules_at(day).statistics_red_months))
PARAMETERS.put(Parameter("low_target_ahead", lambda day: rules_at(day).low_target_ahead))


def investment_light(t: ir.Table) -> ir.StringColumn:
    """Completion of the annual plan against time progress; only plans with a real start are judged.

    Compares ``invested / plan * 100 - elapsed / whole * 100`` with the thresholds without dividing:
    both sides are multiplied by ``plan * whole``, so equal stays equal.
    """
    ahead = t.year_to_date.coalesce(0) * 100 * t.whole - t.annual_plan * t.elapsed * 100
    scale = t.annual_plan * t.whole
    judged = (t.annual_plan > 0) & t.started_on.notnull() & (t.started_on <= t["at"])
    return ibis.cases(
        (~judged, ibis.null("string")),
        (judged.isnull(), ibis.null("string")),
        (ahead >= scale * t.yellow_below, Light.GREEN.value),
        (ahead >= scale * t.red_below, Light.YELLOW.value),
        else_=Light.RED.value,
    )


def start_light(t: ir.Table) -> ir.StringColumn:
    """A planned start that has passed without a real one: yellow, and red after some months."""
    late = (t.planned_start <= t["at"]) & (t.started_on.isnull() | (t.started_on > t["at"]))
    months = (t["at"].year() - t.planned_start.year()) * 12 + t["at"].month() - t.planned_start.month()
    return ibis.cases(
        (~late, ibis.null("string")),
        (late.isnull(), ibis.null("string")),
        (months >= t.start_red_months, Light.RED.value),
        else_=Light.YELLOW.value,
    )


def statistics_light(t: ir.Table) -> ir.StringColumn:
    """Really started but not in the statistics register: yellow after a month, red after more than two."""
    outside = (t.started_on <= t["at"]) & ~t.in_statistics
    months = (t["at"].year() - t.started_on.year()) * 12 + t["at"].month() - t.started_on.month()
    return ibis.cases(
        (outside.isnull() | ~outside, ibis.null("string")),
        (months > t.statistics_red_months, Light.RED.value),
        (months >= 1, Light.YELLOW.value),
        else_=ibis.null("string"),
    )


#: Every light: what it is called and how it is judged. Any of them an approved reason may silence.
LIGHTS: dict[str, tuple[str, Callable[[ir.Table], ir.StringColumn]]] = {
    "investment": ("投资进度灯", investment_light),
    "start": ("开工灯", start_light),
    "statistics": ("入统灯", statistics_light),
}


def low_target(t: ir.Table) -> ir.BooleanValue:
    """Completion so far ahead of time progress that the yearly target itself is doubted."""
    ahead = t.year_to_date.coalesce(0) * 100 * t.whole - t.annual_plan * t.elapsed * 100
    return ((t.annual_plan > 0) & (ahead >= t.annual_plan * t.whole * t.low_target_ahead)).fill_null(False)
