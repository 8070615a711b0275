"""R4 shares and rates with both counts, R15 shares of whole numbers of entities."""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import AMOUNTS, Facts, alike
from dajuan.claims.rules.judging import Solution, band, judge, note, shown, unchecked
from dajuan.kernel.interval import Interval

_WHOLE = re.compile(
    "占(?:到|了|据)?(?!比|有)([一-鿿]{2,16}?)[约近超逾达]?$|占(?:到|了|据)?(.*?)(?:的比[重例]|比[重例]|的份额|份额|的|总[数量额])|在(.*?)中(?:的)?占比"
)
_ANY_WHOLE = re.compile("(?:总数|总量|总额|全部|总体|总计|整体|总)?$")
_RATE = re.compile("(?:^|[^一-鿿])?[一-鿿]*?([一-鿿]{2})[率面]")
_OTHER_DENOMINATOR = re.compile("按期|按时|及时|应|限时|一次|重复|增长|年化|同比")
_FROM = re.compile("(?:从|由)[^，。；到至]{0,16}$")
_CLAUSE = re.compile("[，,；;。]")
#: Rates whose denominator is a number of projects, firms or cases.
_OF_ENTITIES = re.compile(
    "(?:开工|竣工|完工|投产|达产|达效|覆盖|合格|达标|履约|签约|入库|落地|注册|办结|整改|通过|有效|达成|上线|增长|盈利|亏损|参与|建成|通车)[率面]"
    "|^(?:[一-鿿]{0,12}中)?[，,]?(?:的)?$"
)
_TOTAL = re.compile("共|总|合计|中的?$|的$|抽|检查|受理|收到|申请|应|签约|征集|调查|参加")
_GROUP = re.compile("^[一-鿿“”]{0,14}?(?:中(?![一-鿿])|里|当中|内(?![一-鿿]))")


def share(facts: Facts) -> Iterator[Verdict]:
    """R4: 100·part/whole, as an interval.

    28个行业实现正增长,占全市36个大类行业的77.8%: 28/36 = 77.78. A named whole must be stated with its amount;
    an unnamed one (占比达) is the amount before the part. Guard: shares against a whole that the text does not
    give are not checkable.
    """
    for claim in facts.claims:
        if claim.kind != "share" or claim.dimension not in {"percent", "fraction"}:
            continue
        inline = facts.previous(claim) if claim.before.endswith("的") else None
        if inline is not None and inline.kind in AMOUNTS and _is_inside(inline, claim):
            verdict = _by_inline_whole(facts, claim, inline)
        elif "占" in claim.before or "比重" in claim.before:
            verdict = _by_share(facts, claim)
        elif "率" in claim.before or "面" in claim.before:
            verdict = _by_rate(facts, claim)
        else:
            verdict = None
        if verdict is not None:
            yield verdict


def _by_inline_whole(facts: Facts, claim: Claim, whole: Claim) -> Verdict | None:
    """占一般公共预算支出91.2亿元的75%: the whole stands inside the phrase, the part before it."""
    for part in facts.earlier(whole):
        if part.kind in AMOUNTS and part.unit == whole.unit and whole.value > 0:
            return _matched(claim, part, whole)
    return None


def _is_inside(whole: Claim, claim: Claim) -> bool:
    """占支出91.2亿元的75%, 占支出(91.2亿元)的75%."""
    if claim.before == "的":
        return "占" in whole.before
    return whole.bracketed and "占" in claim.before and whole.sentence == claim.sentence


