"""R4 shares and rates with both counts."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.changes import is_earlier
from dajuan.claims.rules.facts import AMOUNTS, Facts, alike, key
from dajuan.claims.rules.judging import Solution, band, judge, unchecked
from dajuan.claims.rules.parts import whole_before_parts
from dajuan.kernel.interval import Interval

_WHOLE = re.compile(
    "占(?:到|了|据)?(?!比|有)([一-鿿]{2,16}?)[约近超逾达]?$|占(?:到|了|据)?(.*?)(?:的比[重例]|比[重例]|的份额|份额|的|总[数量额])|在(.*?)中(?:的)?占比"
)
_ANY_WHOLE = re.compile("(?:总数|总量|总额|全部|总体|总计|整体|总)?$")
_RATE = re.compile("(?:^|[^一-鿿])?[一-鿿]*?([一-鿿]{2})[率面]")
_OTHER_DENOMINATOR = re.compile("按期|按时|及时|应|限时|一次|重复|增长|年化|同比")
_FROM = re.compile("(?:从|由)[^，。；到至]{0,16}$")
_AIMED = re.compile("(?:预算|目标|计划|任务|限额)数?[约近超逾]?$")
_FULL_NAME = 4
#: Rates of money whose whole is the amount before; 节约率, 核减率 and others are of what it would have been.
_OF_MONEY = frozenset({"到位", "兑现", "执行", "拨付", "支付", "支出", "使用", "完成", "资金", "投放"})
_REDUCED = frozenset({"压减", "压缩", "精简", "缩减", "削减", "减少", "降低", "缩短"})
_LEFT_OVER = re.compile("[到至为]了?[约近]?$")
_CLAUSE = re.compile("[，,；;。]")
_TOTAL = re.compile("共|总|合计|中的?$|的$|抽|检查|受理|收到|申请|应|签约|征集|调查|参加")


def share(facts: Facts) -> Iterator[Verdict]:
    """R4: 100·part/whole, as an interval.

    28个行业实现正增长,占全市36个大类行业的77.8%: 28/36 = 77.78. A named whole must be stated with its amount;
    an unnamed one (占比达) is the amount before the part. Guard: shares against a whole that the text does not
    give are not checkable.
    """
    last: Verdict | None = None
    rated: Verdict | None = None
    for claim in facts.claims:
        if claim.kind != "share" or claim.dimension not in {"percent", "fraction"}:
            continue
        inline = facts.previous(claim) if claim.before.endswith("的") else None
        if inline is not None and inline.kind in AMOUNTS and _is_inside(inline, claim):
            verdict = _by_inline_whole(facts, claim, inline)
        elif "占" in claim.before or "比重" in claim.before:
            verdict = last = _by_share(facts, claim, last)
        elif "率" in claim.before or "面" in claim.before:
            verdict = rated = _by_rate(facts, claim, rated)
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


def _by_share(facts: Facts, claim: Claim, last: Verdict | None) -> Verdict | None:
    part = facts.amount(claim)
    if part is None or part.sentence != claim.sentence:
        return None
    found = _WHOLE.search(claim.before)
    name = next(filter(None, found.groups()), "") if found else ""
    name = _ANY_WHOLE.sub("", name.removesuffix("的"))
    wholes = [c for c in facts.earlier(part, 1) if _may_be_whole(facts, c, part)]
    if name:
        named = [w for w in wholes if alike(name, w.subject) >= Fraction(4, 5)] or _farther(facts, part, name)
        if not named:
            return unchecked("share", claim, f"{name}的数值")
        return _matched(claim, part, named[0])
    if not wholes:
        whole = whole_before_parts(facts, part) or _whole_of_list(last, part)
        return _matched(claim, part, whole) if whole else unchecked("share", claim, "整体的数值")
    fitting = [w for w in wholes if _percent(part, w).meets(claim.interval)]
    stated = [w for w in wholes if w.sentence == part.sentence or _TOTAL.search(w.before)]
    if fitting:
        return _matched(claim, part, fitting[0])
    return _matched(claim, part, stated[0]) if len(stated) == 1 else unchecked("share", claim, "占比的分母")


def _may_be_whole(facts: Facts, amount: Claim, part: Claim) -> bool:
    """An amount of the part's unit that is no target, no starting point and no sibling of the part."""
    if amount.kind not in AMOUNTS or amount.unit != part.unit or amount.value <= 0 or amount.bracketed:
        return False
    words = amount.before
    if is_earlier(words.rstrip("了约近超逾")) and not is_earlier(part.before.rstrip("了约近超逾")):
        return False
    return not _FROM.search(words) and not _AIMED.search(words) and not _has_share(facts, amount)


