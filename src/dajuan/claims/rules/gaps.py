"""R7 gaps between two rates, R19 percent printed for percentage points."""

import re
from collections.abc import Iterator
from fractions import Fraction

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import Facts, alike
from dajuan.claims.rules.judging import band, judge, note, unchecked
from dajuan.kernel.interval import Interval

_THAN = re.compile(
    "(?:高于|低于|快于|慢于|高出|超过|好于|优于|领先于?|落后于?|[比较])(.*?)(?:平均|水平|增速|增幅|总体|整体|高出?|低|快|慢|提高|上升|回落|下降|加快|$)"
)
_PLACE = re.compile("全国|全省|全市|全区|全县|全行|[一-鿿]{1,3}[省市区县]")
_TIME = re.compile("上年|去年|同期|年初|上月|上季|一季度|上半年|前\\d")
#: The gap is to the figure of the year before when no place or thing is named.
_ONLY_CHANGED = re.compile(
    "[，,）)]*(?:同比|较?上年同期|增速|增幅|降幅|跌幅|涨幅|幅度|明显|大幅|小幅|进一步|又|再)?(?:同比)?"
    "(?:提高|提升|上升|加快|回升|增加|扩大|回落|下降|降低|放缓|减少|收窄|减缓|[升降]|快|高|低|慢)"
)
_OF_LAST_YEAR = re.compile(
    "(?:上年|去年)(?:同期|全年|年?[末底])?(?:增速|增幅|降幅)?(?:的|为|是|仅为|仅)?(?:增长|下降)?$"
)
_FROM = re.compile("(?:由|从)[^，。；]{0,16}$")
#: 人民币贷款 and 本外币贷款 grow at rates of their own.
_CURRENCY = re.compile("本外币|外币|外汇")
_FALLS = re.compile("降幅|跌幅|减幅|收窄|扩大")
_INTERRUPTED = re.compile("[，,；;][^，,；;]*[，,；;]")
RATES = frozenset({"growth", "share", "completion"})


def gaps(facts: Facts) -> Iterator[Verdict]:
    """R7: g1 - g2 in points; R19: the same gap printed with % is a contradiction when it is no relative change.

    增长11.2%,高于全市0.8个百分点, 全市增长10.4%: 11.2-10.4 = 0.8.
    Guard: a gap against a figure that the text does not give is not checkable.
    """
    for gap in facts.claims:
        if gap.kind != "delta" or gap.dimension not in {"pp", "percent"} or gap.unit == "bp":
            continue
        pair = _from_to(facts, gap) or _last_years(facts, gap) or _other_place(facts, gap)
        if pair is None:
            yield unchecked("pp_gap", gap, "对照的增速或比率")
        else:
            yield _compared(gap, *pair)
    for growth in facts.claims:
        if growth.kind == "growth" and growth.dimension == "percent":
            pair = _from_to(facts, growth)
            if pair is not None and pair[0].dimension == "percent":
                yield _rate_change(growth, *pair)


def _from_to(facts: Facts, gap: Claim) -> tuple[Claim, Claim] | None:
    """由93.5%提高到95.8%,提高2.3个百分点 → (95.8, 93.5)."""
    than = _THAN.search(gap.before)
    if than is not None and _PLACE.search(than[1]):
        return None
    end = facts.previous(gap)
    if end is not None and _INTERRUPTED.search(end.after):
        return None
    start = facts.previous(end) if end else None
    if end is None or start is None or start.sentence != gap.sentence or not _FROM.search(start.before):
        return None
    if end.dimension != "percent" or start.dimension != "percent" or not re.search("[到至]", end.before):
        return None
    return end, start


def _last_years(facts: Facts, gap: Claim) -> tuple[Claim, Claim] | None:
    """增长9%（上年同期为7.2%，提高1.8个百分点） → (9, 7.2): nothing but the change itself is said before the gap."""
    start = facts.previous(gap)
    mine = facts.previous(start) if start else None
    if start is None or mine is None or not _ONLY_CHANGED.fullmatch(gap.before.rstrip("了约近超逾")):
        return None
    if {start.dimension, mine.dimension} != {"percent"} or mine.kind != start.kind or mine.kind not in RATES:
        return None
    if mine.sentence != gap.sentence or start.row or mine.bracketed or _earlier(mine):
        return None
    told = _earlier(start) or (start.bracketed and _OF_LAST_YEAR.search(mine.after.rstrip("（( ")))
    if not told or start.topic not in {mine.topic, facts.number[id(start)]} or gap.approx != "exact":
        return None
    return (mine, start) if gap.topic in {start.topic, mine.topic} else None


def _earlier(rate: Claim) -> bool:
    """上年同期为7.2%, 比上年同期（7.2%）."""
    return _OF_LAST_YEAR.search(rate.before.rstrip("了约近超逾")) is not None


