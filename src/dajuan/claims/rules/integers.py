"""R15 shares of whole numbers of entities."""

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import Facts
from dajuan.claims.rules.judging import judge, note, shown, unchecked
from dajuan.kernel.interval import Interval

#: Rates whose denominator is a number of projects, firms or cases.
_OF_ENTITIES = re.compile(
    "(?:开工|竣工|完工|投产|达产|达效|覆盖|合格|达标|履约|签约|入库|落地|注册|办结|整改|通过|有效|达成|上线|增长|盈利|亏损|参与|建成|通车)[率面]"
    "|^(?:[一-鿿]{0,12}中)?[，,]?(?:的)?$"
)
_GROUP = re.compile("^[一-鿿“”]{0,14}?(?:中(?![一-鿿])|里|当中|内(?![一-鿿]))")


def integers(facts: Facts) -> Iterator[Verdict]:
    """R15: p% of N entities needs an integer k with 100k/N = p within rounding: 83/112 = 74.1.

    Also several shares of one whole that is not stated: 开工19807 (99.7%), 完工18839 (94.8%) → N must be common.
    Guard: N may itself be the part; then some whole M ≥ N must fit.
    """
    for claim in facts.claims:
        if claim.kind == "share" and claim.dimension == "percent" and 0 < claim.value <= 100:
            group = facts.previous(claim)
            if group is not None and _is_group(group, claim):
                yield _counted(group, claim)
    yield from _common_whole(facts)


def _is_group(group: Claim, claim: Claim) -> bool:
    if group.kind != "count" or group.approx != "exact" or group.step or group.sentence != claim.sentence:
        return False
    near = group.clause == claim.clause or _GROUP.match(group.after) is not None
    return near and 0 < group.value < 100_000 and "占" not in claim.before


def _counted(group: Claim, claim: Claim) -> Verdict:
    size, rate = int(group.value), claim.interval
    fits = _whole_numbers(rate * Fraction(size, 100))
    if fits:
        text = (
            f"{group.surface}的{claim.surface}即{fits[0]}" if len(fits) == 1 else f"{fits[0]}～{fits[-1]}均可"
        )
        return note(
            "integers", text, [group, claim], f"{fits[0]}÷{size}×100={shown(Fraction(100 * fits[0], size))}%"
        )
    wholes = _whole_numbers(Interval.point(size * 100) / rate) if rate.lo and rate.lo > 0 else []
    if wholes:
        return note("integers", f"若{group.surface}为分子，则整体为{wholes[0]}", [group, claim])
    if not _OF_ENTITIES.search(claim.before):
        return unchecked("integers", claim, "比率的分母")
    near = Interval.point(Fraction(round(size * claim.value / 100), size) * 100)
    return judge("integers", claim, near, f"没有整数k使k÷{size}={claim.surface}", [group])


def _whole_numbers(interval: Interval) -> list[int]:
    if interval.lo is None or interval.hi is None:
        return []
    first, last = -(-interval.lo // 1), interval.hi // 1
    return [int(first), int(last)] if first < last else [int(first)] if first == last else []


def _common_whole(facts: Facts) -> Iterator[Verdict]:
    """Counts each followed by its own 率 in one sentence: the wholes they imply must share an integer."""
    for sentence in facts.sentences.values():
        pairs = [
            (count, rate)
            for count, rate in itertools.pairwise(sentence)
            if count.kind == "count"
            and rate.kind == "share"
            and rate.dimension == "percent"
            and rate.value > 0
            and "率" in rate.before
            and not count.step
            and count.approx == rate.approx == "exact"
        ]
        if len(pairs) < 2 or len({count.unit for count, _ in pairs}) > 1:
            continue
        yield _meeting(pairs)


def _meeting(pairs: list[tuple[Claim, Claim]]) -> Verdict:
    implied = [count.interval * 100 / rate.interval for count, rate in pairs]
    low = max((i.lo for i in implied if i.lo is not None), default=Fraction(0))
    high = min((i.hi for i in implied if i.hi is not None), default=low)
    used = tuple(claim for pair in pairs for claim in pair)
    if -(-low // 1) <= high // 1:
        text = f"总数应在{-(-low // 1)}～{high // 1}之间"
        return note("integers", text, used)
    if low <= high:
        return Verdict("contradiction", "integers", "red", used, "各比率隐含的总数没有共同的整数")
    return unchecked("integers", pairs[0][1], "各比率是否同一分母")


RULES = (integers,)
