"""R4 shares: a part over a whole that is named or stands before it."""

import re
from collections.abc import Iterator
from fractions import Fraction

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.changes import is_earlier
from dajuan.claims.rules.facts import AMOUNTS, Facts, alike, key
from dajuan.claims.rules.judging import unchecked
from dajuan.claims.rules.parts import whole_before_parts
from dajuan.claims.rules.quotients import matched, percent
from dajuan.claims.rules.rates import by_rate

_WHOLE = re.compile(
    "占(?:到|了|据)?(?!比|有)([一-鿿]{2,16}?)[约近超逾达]?$|占(?:到|了|据)?(.*?)(?:的比[重例]|比[重例]|的份额|份额|的|总[数量额])|在(.*?)中(?:的)?占比"
)
_ANY_WHOLE = re.compile("(?:总数|总量|总额|全部|总体|总计|整体|总)?$")
_FROM = re.compile("(?:从|由)[^，。；到至]{0,16}$")
_AIMED = re.compile("(?:预算|目标|计划|任务|限额)数?[约近超逾]?$")
_FULL_NAME = 4
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
            verdict = rated = by_rate(facts, claim, rated)
        else:
            verdict = None
        if verdict is not None:
            yield verdict


def _by_inline_whole(facts: Facts, claim: Claim, whole: Claim) -> Verdict | None:
    """占一般公共预算支出91.2亿元的75%: the whole stands inside the phrase, the part before it."""
    for part in facts.earlier(whole):
        if part.kind in AMOUNTS and part.unit == whole.unit and whole.value > 0:
            return matched(claim, part, whole)
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
        return matched(claim, part, named[0])
    if not wholes:
        whole = whole_before_parts(facts, part) or _whole_of_list(last, part)
        return matched(claim, part, whole) if whole else unchecked("share", claim, "整体的数值")
    fitting = [w for w in wholes if percent(part, w).meets(claim.interval)]
    stated = [w for w in wholes if w.sentence == part.sentence or _TOTAL.search(w.before)]
    if fitting:
        return matched(claim, part, fitting[0])
    return matched(claim, part, stated[0]) if len(stated) == 1 else unchecked("share", claim, "占比的分母")


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


RULES = (share,)