def _by_share(facts: Facts, claim: Claim) -> Verdict | None:
    part = facts.amount(claim)
    if part is None or part.sentence != claim.sentence:
        return None
    found = _WHOLE.search(claim.before)
    name = next(filter(None, found.groups()), "") if found else ""
    name = _ANY_WHOLE.sub("", name)
    wholes = [
        c
        for c in facts.earlier(part, 1)
        if c.kind in AMOUNTS
        and c.unit == part.unit
        and c.value > 0
        and not c.bracketed
        and not _FROM.search(c.before)
        and not _has_share(facts, c)
    ]
    if name:
        named = [whole for whole in wholes if alike(name, whole.subject) >= Fraction(4, 5)]
        if not named:
            return unchecked("share", claim, f"{name}的数值")
        return _matched(claim, part, named[0])
    if not wholes:
        return unchecked("share", claim, "整体的数值")
    fitting = [w for w in wholes if _percent(part, w).meets(claim.interval)]
    stated = [w for w in wholes if w.sentence == part.sentence or _TOTAL.search(w.before)]
    if fitting:
        return _matched(claim, part, fitting[0])
    return _matched(claim, part, stated[0]) if len(stated) == 1 else unchecked("share", claim, "占比的分母")


def _has_share(facts: Facts, amount: Claim) -> bool:
    """A sibling: an amount that has its own share of the whole right after it."""
    after = facts.following(amount)
    return (
        after is not None and after.kind == "share" and "占" in after.before and after.topic == amount.topic
    )


def _by_rate(facts: Facts, claim: Claim) -> Verdict | None:
    """合格率 with 抽检 and 合格 counts: the part is the amount whose words hold 合格, the whole the one before."""
    found = _RATE.search(claim.before)
    if not found or ("率" in claim.before and _OTHER_DENOMINATOR.search(claim.before)):
        return None
    stem = found[1]
    for part in facts.earlier(claim):
        if part.kind in AMOUNTS and stem in part.before + _CLAUSE.split(part.after[:8])[0] + part.subject:
            wholes = [w for w in facts.earlier(part, 1) if _may_hold(w, part)]
            if not wholes or part.approx != "exact" or wholes[0].approx != "exact":
                return None
            fitting = [w for w in wholes if _percent(part, w).meets(claim.interval)]
            if not fitting and stem in wholes[0].before + wholes[0].subject:
                return unchecked("share", claim, f"{stem}率的分母")
            if not fitting and (
                claim.value == 100 or facts.previous(part) is not wholes[0] or wholes[0].value < part.value
            ):
                return unchecked("share", claim, f"{stem}率的分母")
            return _matched(claim, part, (fitting or wholes)[0])
    return None


def _may_hold(whole: Claim, part: Claim) -> bool:
    """An amount of the same unit, in the sentence of the part or about the same thing in the one before."""
    if whole.unit != part.unit or whole.kind not in AMOUNTS or whole.bracketed:
        return False
    return whole.sentence == part.sentence or (
        len(whole.subject) > 3 and alike(whole.subject, part.subject) >= 1
    )


def _percent(part: Claim, whole: Claim) -> Interval:
    if whole.interval.lo is None or whole.interval.lo <= 0:
        return Interval(None, None)
    return part.interval / whole.interval * 100


def _matched(claim: Claim, part: Claim, whole: Claim) -> Verdict:
    expected = _percent(part, whole)
    equation = f"{part.surface}÷{whole.surface}×100={band(expected)}%，文中{claim.surface}"
    if claim.dimension == "fraction":
        expected = expected / 100
        wide = Interval.of(Decimal(claim.value) * Decimal("0.95"), Decimal(claim.value) * Decimal("1.05"))
        return Verdict(
            "ok" if wide.meets(expected) else "contradiction",
            "share",
            "none" if wide.meets(expected) else "red",
            (part, whole, claim),
            equation,
        )
    return judge("share", claim, expected, equation, [part, whole], _others(claim, part, whole))


def _others(claim: Claim, part: Claim, whole: Claim) -> list[Solution]:
    rate = Fraction(claim.value) / 100
    if not rate:
        return []
    return [
        (part, Interval.point(Fraction(whole.value) * rate)),
        (whole, Interval.point(Fraction(part.value) / rate)),
    ]


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


RULES = (share, integers)
