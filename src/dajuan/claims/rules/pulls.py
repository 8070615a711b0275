"""R8 pull and weight, R9 contribution, R12 a mean lies between its parts."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import Facts, alike
from dajuan.claims.rules.judging import band, judge, note, shown
from dajuan.claims.rules.sums import FAMILIES
from dajuan.kernel.interval import Interval, total

_PULLED = re.compile("(?:拉动|带动|贡献|影响|拉低|上拉|下拉)(.*?)(?:增长|上升|上涨|下降|增速|回落|$)")
_MEMBER = re.compile("|".join(word for family in FAMILIES for word in family))
_CONTRIBUTED = re.compile("对(.*?)(?:增长|增收|上升|上涨)?的?贡献率")


def pull_weight(facts: Facts) -> Iterator[Verdict]:
    """R8: pull = w0·g, so w0 = pull/g lies in (0, 1]; from levels pull = 100·(b - b/(1+g)) / (B/(1+G)).

    +87 % pulling 15.1 points: w0 = 17.4 %. Guard: a pull above the total's growth is legal when others fell;
    it becomes a note with the fall of the rest, (G - pull)/(1 - w0).
    """
    for pull in facts.claims:
        if pull.kind != "pull":
            continue
        growth = _growth_of_part(facts, pull)
        whole = _growth_of_whole(facts, pull, growth)
        if growth is None:
            continue
        yield from _weight(pull, growth)
        levels = _from_levels(facts, pull, growth, whole)
        if levels is not None:
            yield levels
        if whole is not None:
            yield from _rest(pull, growth, whole)


def _growth_of_part(facts: Facts, pull: Claim) -> Claim | None:
    for other in facts.earlier(pull):
        if other.kind == "growth" and other.dimension == "percent" and other.value:
            return other if other.topic == pull.topic else None
    return None


def _growth_of_whole(facts: Facts, pull: Claim, part: Claim | None) -> Claim | None:
    found = _PULLED.search(pull.before)
    name = found[1] if found else ""
    for other in facts.earlier(pull, 2 if name else 1):
        if (
            other.kind == "growth"
            and other is not part
            and other.dimension == "percent"
            and other.topic != pull.topic
        ) and (not name or name in {"全市", "全省", "全国"} or alike(name, other.subject) >= Fraction(4, 5)):
            return other
    return None


def _weight(pull: Claim, growth: Claim) -> Iterator[Verdict]:
    if growth.interval.holds(0):
        return
    weight = pull.interval / growth.interval
    equation = f"基期比重={pull.surface}÷{growth.surface}={band(weight * 100, 1)}%"
    if weight.hi is not None and weight.hi <= 0:
        yield Verdict(
            "contradiction", "pull_weight", "red", (growth, pull), equation, note="拉动与增速方向相反"
        )
    elif weight.lo is not None and weight.lo > 1:
        limit = Interval.of(*sorted((Fraction(0), abs(growth.interval.middle))))
        wanted = Interval.of(min(limit.lo or 0, 0), limit.hi)
        yield judge("pull_weight", pull, wanted, equation + "，超过100%", [growth])
    else:
        yield Verdict("ok", "pull_weight", "none", (growth, pull), equation)


def _from_levels(facts: Facts, pull: Claim, growth: Claim, whole: Claim | None) -> Verdict | None:
    part_level = facts.amount(growth)
    whole_level = facts.amount(whole) if whole else None
    if whole is None or part_level is None or whole_level is None or part_level.unit != whole_level.unit:
        return None
    if part_level is whole_level or not part_level.interval.bounded or not whole_level.interval.bounded:
        return None
    if re.search("增加值|生产总值|GDP", part_level.subject + whole_level.subject):
        return None
    factor, grown = growth.interval / 100 + 1, whole.interval / 100 + 1
    if factor.lo is None or factor.lo <= 0 or grown.lo is None or grown.lo <= 0:
        return None
    ends = [
        100 * (b - b / f) / (w / g)
        for b, f, w, g in product(_ends(part_level), _ends_of(factor), _ends(whole_level), _ends_of(grown))
        if w
    ]
    if not ends:
        return None
    expected = Interval(min(ends), max(ends))
    equation = f"({part_level.surface}的增量)÷({whole_level.surface}的基期)={band(expected)}个百分点，文中{pull.surface}"
    return judge("pull_weight", pull, expected, equation, [whole_level, whole, part_level, growth])


def _ends(claim: Claim) -> list[Fraction]:
    return _ends_of(claim.interval)


def _ends_of(interval: Interval) -> list[Fraction]:
    return [end for end in (interval.lo, interval.hi) if end is not None]


def _rest(pull: Claim, growth: Claim, whole: Claim) -> Iterator[Verdict]:
    """The others' fall when one part pulls more than the total grew."""
    if whole.value <= 0 or pull.value <= whole.value:
        return
    corners = [
        100 * (g_total - p) / (100 * (1 - p / g))
        for g_total, p, g in product(_ends(whole), _ends(pull), _ends(growth))
        if g and p / g < 1
    ]
    if not corners:
        return
    weight = Fraction(pull.value) / Fraction(growth.value)
    middle = (Fraction(whole.value) - Fraction(pull.value)) / (1 - weight)
    text = (
        f"其余部分合计下拉{shown(Fraction(pull.value - whole.value), 1)}个百分点，"
        f"隐含下降约{shown(-middle, 1)}%（{shown(min(corners), 1)}%～{shown(max(corners), 1)}%）"
    )
    yield note(
        "pull_weight",
        text,
        [whole, growth, pull],
        f"({whole.surface}-{pull.surface})÷(1-{shown(weight * 100, 1)}%)",
    )


