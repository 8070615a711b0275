"""R16 one fact stated twice, R22 slips of unit, R17 parts of time."""

import re
from collections.abc import Iterator
from fractions import Fraction

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.members import EACH
from dajuan.claims.periods import LAST_YEAR, months_gone, so_far, split
from dajuan.claims.rules.facts import Facts, key
from dajuan.claims.rules.judging import judge, note, slip
from dajuan.claims.subjects import is_dependent
from dajuan.kernel.interval import Interval

_GENERIC = re.compile(
    "(?:重点|主要|有关|相关|各类|新|建设)*(?:项目|企业|单位|问题|案件|人员|群众|资金|投资|活动|培训|会议|道路|设施|设备|岗位|机构|事项|线索|产品|住房|学校|总投资)?$"
)
_INDICATOR = re.compile(
    "收入$|总额$|总值$|增加值$|投资$|余额$|产值$|成交额$|支出$|税收$|进出口$|用电量$|销售额$"
)
_TAIL = re.compile("(?:建设|改造|整治|工程|任务|工作)$")
_FLOW = re.compile("新增|新建|新设|新开|净增|当月|本月|当日|单月|每|人均|户均|日均|月均")
_PLACE = re.compile("[一-鿿]{1,3}(?:县|区|镇|乡|村|公司|集团|街道|银行)|分别|其他|另")
_STOCK = re.compile("余额|末|达到|存量|保有|累计|总量|总数|拥有")
_FROM = re.compile("(?:从|由)[^，。；到至]{0,16}$")
_YEARS = re.compile("[一二两三四五六七八九十\\d]+年")
_ROUND = re.compile("前([一二三四五六七八九十]+|\\d+)[期批轮]")
_CONVERTED = re.compile("^[（(](?:即|折合|约合|合|约|折)?$")
_DIGITS = {char: index for index, char in enumerate("一二三四五六七八九十", 1)}


def restatement(facts: Facts) -> Iterator[Verdict]:
    """R16: same subject, kind, unit, base, period and scope: the intervals meet.

    4个社区公园、5个街头游园 … 4个社区公园、6个街头游园: 5 against 6. Guards: generic subjects (项目, 企业), flows
    against stocks, other places and one list are not restatements; a count needs a second count beside it that
    is stated twice with one value, an indicator (…收入) does not.
    """
    seen: dict[tuple[str, ...], Claim] = {}
    agreed: set[tuple[int, int]] = set()
    doubtful: list[tuple[Claim, Claim]] = []
    for claim in facts.claims:
        mark = _identity(facts, claim)
        if mark is None:
            continue
        first = seen.setdefault(mark, claim)
        if first is claim or first.sentence == claim.sentence:
            continue
        if claim.value == first.value or claim.interval.meets(first.interval):
            agreed.add((first.sentence, claim.sentence))
            yield Verdict("ok", "restatement", "none", (first, claim), f"{first.surface}={claim.surface}")
        else:
            doubtful.append((first, claim))
    for first, claim in doubtful:
        counted = claim.kind == "count" and "累计" in first.before and "累计" in claim.before
        if (first.sentence, claim.sentence) in agreed or counted or _INDICATOR.search(claim.subject):
            yield _differ(first, claim)


def _identity(facts: Facts, claim: Claim) -> tuple[str, ...] | None:
    subject = _YEARS.sub("", _TAIL.sub("", key(claim.subject)))
    if (
        claim.kind not in {"count", "level", "growth"}
        or len(subject) < 3 + (claim.kind != "count")
        or _GENERIC.fullmatch(subject)
        or is_dependent(subject)
        or facts.size[facts.number[id(claim)]] > 1
    ):
        return None
    if _FROM.search(claim.before) or (claim.kind == "growth" and not _own(facts, claim, subject)):
        return None
    if claim.part or _PLACE.search(key(claim.before)) or "目标" in claim.before or "预计" in claim.before:
        return None
    words = claim.before + claim.subject
    flow = "新增" if _FLOW.search(words) else "累计" if "累计" in words else ""
    if claim.kind == "growth" and (facts.topic(claim) is claim and not claim.base):
        return None
    return (subject, claim.kind, claim.unit, claim.base, claim.period, claim.scope, flow)


def _own(facts: Facts, claim: Claim, subject: str) -> bool:
    """Whether the words of the growth, or the amount right before it, name its subject."""
    if subject[-2:] in claim.before:
        return True
    before = facts.previous(claim)
    return before is not None and before is facts.topic(claim) and before.kind == "level"


def _differ(first: Claim, claim: Claim) -> Verdict:
    slipped = slip(claim, first.interval)
    rule = "unit_conversion" if slipped and claim.dimension == "money" else "restatement"
    return judge(
        rule,
        claim,
        first.interval,
        f"前文{first.surface}，此处{claim.surface}",
        [first],
        [(first, claim.interval)],
    )


