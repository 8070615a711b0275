"""R2 growth from levels, R3 average growth, R20 constant prices, R21 other base."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.changes import difference, levels_of, same_base
from dajuan.claims.rules.facts import AMOUNTS, Facts
from dajuan.claims.rules.judging import Solution, band, judge, note, shown
from dajuan.kernel.interval import Interval

CONSTANT_PRICES = re.compile(
    "增加值|生产总值|GDP|地区总值|可比|不变价|扣除价格|实际增长|实际下降|总产出|GVA|同口径"
)
#: Surveys compare with the same set of firms, not with the level printed last year.
_SURVEYED = re.compile("规模以上|规上|限额以上|限上|资质以上|固定资产投资|社会消费品零售")
#: Better is less: times, concentrations.
_BETTER = re.compile("提速|改善|好转")
_YEARS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
#: 上半年增加7亿元: what was added in that time, not in a year.
_WITHIN = re.compile(
    "(?:[上下]半年|[一二三四]季度|前\\d{1,2}个月|\\d{1,2}[-~至]\\d{1,2}月|[当本]月|年内|\\d月份?)[^，。；]{0,8}[增减]"
)
_SINCE = re.compile("\\d{4}年")
_AVERAGE = re.compile(
    "([两二三四五六七八九十]|\\d{1,2})年平均|([两二三四五六七八九十]|\\d{1,2})年(?:来|间|内)?[^，。；]{0,4}年均"
)


def growth_levels(facts: Facts) -> Iterator[Verdict]:
    """R2: g = Δ/(b-Δ) and g = (b-a)/a, as intervals; bases must be the same.

    余额3788.81亿元,较2019年末增长1195.19亿元,增幅达到46.08%: 1195.19/(3788.81-1195.19) = 46.08 %.
    Guards: value-added and GDP (constant prices) are never contradicted, 年初 never meets 同比.
    """
    for growth in facts.claims:
        if growth.kind != "growth" or growth.dimension not in {"percent", "times"} or "均" in growth.before:
            continue
        implied = _implied(facts, growth)
        if implied is not None:
            yield _compared(growth, implied)


class Implied(NamedTuple):
    """The growth that other claims imply: from ``begin``, by ``equation``, with what else could be wrong."""

    premises: list[Claim]
    begin: Interval
    band: Interval
    equation: str
    others: list[Solution]


def _implied(facts: Facts, growth: Claim) -> Implied | None:
    """From both levels, else from one of them and the increment; None when the text does not say two of these."""
    start, end = levels_of(facts, growth)
    if start is not None and not same_base(growth, start):
        start = None
    level = end or start
    if level is None or level.kind not in AMOUNTS:
        return None
    if start and end:
        words = f"({end.surface}-{start.surface})÷{start.surface}"
        moved = end.interval - start.interval
        if _BETTER.search(growth.before) and moved.middle < 0:
            moved = -moved
        band = _divided(moved, start.interval)
        return Implied([start, end], start.interval, band, words, [])
    change = _stated_change(facts, growth, level)
    if change is None:
        return None
    if end is None:
        band = _divided(change.interval, level.interval)
        return Implied([level, change], level.interval, band, f"{change.surface}÷{level.surface}", [])
    words = f"{change.surface}÷({end.surface}-({change.surface}))"
    begin, others = end.interval - change.interval, _other_repairs(growth, end, change)
    return Implied([end, change], begin, _change_band(end.interval, change), words, others)


def _stated_change(facts: Facts, growth: Claim, level: Claim) -> Claim | None:
    """The increment of the same level against the same base, nearest first."""
    candidates = [
        other
        for other in facts.around(growth)
        if other.kind == "delta"
        and other.unit == level.unit
        and other.topic == growth.topic
        and not (growth.base == "同比" and _WITHIN.search(other.before))
    ]
    same = [other for other in candidates if other.base == growth.base or not other.base or not growth.base]
    return same[-1] if same else None


def _rate(growth: Claim) -> Interval:
    """Growth in percent; 增长2倍 is 200 %, 是…的2倍 100 %."""
    if growth.dimension == "percent":
        return growth.interval
    rate = growth.interval * 100
    return (
        rate - 100 if re.search("[是为达]?[^增长]*的$", growth.before) and "增" not in growth.before else rate
    )


def _compared(growth: Claim, implied: Implied) -> Verdict:
    used = [*implied.premises, growth]
    if implied.begin.lo is None or implied.begin.lo <= 0:
        return note("growth_levels", "基期不为正，不能比较", used)
    equation = f"{implied.equation}×100={band(implied.band)}%，文中{growth.surface}"
    if CONSTANT_PRICES.search(growth.subject + growth.comparator) or _counted_otherwise(growth, implied):
        return _constant_prices(growth, implied.band, used, equation)
    if growth.dimension == "times":
        if _rate(growth).meets(implied.band):
            return Verdict("ok", "growth_levels", "none", tuple(used), equation)
        return Verdict("contradiction", "growth_levels", "red", tuple(used), equation)
    return judge("growth_levels", growth, implied.band, equation, implied.premises, implied.others)


def _counted_otherwise(growth: Claim, implied: Implied) -> bool:
    """Two levels of a survey do not give its growth; nor do levels counted 同口径 or without what was left out."""
    if any(one.supposed for one in implied.premises):
        return True
    two_levels = len(implied.premises) == 2 and implied.premises[1].kind == "level"
    return two_levels and _SURVEYED.search(growth.subject) is not None


def _divided(change: Interval, begin: Interval) -> Interval:
    """[lo Δ/hi a, hi Δ/lo a] in percent."""
    return change / begin * 100 if begin.lo is not None and begin.lo > 0 else Interval(None, None)


def _change_band(end: Interval, change: Claim) -> Interval:
    """[loΔ/(hi b - loΔ), hiΔ/(lo b - hiΔ)] in percent; for falls the ends change places."""
    delta = change.interval
    if not (delta.bounded and end.bounded):
        return Interval(None, None)
    lows = [
        d / (b - d) for d in (delta.lo, delta.hi) for b in (end.lo, end.hi) if d is not None and b is not None
    ]
    return Interval(min(lows) * 100, max(lows) * 100)


def _other_repairs(growth: Claim, level: Claim, change: Claim) -> list[Solution]:
    rate = Fraction(growth.value) / 100
    if rate <= -1:
        return []
    wanted_change = Fraction(level.value) * rate / (1 + rate)
    found: list[Solution] = [(change, Interval.point(wanted_change))]
    if rate:
        found.append((level, Interval.point(Fraction(change.value) * (1 + rate) / rate)))
    return found


def _constant_prices(growth: Claim, expected: Interval, premises: list[Claim], equation: str) -> Verdict:
    """R20: price-adjusted growth is not contradicted by nominal levels; a wide gap is worth a note."""
    printed = Fraction(growth.value)
    far = abs(expected.middle - printed) > 20 or expected.middle * printed < 0
    text = "名义增幅与公布的（可比价）增幅相差较大" if far else "增速按可比价、可比口径计算，不与现价相比"
    return note("constant_price_guard", text, premises, equation)


def implied_growth(facts: Facts) -> Iterator[Verdict]:
    """R2: an increment whose growth the text does not print gets it as a note: 467.38/(3788.81-467.38) = 14.07 %.

    Guard: no note where a growth against the same base is printed.
    """
    for change in facts.claims:
        if change.kind != "delta" or change.dimension != "money" or not change.base:
            continue
        level = levels_of(facts, change).end
        if level is None or level.unit != change.unit or level.kind != "level":
            continue
        printed = [c for c in facts.around(change) if c.kind == "growth" and c.topic == change.topic]
        begin = level.interval - change.interval
        if any(c.base in {change.base, ""} for c in printed) or begin.lo is None or begin.lo <= 0:
            continue
        rate = _change_band(level.interval, change)
        text = f"文中未写的{change.base}幅度为{shown(rate.middle)}%"
        yield note(
            "growth_levels", text, [level, change], f"{change.surface}÷({level.surface}-({change.surface}))"
        )


def average_growth(facts: Facts) -> Iterator[Verdict]:
    """R3: (1+g)^n = b/a, or for two years (1+g)^2 = (1+g1)(1+g2).

    由100亿元增加到121亿元,两年平均增长10%: 1.1² = 1.21.
    """
    for mean in facts.claims:
        if mean.kind != "growth" or mean.dimension != "percent" or "均" not in mean.before:
            continue
        found = _AVERAGE.search(mean.before)
        if not found:
            continue
        word = found[1] or found[2]
        years = _YEARS.get(word) or int(word)
        led = _led_to(facts, mean, years)
        if led is None:
            continue
        ratio, premises = led
        power = (mean.interval / 100 + 1) ** years
        ok = power.meets(ratio)
        equation = f"(1+{mean.surface})^{years}={band(power, 4)}，两期之比={band(ratio, 4)}"
        verdict, severity = ("ok", "none") if ok else ("contradiction", "red")
        yield Verdict(verdict, "average_growth", severity, (*premises, mean), equation)


def _led_to(facts: Facts, mean: Claim, years: int) -> tuple[Interval, list[Claim]] | None:
    """How many times the beginning the end is: from two levels, from the growth since that year right before
    (比2019年同期增长13.5%), or from those of two different years."""
    start, level = levels_of(facts, mean)
    if level and start and start.interval.lo and start.interval.lo > 0:
        return level.interval / start.interval, [start, level]
    singles = [c for c in facts.earlier(mean, 1) if c.kind == "growth" and c.dimension == "percent"][:2]
    if singles and _SINCE.fullmatch(singles[0].base) and singles[0] is facts.previous(mean):
        return singles[0].interval / 100 + 1, singles[:1]
    if years != 2 or len(singles) != 2 or singles[0].topic != singles[1].topic != mean.topic:
        return None
    if any(_SINCE.fullmatch(one.base) for one in singles):
        return None
    return (singles[0].interval / 100 + 1) * (singles[1].interval / 100 + 1), singles


def other_base(facts: Facts) -> Iterator[Verdict]:
    """R21: 比年初 and 同比 stand side by side and are never combined; a note says that they were kept apart."""
    for claim in facts.claims:
        if claim.kind != "growth" or not claim.base:
            continue
        for other in facts.earlier(claim):
            if (
                other.kind == "delta"
                and other.topic == claim.topic
                and other.base
                and other.base != claim.base
            ):
                text = f"“{other.base}”与“{claim.base}”口径不同，未合并计算"
                yield note("other_base_guard", text, [other, claim], severity="none")
                break


RULES = (growth_levels, difference, implied_growth, average_growth, other_base)