def contribution(facts: Facts) -> Iterator[Verdict]:
    """R9: contribution = 100·pull/G; the contributions of a partition sum to 100.

    8.7/14.1 = 61.1～62.3, printed 61.5.
    """
    for share in facts.claims:
        if share.kind != "share" or "贡献率" not in share.before:
            continue
        pull = next((c for c in facts.earlier(share) if c.kind == "pull"), None)
        whole = _whole_of_contribution(facts, share)
        if pull is None or whole is None or whole.interval.holds(0) or pull.topic != share.topic:
            continue
        expected = pull.interval / whole.interval * 100
        equation = f"{pull.surface}÷{whole.surface}×100={band(expected, 1)}%，文中{share.surface}"
        wanted = share.interval * whole.interval / 100
        yield judge("contribution", share, expected, equation, [pull, whole], [(pull, wanted)])
    for sentence in facts.sentences.values():
        yield from _partition(sentence)


def _whole_of_contribution(facts: Facts, share: Claim) -> Claim | None:
    found = _CONTRIBUTED.search(share.before)
    name = found[1] if found else ""
    candidates = [
        c for c in facts.earlier(share, 2 if name else 1) if c.kind == "growth" and c.dimension == "percent"
    ]
    for other in candidates:
        if other.topic != share.topic and (not name or alike(name, other.subject) >= Fraction(4, 5)):
            return other
    named = [c for c in candidates if name and alike(name, c.subject) >= Fraction(4, 5)]
    return named[0] if named else None


def _partition(sentence: list[Claim]) -> Iterator[Verdict]:
    shares = [
        c
        for c in sentence
        if c.kind == "share"
        and ("贡献率" in c.comparator or "占比" in c.comparator or "比重" in c.comparator)
    ]
    subjects = "".join(c.subject + c.before for c in sentence)
    if len(shares) != 3 or not all(word in subjects for word in FAMILIES[0]) or "贡献率" not in subjects:
        return
    summed = total(c.interval for c in shares)
    equation = f"{'+'.join(c.surface for c in shares)}={band(summed)}，应为100%"
    wanted = Interval.point(100) - (summed - shares[-1].interval.middle)
    yield judge("contribution", shares[-1], wanted, equation, shares[:-1])


def mean_between(facts: Facts) -> Iterator[Verdict]:
    """R12: min g_i ≤ G ≤ max g_i for the growth rates of an exhaustive family (城镇, 农村; 三次产业).

    Guard: families that do not exhaust the total say nothing; income per head of 城镇 and 农村 also moves with
    urbanisation, so it is left out.
    """
    for claims in facts.sentences.values():
        rates = [c for c in claims if c.kind == "growth" and c.dimension == "percent"]
        if len(rates) < 2 or not _MEMBER.search("".join(rate.subject for rate in rates)):
            continue
        for family in FAMILIES:
            parts = [next((r for r in rates if _belongs(r, word, family)), None) for word in family]
            found = [part for part in parts if part is not None]
            if len(found) != len(family) or len({part.base for part in found}) > 1:
                continue
            whole = _total_rate(facts, found)
            if whole is not None and "人均" not in whole.subject:
                yield _between(whole, found)


def _belongs(rate: Claim, word: str, family: tuple[str, ...]) -> bool:
    subject = rate.subject.replace("进出口", "")
    return word in subject and not any(other in subject for other in family if other != word)


def _total_rate(facts: Facts, parts: list[Claim]) -> Claim | None:
    """The growth just before the first part whose subject the parts' subjects end with."""
    for other in facts.earlier(parts[0], 1):
        if other.kind == "growth" and other.dimension == "percent" and _same_base(other, parts[0]):
            related = all(alike(other.subject, part.subject) >= Fraction(3, 5) for part in parts)
            industries = bool(re.search("生产总值|GDP", other.subject)) and "产业" in parts[0].subject
            return other if related or industries else None
    return None


def _same_base(whole: Claim, part: Claim) -> bool:
    """Parts of a total said to grow 同比 need not say it again."""
    return part.base == whole.base or (not part.base and whole.base == "同比")


def _between(whole: Claim, parts: list[Claim]) -> Verdict:
    lows = [p.interval.lo for p in parts if p.interval.lo is not None]
    highs = [p.interval.hi for p in parts if p.interval.hi is not None]
    expected = Interval(min(lows), max(highs))
    equation = f"总体{whole.surface}应介于{'、'.join(p.surface for p in parts)}之间"
    return judge("mean_between", whole, expected, equation, parts)


RULES = (pull_weight, contribution, mean_between)
