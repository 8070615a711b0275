"""Why a project's light is lit, in words, and the date on which it will change if nothing else happens."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dajuan.desks.leader.project_rows import Row
from dajuan.kernel.period import add_months, month_end
from dajuan.projects.lights import LIGHTS, LightRules, rules_at, time_progress

_WORDS = {"green": "正常", "yellow": "预警", "red": "滞后"}


@dataclass(frozen=True)
class LitRule:
    """One light: ``because`` compares the project with the rule, ``changes`` says when and to what."""

    light: str
    name: str
    colour: str
    label: str
    because: str
    rule: str
    changes: str


def lit_rules(row: Row, at: date) -> list[LitRule]:
    """The lights of one project at a valid date; a suppressed one keeps its reason beside it."""
    rules = rules_at(at)
    found = []
    explained = (_investment, _start, _statistics)
    for (light, (name, _)), colour, explain in zip(LIGHTS.items(), row.lights, explained, strict=True):
        if colour is not None:
            because, rule, changes = explain(row, at, rules)
            label = _WORDS.get(colour, "已说明")
            found.append(LitRule(light, name, colour, label, because, f"{rule}（{rules.source}）", changes))
    return found


def investment_colour(completion: Decimal, elapsed: Decimal, rules: LightRules) -> str:
    """Both in percent; equal to a threshold is still the better colour."""
    ahead = completion - elapsed
    return "green" if ahead >= rules.yellow_below else "yellow" if ahead >= rules.red_below else "red"


def _investment(row: Row, at: date, rules: LightRules) -> tuple[str, str, str]:
    completion = row.completion or Decimal(0)
    gap = completion - row.time_progress
    side = "高" if gap >= 0 else "低"
    because = (
        f"完成年度计划 {completion:.1f}%，比时序 {row.time_progress:.1f}% {side} {abs(gap):.1f} 个百分点"
    )
    rule = f"低于时序 {-rules.yellow_below} 个百分点以内为正常，{-rules.yellow_below}—{-rules.red_below} 个为预警，更低为滞后"
    return because, rule, _investment_change(completion, at, rules)


def _investment_change(completion: Decimal, at: date, rules: LightRules) -> str:
    now = investment_colour(completion, _elapsed(at), rules)
    for month in range(at.month, 13):
        day = month_end(at.year, month)
        colour = investment_colour(completion, _elapsed(day), rules)
        if day > at and colour != now:
            return f"若不再完成投资，{day} 变为{_WORDS[colour]}"
    return "若不再完成投资，年内不变"


def _elapsed(day: date) -> Decimal:
    elapsed, whole = time_progress(day)
    return Decimal(elapsed) / whole * 100


def _start(row: Row, at: date, rules: LightRules) -> tuple[str, str, str]:
    planned = row.planned_start or at
    because = f"计划 {planned} 开工，至 {at} 未开工"
    rule = f"到期未开工为预警，跨 {rules.start_red_months} 个月为滞后"
    red_from = date(*add_months(planned, rules.start_red_months), 1)
    return because, rule, f"{red_from} 变为滞后" if red_from > at else "开工后熄灭"


def _statistics(row: Row, at: date, rules: LightRules) -> tuple[str, str, str]:
    started = row.started_on or at
    because = f"{started} 开工，至 {at} 未入统计库"
    rule = f"开工次月起未入库为预警，超过 {rules.statistics_red_months} 个月为滞后"
    red_from = date(*add_months(started, rules.statistics_red_months + 1), 1)
    return because, rule, f"{red_from} 变为滞后" if red_from > at else "入库后熄灭"
