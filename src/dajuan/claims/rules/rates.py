"""R4 rates (合格率, 办结率) with both of their counts."""

import re

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import AMOUNTS, Facts, alike
from dajuan.claims.rules.judging import band, judge, unchecked
from dajuan.claims.rules.quotients import matched, percent

_RATE = re.compile("(?:^|[^一-鿿])?[一-鿿]*?([不未]?)([一-鿿]{2})[率面]")
_NOT = frozenset({"不", "未"})
#: A rate of all that was spoken of, by a name that says no more than whose it is.
_PLAIN_RATE = re.compile(
    "[，,、]?(?:总体|综合|平均|整体|总|全市|全区|全县|全省|批次|样品|产品|商品|案件|事项|工单|诉求|问题|隐患|项目)?[不未]?[一-鿿]{2}率(?:为|达|达到|是|约)?"
)
_GROUP = re.compile(
    "其中|中[，,]|类|针对|对|方面|分[一-鿿]{0,3}看|[^全][区县镇乡][^域]|领域|行业|另|上年|去年|同期|目标|要求"
)
_SENTENCE = re.compile("[。；！\\n]")
#: As much as a claim tells of the words behind it.
_FARTHEST = 60
_OTHER_DENOMINATOR = re.compile("按期|按时|及时|应|限时|一次|重复|增长|年化|同比")
#: Rates of money whose whole is the amount before; 节约率, 核减率 and others are of what it would have been.
_OF_MONEY = frozenset({"到位", "兑现", "执行", "拨付", "支付", "支出", "使用", "完成", "资金", "投放"})
_REDUCED = frozenset({"压减", "压缩", "精简", "缩减", "削减", "减少", "降低", "缩短"})
_LEFT_OVER = re.compile("[到至为]了?[约近]?$")
_AIMED = re.compile("(?:预算|计划|目标|任务|应[一-鿿]{1,4}|下达)[一-鿿]{0,4}?[为数]?$")
_CLAUSE = re.compile("[，,；;。]")


def by_rate(facts: Facts, claim: Claim, last: Verdict | None) -> Verdict | None:
    """合格率 with 抽检 and 合格 counts: the part is the amount whose words hold 合格, the whole the one before; where
    they hold 不合格, the part is what is left."""
    found = _RATE.search(claim.before)
    if not found or ("率" in claim.before and _OTHER_DENOMINATOR.search(claim.before)):
        return None
    stem, negative = found[2], bool(found[1])
    part = _part(facts, claim, stem, negative)
    if part is None:
        return None
    aimed = _aimed_at(facts, claim, part, stem)
    wholes = [*aimed, *(w for w in facts.earlier(part, 1) if _may_hold(w, part, stem))]
    if claim.before.rstrip("为达到约").endswith("面"):
        wholes = _of_all(last, part) or wholes
    if not wholes or part.approx != "exact" or wholes[0].approx != "exact":
        return None
    shrunk = stem in _REDUCED and _LEFT_OVER.search(part.before) is not None
    rest = shrunk or _denied(part, stem) != negative
    implied = [-percent(part, w) + 100 if rest else percent(part, w) for w in wholes]
    whole = next((w for w, one in zip(wholes, implied, strict=True) if one.meets(claim.interval)), None)
    if whole is None:
        whole = wholes[0]
        doubtful = not aimed and _doubtful(facts, claim, part, whole, stem) and wholes != _of_all(last, part)
        if doubtful and not shrunk:
            return unchecked("share", claim, f"{stem}率的分母")
    return _left_over(claim, part, whole) if rest else matched(claim, part, whole)


def _part(facts: Facts, claim: Claim, stem: str, negative: bool) -> Claim | None:
    """The amount the rate is named after: one of the rate's own sentence, that of its own sense (不合格) first; else the
    only one in the two sentences before it."""
    near = [one for one in facts.earlier(claim) if one.kind in AMOUNTS and stem in _words(one)]
    if near:
        return next((one for one in near if _denied(one, stem) == negative), near[0])
    if not _stands_alone(facts, claim):
        return None
    far = [one for one in facts.earlier(claim, 2) if one.kind in AMOUNTS and stem in _words(one)]
    alike_meant = [one for one in far if _denied(one, stem) == negative] or far
    if len(alike_meant) != 1 or (claim.period, claim.scope) != (alike_meant[0].period, alike_meant[0].scope):
        return None
    return alike_meant[0]


def _aimed_at(facts: Facts, claim: Claim, part: Claim, stem: str) -> list[Claim]:
    """拨付12.6亿元，年初预算15亿元，拨付率84%: a whole of money that stands behind its part."""
    if part.dimension != "money" or stem not in _OF_MONEY:
        return []
    between = (one for one in facts.earlier(claim) if one.start > part.start and one.unit == part.unit)
    return [one for one in between if _AIMED.search(one.before)]


def _words(amount: Claim) -> str:
    return amount.before + _CLAUSE.split(amount.after[:8])[0] + amount.subject


def _denied(amount: Claim, stem: str) -> bool:
    """Whether it is of what is not (不合格, 未办结)."""
    words = _words(amount)
    return words[max(0, words.find(stem) - 1) : words.find(stem)] in _NOT


def _stands_alone(facts: Facts, claim: Claim) -> bool:
    """A rate of everything said before: no other amounts in its sentence, no group named (食用油中，合格率…)."""
    mine = facts.sentences[claim.sentence]
    before = facts.previous(mine[0])
    if before is None or len(before.after) >= _FARTHEST or claim.supposed or claim.base:
        return False
    if any(one.kind != "share" for one in facts.earlier(claim)):
        return False
    words = _SENTENCE.split(before.after if claim is mine[0] else before.after + claim.before)[-1]
    return _GROUP.search(words) is None and _PLAIN_RATE.fullmatch(claim.before) is not None


def _left_over(claim: Claim, left: Claim, start: Claim) -> Verdict:
    """由28天压减为9天，压减率67.9%: what was taken away; 不合格23批次，合格率98.2%: the others."""
    expected = -percent(left, start) + 100
    equation = f"({start.surface}-{left.surface})÷{start.surface}×100={band(expected)}%，文中{claim.surface}"
    return judge("share", claim, expected, equation, [start, left])


def _doubtful(facts: Facts, claim: Claim, part: Claim, whole: Claim, stem: str) -> bool:
    """Whether a rate may have another denominator than the amount before its part."""
    if stem[0] in _NOT and stem[1] in whole.before:
        return True  # 批准逮捕1520人，不捕940人，不捕率: the two make the whole
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
    if stem in _words(whole) and _denied(whole, stem) != _denied(part, stem):
        return False
    if whole.sentence == part.sentence:
        return True
    unnamed = part.subject == stem and whole.sentence + 1 == part.sentence
    return unnamed or (len(whole.subject) > 3 and alike(whole.subject, part.subject) >= 1)
