"""R2 growth from levels, R3 average growth, R20 constant prices, R21 other base."""

import re
from collections.abc import Iterator
from fractions import Fraction

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import AMOUNTS, Facts
from dajuan.claims.rules.judging import Solution, band, judge, note, shown
from dajuan.kernel.interval import Interval

CONSTANT_PRICES = re.compile(
    "增加值|生产总值|GDP|地区总值|可比|不变价|扣除价格|实际增长|实际下降|总产出|GVA|同口径"
)
_FROM = re.compile("(?:由|从|自)[^，。；]{0,16}$")
_TO = re.compile(
    "(?:增加|提高|上升|增长|提升|扩大|发展|增|升|减少|下降|降低|压缩|减|降|缩短|跃升)(?:到|至)了?$|[到至]$"
)
_YEARS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
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
        level = facts.amount(growth)
        if level is None or level.unit in {"%", "pp"} or level.kind not in AMOUNTS:
            continue
        start = _stated_start(facts, growth, level)
        change = _stated_change(facts, growth, level)
        if start is None and change is None:
            continue
        yield _compared(growth, level, start, change)


def _stated_change(facts: Facts, growth: Claim, level: Claim) -> Claim | None:
    """The increment of the same level against the same base, nearest first."""
    candidates = [
        other
        for other in facts.around(growth)
        if other.kind == "delta" and other.unit == level.unit and other.topic == growth.topic
    ]
    same = [other for other in candidates if other.base == growth.base or not other.base or not growth.base]
    return same[-1] if same else None


def _stated_start(facts: Facts, growth: Claim, level: Claim) -> Claim | None:
    """a in 由a增加到b, 增长g."""
    if not _TO.search(level.before.rstrip("了约近超逾")):
        return None
    before = facts.previous(level)
    if (
        before
        and before.sentence == level.sentence
        and before.unit == level.unit
        and _FROM.search(before.before)
    ):
        return before
    return None


def _rate(growth: Claim) -> Interval:
    """Growth in percent; 增长2倍 is 200 %, 是…的2倍 100 %."""
    if growth.dimension == "percent":
        return growth.interval
    rate = growth.interval * 100
    return (
        rate - 100 if re.search("[是为达]?[^增长]*的$", growth.before) and "增" not in growth.before else rate
    )


def _compared(growth: Claim, level: Claim, start: Claim | None, change: Claim | None) -> Verdict:
    end = level.interval
    if start is not None:
        begin = start.interval
        premises: list[Claim] = [start, level]
        equation = f"({level.surface}-{start.surface})÷{start.surface}"
    else:
        assert change is not None  # noqa: S101  the caller has one of the two
        begin = end - change.interval
        premises = [level, change]
        equation = f"{change.surface}÷({level.surface}-({change.surface}))"
    if begin.lo is None or begin.lo <= 0:
        return note("growth_levels", "基期不为正，不能比较", [*premises, growth])
    expected = _growth_band(begin, end) if start else _change_band(end, change)
    equation = f"{equation}×100={band(expected)}%，文中{growth.surface}"
    if CONSTANT_PRICES.search(growth.subject + growth.comparator):
        return _constant_prices(growth, expected, [*premises, growth], equation)
    if growth.dimension == "times":
        expected = Interval(*(None if e is None else e for e in (expected.lo, expected.hi)))
        if _rate(growth).meets(expected):
            return Verdict("ok", "growth_levels", "none", (*premises, growth), equation)
        return Verdict("contradiction", "growth_levels", "red", (*premises, growth), equation)
    return judge("growth_levels", growth, expected, equation, premises, _other_repairs(growth, level, change))


def _growth_band(begin: Interval, end: Interval) -> Interval:
    """[lo b/hi a - 1, hi b/lo a - 1] in percent."""
    return (end / begin - 1) * 100


def _change_band(end: Interval, change: Claim | None) -> Interval:
    """[loΔ/(hi b - loΔ), hiΔ/(lo b - hiΔ)] in percent; for falls the ends change places."""
    assert change is not None  # noqa: S101  only called with a change
    delta = change.interval
    if not (delta.bounded and end.bounded):
        return Interval(None, None)
    lows = [
        d / (b - d) for d in (delta.lo, delta.hi) for b in (end.lo, end.hi) if d is not None and b is not None
    ]
    return Interval(min(lows) * 100, max(lows) * 100)


def _other_repairs(growth: Claim, level: Claim, change: Claim | None) -> list[Solution]:
    rate = Fraction(growth.value) / 100
    if change is None or rate <= -1:
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
    text = "名义增幅与公布的（可比价）增幅相差较大" if far else "增加值增速按可比价计算，不与现价相比"
    return note("constant_price_guard", text, premises, equation)


def implied_growth(facts: Facts) -> Iterator[Verdict]:
    """R2: an increment whose growth the text does not print gets it as a note: 467.38/(3788.81-467.38) = 14.07 %.

    Guard: no note where a growth against the same base is printed.
    """
    for change in facts.claims:
        if change.kind != "delta" or change.dimension != "money" or not change.base:
            continue
        level = facts.amount(change)
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
        level = facts.amount(mean)
        start = _stated_start(facts, mean, level) if level else None
        if level and start and start.interval.lo and start.interval.lo > 0:
            ratio, premises = level.interval / start.interval, [start, level]
        else:
            singles = [c for c in facts.earlier(mean, 1) if c.kind == "growth" and c.dimension == "percent"][
                :2
            ]
            if years != 2 or len(singles) != 2 or singles[0].topic != singles[1].topic != mean.topic:
                continue
            ratio = (singles[0].interval / 100 + 1) * (singles[1].interval / 100 + 1)
            premises = singles
        power = (mean.interval / 100 + 1) ** years
        ok = power.meets(ratio)
        equation = f"(1+{mean.surface})^{years}={band(power, 4)}，两期之比={band(ratio, 4)}"
        verdict, severity = ("ok", "none") if ok else ("contradiction", "red")
        yield Verdict(verdict, "average_growth", severity, (*premises, mean), equation)


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


RULES = (growth_levels, implied_growth, average_growth, other_base)