def two_scopes(facts: Facts) -> Iterator[Verdict]:
    """R16: one award with two scopes is a warning: 全省第一方阵 and 国家级功能区第一方阵, both up 3 places."""
    seen: dict[tuple[str, Fraction, Fraction], tuple[Claim, Claim, str]] = {}
    for tier, move in zip(facts.claims, facts.claims[1:], strict=False):
        if tier.kind != "rank" or move.dimension != "place" or tier.sentence != move.sentence:
            continue
        scope = _scope_words(tier)
        mark = (tier.surface, Fraction(move.value), Fraction(tier.value))
        first = seen.setdefault(mark, (tier, move, scope))
        if first[0] is not tier and first[2] != scope and scope not in first[2] and first[2] not in scope:
            text = f"同一名次变化有两个范围：“{first[2]}”与“{scope}”"
            yield note("restatement", text, [first[0], first[1], tier, move], severity="warning")


def _scope_words(tier: Claim) -> str:
    found = re.search("全[国省市区县]|国家级[一-鿿]{0,4}区|(?<=[在居列])[一-鿿]{2,3}[省市]", tier.before)
    return found.group() if found else tier.scope


def conversions(facts: Facts) -> Iterator[Verdict]:
    """R22: 35.5亿元（355000万元） must be one amount."""
    for claim in facts.claims:
        other = facts.previous(claim)
        if other is None or other.unit != claim.unit or claim.dimension != other.dimension or not claim.unit:
            continue
        if _CONVERTED.fullmatch(claim.before.strip()) or _CONVERTED.fullmatch(other.after.strip()):
            closed = claim.after[:1] in {")", "）"}
            if (
                closed
                and claim.kind == other.kind
                and claim.surface != other.surface
                and claim.dimension != "percent"
            ):
                equation = f"{other.surface}={claim.surface}"
                yield judge(
                    "unit_conversion", claim, other.interval, equation, [other], [(other, claim.interval)]
                )


def time_order(facts: Facts) -> Iterator[Verdict]:
    """R17: a cumulative figure is no less than one of its sub-periods; 前五期 no less than 前四期.

    Guard: stocks (余额, 末) may fall.
    """
    rounds: dict[str, tuple[int, Claim]] = {}
    flows: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in facts.claims:
        if claim.kind not in {"count", "level"}:
            continue
        found = _ROUND.search(claim.before) or _ROUND.search(claim.subject)
        if found:
            yield from _rounds(rounds, claim, found)
        words = claim.before + claim.subject
        if "each" in claim.made_by:
            words = EACH.sub("", words)
        if (
            len(claim.subject) >= 4
            and not _STOCK.search(words)
            and not _PLACE.search(key(words))
            and not found
        ):
            yield from _nested(flows.setdefault((key(claim.subject), claim.unit, claim.scope), []), claim)


def _rounds(rounds: dict[str, tuple[int, Claim]], claim: Claim, found: "re.Match[str]") -> Iterator[Verdict]:
    number = int(found[1]) if found[1].isdigit() else _DIGITS.get(found[1], 0)
    subject = _ROUND.sub("", key(claim.subject)) + claim.unit
    first = rounds.setdefault(subject, (number, claim))
    if first[1] is claim or first[0] == number:
        return
    (_, few), (_, many) = sorted([first, (number, claim)], key=lambda pair: pair[0])
    yield _monotone(few, many)


def _nested(known: list[Claim], claim: Claim) -> Iterator[Verdict]:
    months = months_gone(claim.period)
    for other in known:
        theirs = months_gone(other.period)
        if months is None or theirs is None or not _same_year(other.period, claim.period):
            continue
        if so_far(other.period) and theirs >= months and other.period != claim.period:
            yield _monotone(claim, other)
        elif so_far(claim.period) and months >= theirs and other.period != claim.period:
            yield _monotone(other, claim)
    known.append(claim)
    del known[:-4]


def _same_year(a: str, b: str) -> bool:
    """The same year, or one of them this year, left open."""
    one, other = split(a)[0], split(b)[0]
    return one == other or (not (one and other) and LAST_YEAR not in (one, other))


def _monotone(part: Claim, whole: Claim) -> Verdict:
    equation = (
        f"{part.period or part.subject}的{part.surface}≤{whole.period or whole.subject}的{whole.surface}"
    )
    if part.value <= whole.value or _may_equal(part, whole):
        return Verdict("ok", "time_order", "none", (part, whole), equation)
    return Verdict("contradiction", "time_order", "red", (part, whole), equation)


def _may_equal(part: Claim, whole: Claim) -> bool:
    """Whether rounding alone may have put the larger part above its whole."""
    if part.approx == whole.approx == "exact":
        return part.value - whole.value <= (part.step + whole.step) / 2
    return part.interval.meets(Interval(None, whole.interval.hi))


RULES = (restatement, two_scopes, conversions, time_order)