def _other_place(facts: Facts, gap: Claim) -> tuple[Claim, Claim] | None:
    """The nearest rate before the gap, and the rate of the place or thing it is compared with."""
    than = _THAN.search(gap.before)
    if than is None or _TIME.search(than[1]):
        return None
    before = next(
        (c for c in facts.earlier(gap) if not (c.dimension == gap.dimension and c.row < gap.row)), None
    )
    near = facts.aligned(gap, before) if before else None
    if near is None or near.dimension != "percent" or near.sentence != gap.sentence or near.kind not in RATES:
        return None
    after = facts.following(gap)
    if (
        after is not None
        and after.bracketed
        and after.dimension == "percent"
        and gap.after[:1] in {"(", "（"}
    ):
        return near, after
    if after is not None and after.sentence == gap.sentence and _says(after, than[1]):
        return near, after
    if near.bracketed and near.sentence == gap.sentence and not _earlier(near):
        mine = facts.previous(near)
        return (
            (mine, near) if mine and mine.dimension == "percent" and mine.sentence == gap.sentence else None
        )
    found = list(_figures_of(facts, near, than[1]))
    fitting = [one for one in found if (near.interval - one.interval).meets(gap.interval)]
    other = (fitting or found)[:1] if fitting or len({one.subject for one in found}) == 1 else []
    return (near, other[0]) if other else None


def _says(after: Claim, name: str) -> bool:
    """高于全市1.2个百分点, 全市增长6.3%: the figure of the place comes behind the gap."""
    place = _PLACE.search(name)
    return (
        after.kind == "growth"
        and place is not None
        and after.before.lstrip("，, ;").startswith(place.group())
    )


def _figures_of(facts: Facts, near: Claim, name: str) -> Iterator[Claim]:
    """Rates of the place, or of what bears the name: 存款 may be all deposits or those of firms, said nearer."""
    place = _PLACE.search(name)
    thing = _PLACE.sub("", name)
    for other in facts.earlier(near, 2):
        if (
            other.dimension != "percent"
            or other.kind != near.kind
            or (other.base and near.base and other.base != near.base)
        ):
            continue
        if other.period != near.period or _CURRENCY.findall(other.subject) != _CURRENCY.findall(near.subject):
            continue
        if place and place.group() in other.before:
            if alike(other.subject, near.subject) >= 1:
                yield other
        elif not place and len(thing) >= 2 and alike(thing, other.subject) >= Fraction(4, 5):
            yield other


def _compared(gap: Claim, mine: Claim, other: Claim) -> Verdict:
    expected = mine.interval - other.interval
    if _FALLS.search(gap.before) and mine.value < 0 and other.value < 0:
        expected = -expected  # 降幅收窄2个百分点: the fall became smaller
        equation = f"{mine.surface}-{other.surface}={band(expected)}个百分点，文中{gap.surface}"
    else:
        equation = f"{_signed(mine)}-({_signed(other)})={band(expected)}个百分点，文中{gap.surface}"
    if gap.dimension == "pp":
        others = [(mine, gap.interval + other.interval), (other, mine.interval - gap.interval)]
        return judge("pp_gap", gap, expected, equation, [mine, other], others)
    return _percent_gap(gap, expected, equation, mine, other)


def _signed(claim: Claim) -> str:
    return ("-" if claim.value < 0 and not claim.surface.startswith("-") else "") + claim.surface


def _percent_gap(gap: Claim, expected: Interval, equation: str, mine: Claim, other: Claim) -> Verdict:
    """R19: a gap of two rates printed with %."""
    used = (mine, other, gap)
    if gap.interval.meets(expected):
        repair = f"“{gap.surface}”改为“{gap.surface.rstrip('%％')}个百分点”"
        return Verdict("contradiction", "pp_vs_pct", "red", used, equation, repair, "两个比率之差应为百分点")
    if _relative(mine, other).meets(gap.interval):
        return Verdict("ok", "pp_vs_pct", "none", used, equation)
    return judge("pp_gap", gap, expected, equation, [mine, other])


def _relative(mine: Claim, other: Claim) -> Interval:
    if other.interval.holds(0):
        return Interval(None, None)
    return (mine.interval / other.interval - 1) * 100


def _rate_change(growth: Claim, end: Claim, start: Claim) -> Verdict:
    """提高x% of a rate: the relative change is right, the difference in points is a slip of unit."""
    if _relative(end, start).meets(growth.interval):
        return Verdict("ok", "pp_vs_pct", "none", (start, end, growth))
    difference = end.interval - start.interval
    equation = f"{end.surface}-{start.surface}={band(difference)}个百分点，文中{growth.surface}"
    if difference.meets(growth.interval):
        repair = f"“{growth.surface}”改为“{growth.surface.rstrip('%％')}个百分点”"
        return Verdict("contradiction", "pp_vs_pct", "red", (start, end, growth), equation, repair)
    return note("pp_vs_pct", "提高幅度与两个比率都不相符", [start, end, growth], equation, "warning")


RULES = (gaps,)