def _farther(facts: Facts, part: Claim, name: str) -> list[Claim]:
    """The whole by its own full name, a few sentences before: 营业收入 … 研发投入, 占营业收入的."""
    if len(name) < _FULL_NAME or key(name) != name:
        return []
    return [
        whole
        for whole in facts.earlier(part, 4)
        if _may_be_whole(facts, whole, part)
        and (whole.period, whole.scope) == (part.period, part.scope)
        and whole.kind == "level"
        and alike(name, whole.subject) == 1
        and abs(len(key(whole.subject)) - len(name)) <= 1
    ]


def _whole_of_list(last: Verdict | None, part: Claim) -> Claim | None:
    """咨询类2207件，占39.3%；投诉类1842件，占32.8%: the whole of the member before, if its share came out."""
    if last is None or last.verdict == "not_checkable" or last.premises[-1].sentence + 1 != part.sentence:
        return None
    sibling, whole, *_ = last.premises
    chained = last.verdict == "ok" and sibling.unit == part.unit == whole.unit and part.value <= whole.value
    return whole if chained and not part.part else None


def _has_share(facts: Facts, amount: Claim) -> bool:
    """A sibling: an amount that has its own share of the whole right after it."""
    after = facts.following(amount)
    return (
        after is not None and after.kind == "share" and "占" in after.before and after.topic == amount.topic
    )


def _by_rate(facts: Facts, claim: Claim, last: Verdict | None) -> Verdict | None:
    """合格率 with 抽检 and 合格 counts: the part is the amount whose words hold 合格, the whole the one before."""
    found = _RATE.search(claim.before)
    if not found or ("率" in claim.before and _OTHER_DENOMINATOR.search(claim.before)):
        return None
    stem = found[1]
    for part in facts.earlier(claim):
        if part.kind in AMOUNTS and stem in part.before + _CLAUSE.split(part.after[:8])[0] + part.subject:
            wholes = [w for w in facts.earlier(part, 1) if _may_hold(w, part, stem)]
            if claim.before.rstrip("为达到约").endswith("面"):
                wholes = _of_all(last, part) or wholes
            if not wholes or part.approx != "exact" or wholes[0].approx != "exact":
                return None
            if stem in _REDUCED and _LEFT_OVER.search(part.before):
                return _reduced(claim, part, wholes[0])
            fitting = [w for w in wholes if _percent(part, w).meets(claim.interval)]
            if fitting:
                return _matched(claim, part, fitting[0])
            if _doubtful(facts, claim, part, wholes[0], stem) and wholes != _of_all(last, part):
                return unchecked("share", claim, f"{stem}率的分母")
            return _matched(claim, part, wholes[0])
    return None


def _reduced(claim: Claim, left: Claim, start: Claim) -> Verdict:
    """由28天压减为9天，压减率67.9%: what was taken away."""
    expected = -_percent(left, start) + 100
    equation = f"({start.surface}-{left.surface})÷{start.surface}×100={band(expected)}%，文中{claim.surface}"
    return judge("share", claim, expected, equation, [start, left])


def _doubtful(facts: Facts, claim: Claim, part: Claim, whole: Claim, stem: str) -> bool:
    """Whether a rate may have another denominator than the amount before its part."""
    if stem in whole.before + whole.subject or claim.value == 100 or whole.value < part.value:
        return True
    return facts.previous(part) is not whole and not _only(facts, whole, part)


def _only(facts: Facts, whole: Claim, part: Claim) -> bool:
    """城建项目58个，总投资126亿元。已开工47个: no other number of that unit stands in between."""
    between = facts.claims[facts.number[id(whole)] + 1 : facts.number[id(part)]]
    return whole.sentence + 1 == part.sentence and all(one.unit != part.unit for one in between)


def _of_all(last: Verdict | None, part: Claim) -> list[Claim]:
    """增长面 and 亏损面 of one set of firms: the whole of the one that came out, right before."""
    if last is None or last.verdict != "ok" or part.sentence - last.premises[-1].sentence > 1:
        return []
    whole = last.premises[1]
    return [whole] if whole.unit == part.unit and part.value <= whole.value else []


def _may_hold(whole: Claim, part: Claim, stem: str) -> bool:
    """An amount of the same unit, in the sentence of the part or about the same thing in the one before."""
    if whole.unit != part.unit or whole.kind not in AMOUNTS or whole.bracketed:
        return False
    if part.dimension == "money" and stem not in _OF_MONEY:
        return False
    if whole.sentence == part.sentence:
        return True
    unnamed = part.subject == stem and whole.sentence + 1 == part.sentence
    return unnamed or (len(whole.subject) > 3 and alike(whole.subject, part.subject) >= 1)


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


RULES = (share,)
