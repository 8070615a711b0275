"""R1 a part is no more than its whole, R11 ratios, R13 enumerations."""

import re
from collections.abc import Iterator

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import AMOUNTS, Facts
from dajuan.claims.rules.judging import band, judge
from dajuan.kernel.interval import Interval, total

_WHOLE = re.compile(
    "总投资|投资总额|计划投资|协议投资|概算|签约金额|申请|申报|授信|下达|应收|核定|总预算|投资规模"
)
_PART = re.compile("资金|已完成|完成投资|到位|兑现|拨付|支出|使用|已投|争取|用信|放款|实收|落实")
#: What adds up: a part of it is no more than the whole (scores, prices and durations do not).
ADDITIVE = frozenset({"money", "count", "area", "volume", "mass", "energy", "length", "power"})
_AIM = re.compile("目标|任务|计划数|预算数")
_MEAN = re.compile("均|每|得分|单价|价格|最[高大多低小]|指数")
#: As much as a claim tells of the words behind it.
_FARTHEST = 60
#: 提起公诉673人（含上期积存）: more than came in this time.
_CARRIED = re.compile("[（(]?(?:含|包括)[^，。；）)]{0,4}(?:上期|上年|往年|以前|旧存|积存|结转|结余)")
_UNNAMED = re.compile(
    "(?:目前|现|已|累计|实际|共|其中)*(?:完成投资|到位资金|完成|投入|拨付|支付|支出|使用)(?:资金|投资)?(?:了|约|达)?"
)
_NAME_END = re.compile(
    "(?:市|县|区|旗|公司|集团|银行|乡|镇|村|街道|学院|大学|医院|局|厅|办|委|党委|法院|小学|中学|学校|幼儿园|社区|车站|机场)$"
)


def part_le_whole(facts: Facts) -> Iterator[Verdict]:
    """R1: lo(part) ≤ hi(whole), both in the base unit.

    总投资2.8亿元,获得中央预算内资金4296.8万元: 0.42968 ≤ 2.8. Guard: a whole belongs to the clauses after it
    in its own sentence, and a change (较…增加) is no part.
    """
    for part in facts.claims:
        if part.kind not in AMOUNTS or part.dimension not in ADDITIVE or _MEAN.search(part.before):
            continue
        if _CARRIED.match(part.after):
            continue
        whole = _whole_by_name(facts, part) or whole_before_parts(facts, part)
        if whole is not None and not _MEAN.search(whole.before):
            yield _not_more(part, whole)


def _whole_by_name(facts: Facts, part: Claim) -> Claim | None:
    words = part.before + part.subject
    if (
        part.dimension != "money"
        or not _PART.search(part.before)
        or _WHOLE.search(part.before.replace("下达资金", ""))
    ):
        return None
    for other in facts.earlier(part, 1):
        if other.kind == "count" and other.clause == part.clause:
            return None
        if other.unit == part.unit and other.kind == "level":
            if not _WHOLE.search(other.before) or "超" in words:
                return None
            return other if other.sentence == part.sentence or _goes_on(other, part) else None
    return None


def _goes_on(whole: Claim, part: Claim) -> bool:
    """总投资24.5亿元，分三期建设。累计完成投资9.8亿元: the next sentence of the paragraph, with no other name."""
    together = len(whole.after) < _FARTHEST and "\n" not in whole.after and whole.scope == part.scope
    return together and not part.supposed and _UNNAMED.fullmatch(part.before) is not None


def whole_before_parts(facts: Facts, part: Claim) -> Claim | None:
    """The amount that 其中 refers to: the nearest one of its unit, over sentences that only tell of its changes."""
    if not part.part:
        return None
    for other in facts.earlier(part, 3):
        if other.kind not in AMOUNTS or other.bracketed:
            continue
        if other.unit != part.unit and part.sentence - other.sentence > 1:
            return None
        passed = other.part and other.sentence == part.sentence
        if other.unit == part.unit and not passed and not _AIM.search(other.subject):
            return other if other.sentence == part.sentence else _largest(facts, part, other)
    return None


def _largest(facts: Facts, part: Claim, near: Claim) -> Claim:
    """A sentence that opens with 其中 may refer to more than the number right before it: 抽检8420批次…不合格160批次。其中…"""
    if part.value <= near.value:
        return near
    wholes = (
        c for c in facts.earlier(part, 3) if c.kind in AMOUNTS and c.unit == part.unit and not c.bracketed
    )
    return next((whole for whole in wholes if part.value <= whole.value), near)


def _not_more(part: Claim, whole: Claim) -> Verdict:
    limit = Interval(None, whole.interval.hi)
    equation = f"部分{part.surface}≤整体{whole.surface}"
    if part.interval.meets(limit):
        return Verdict("ok", "part_le_whole", "none", (whole, part), equation)
    return judge("part_le_whole", part, limit, equation, [whole], [(whole, part.interval)])


def ratio_sum(facts: Facts) -> Iterator[Verdict]:
    """R11: the members of a ratio sum to 100 ± n·h. 8.6:42.0:49.4 = 100."""
    run: list[Claim] = []
    for claim in [*facts.claims, None]:
        if claim is not None and "ratio" in claim.made_by and (not run or claim.start == run[-1].end + 1):
            run.append(claim)
            continue
        if len(run) > 2:
            yield _hundred(run)
        run = [claim] if claim is not None and "ratio" in claim.made_by else []


def _hundred(run: list[Claim]) -> Verdict:
    summed = total(claim.interval for claim in run)
    equation = f"{'+'.join(claim.surface for claim in run)}={band(summed)}，应为100"
    if summed.holds(100) or summed.middle < 60:
        return Verdict("ok", "ratio_sum", "none", tuple(run), equation)
    wanted = [(claim, Interval.point(claim.interval.middle + 100 - summed.middle)) for claim in run]
    return judge("ratio_sum", run[-1], wanted[-1][1], equation, run[:-1], wanted)


def enum_count(facts: Facts) -> Iterator[Verdict]:
    """R13: names listed before a count: A、B和C3家 lists N, A、B等27个 at most N.

    Guard: kinds of things (公园、广场和游园12个) are no names and are not counted.
    """
    for claim in facts.claims:
        if claim.kind != "count" or claim.approx != "exact" or "、" not in claim.before or claim.value > 60:
            continue
        text = re.split("[“”（）()：:]", claim.before)[-1]
        open_list = text.endswith("等")
        names = [
            name
            for name in re.split("、" if open_list else "、|和|与|及|以及", text.removesuffix("等"))
            if name
        ]
        listed = len(names)
        if listed < 2 or (not open_list and not _proper(names)):
            continue
        equation = f"列举{listed}个，文中{claim.surface}"
        good = listed <= claim.value if open_list else listed == claim.value
        expected = Interval.of(listed, None if open_list else listed)
        if good:
            yield Verdict("ok", "enum_count", "none", (claim,), equation)
        else:
            yield judge("enum_count", claim, expected, equation, [])


def _proper(names: list[str]) -> bool:
    """Institutions or places by their last word; the last name may carry none."""
    ends = sum(bool(_NAME_END.search(name)) for name in names)
    return ends >= max(2, len(names) - 1) and not names[-1].endswith(("达到", "达", "为", "共", "有", "各"))


RULES = (part_le_whole, ratio_sum, enum_count)
