"""R10 sums: parts after 其中, in brackets, or before a total that counts them."""

import itertools
import re
from collections.abc import Iterator

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import AMOUNTS, FAR, Facts
from dajuan.claims.rules.judging import band_as, judge, unchecked
from dajuan.claims.rules.parts import ADDITIVE, whole_before_parts
from dajuan.kernel.interval import Interval, total

_SUMMED = re.compile("其中|包括|分为|分别为|由|含")
_EXHAUSTIVE = re.compile("由[^，。；]*(?:组成|构成)|分为|包括：|包括:")
#: Households use these too, beside the three industries.
_USED_BY_ALL = re.compile("用电|用水|用气|用能|能耗|能源消")
_EARLIER = re.compile("上年|去年|同期|目标|计划|[较比]")
_NUMBERS = {word: number for number, word in enumerate("两三四五六七八九十", 2)} | {
    str(n): n for n in range(2, 11)
}
_COUNTED = re.compile("^[^，。；、]{0,6}(?:合计|共计|总计)[^，。；、]{0,4}$")
_TOTAL = re.compile(
    "([两三四五六七八九十]|[2-9])[大个项类家者地]?[^，。；、]{0,6}(?:合计|共计|总计)[^，。；、]{0,4}$"
)
_LONGEST_NOUN = 6
_INDUSTRIES = (("第一产业", "一产"), ("第二产业", "二产"), ("第三产业", "三产"))
_CLASS_OF_FIRM = re.compile("^(?:规上|规模以上|限上|限额以上|资质以?内?|资质以上)")
#: Families whose members exhaust their whole.
FAMILIES = (
    ("第一产业", "第二产业", "第三产业"),
    ("一产", "二产", "三产"),
    ("签约", "开工", "投产"),
    ("出口", "进口"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("男", "女"),
    ("内资", "外资"),
    ("公办", "民办"),
    ("一般债", "专项债"),
    ("职工医保", "居民医保"),
    ("企业", "个体", "合作社"),
    ("新建", "续建"),
    ("省重点", "市重点"),
    ("省级", "市级", "县级"),
)
BRANCHES = (
    "工业",
    "服务业",
    "农业",
    "商贸",
    "旅游",
    "房地产",
    "基础设施",
    "社会事业",
    "制造业",
    "建筑业",
    "民生",
)
LEVELS = ("国家级", "省级", "市级", "县级", "区级", "镇级", "村级")


def qizhong_sum(facts: Facts) -> Iterator[Verdict]:
    """R10: Σ parts ≤ whole; equality only for exhaustive lists; tolerance Σh.

    项目58个,其中签约20个、开工29个、投产19个: 68 > 58. Guards: a list that does not exhaust its whole may
    stay below it, and parts that may overlap (高新企业, 中小企业) may sum above it.
    """
    for whole, parts, counted in _lists(facts):
        family = _family([part.subject + part.before for part in parts])
        cue = counted or _said_to_be_all(facts, whole, parts)
        summed = total(part.interval for part in parts)
        joined = "+".join(part.surface for part in parts)
        equation = f"{joined}={band_as(whole, summed)}，整体{whole.surface}"
        if summed.meets(whole.interval):
            yield Verdict("ok", "qizhong_sum", "none", (whole, *parts), equation)
        elif (family and len(parts) == len(family)) or cue:
            others = [(part, whole.interval - (summed - part.interval.middle)) for part in parts]
            yield judge("qizhong_sum", whole, summed, equation, parts, others)
        elif _above(summed, whole.interval):
            disjoint = family or _parallel(parts) or _apart([part.subject for part in parts])
            if disjoint:
                over = summed.middle - whole.interval.middle
                others = [(part, Interval.point(part.interval.middle - over)) for part in parts]
                yield judge("qizhong_sum", whole, summed, equation, parts, others)
            else:
                yield unchecked("qizhong_sum", whole, "各部分是否互不重叠")


def _said_to_be_all(facts: Facts, whole: Claim, parts: list[Claim]) -> bool:
    """Whether the words or the number of the parts say that there are no others."""
    said = "".join(part.before for part in parts)
    if _as_many(facts, whole, parts) or any(part.subject.startswith(("其他", "其余")) for part in parts):
        return True
    return _EXHAUSTIVE.search(said) is not None


def _as_many(facts: Facts, whole: Claim, parts: list[Claim]) -> bool:
    """三个街道共排查8620户，其中甲街道…、乙街道…、丙街道…: as many parts as were counted, and of that name."""
    count = facts.previous(whole)
    if (
        count is None
        or count.kind != "count"
        or count.sentence != whole.sentence
        or count.value != len(parts)
    ):
        return False
    noun = whole.before[:_LONGEST_NOUN].split("共")[0].split("合计")[0]
    return len(noun) > 1 and all(part.subject.endswith(noun) for part in parts)


def _above(summed: Interval, whole: Interval) -> bool:
    return summed.lo is not None and whole.hi is not None and summed.lo > whole.hi


def _lists(facts: Facts) -> Iterator[tuple[Claim, list[Claim], bool]]:
    """A whole and its parts of the same unit, at least two: the amounts after 其中 (包括, 分别为), in a bracket, or before
    a total; and whether the whole says how many they are."""
    for sentence in facts.sentences.values():
        amounts = [claim for claim in sentence if claim.kind in AMOUNTS and claim.dimension in ADDITIVE]
        for index, claim in enumerate(amounts):
            if not (claim.part or (_SUMMED.search(claim.before) and index)):
                continue
            whole = whole_before_parts(facts, claim) if claim.part else amounts[index - 1]
            parts = [
                c for c in amounts[index:] if c.unit == claim.unit and (not c.part or c is claim or c.clause)
            ]
            if whole is not None and len(parts) > 1 and whole.unit == claim.unit:
                yield whole, parts, False
            break
        yield from ((whole, parts, False) for whole, parts in _bracketed(facts, sentence))
        yield from ((whole, parts, True) for whole, parts in _totals(facts, amounts))
    yield from ((whole, parts, False) for whole, parts in _industries(facts))


def _industries(facts: Facts) -> Iterator[tuple[Claim, list[Claim]]]:
    """第一、第二、第三产业增加值 (or 投资) after their total, though each stands in a sentence of its own."""
    for number, first in enumerate(facts.claims):
        if first.kind != "level" or not first.subject.startswith(_INDUSTRIES[0]):
            continue
        parts = [first]
        for other in facts.claims[number + 1 : number + FAR]:
            place = len(parts)
            if other.sentence - parts[-1].sentence > 1 or place == len(_INDUSTRIES):
                break
            if (
                other.kind == "level"
                and other.unit == first.unit
                and other.subject.startswith(_INDUSTRIES[place])
            ):
                parts.append(other)
        whole = _total_of(facts, first) if len(parts) == len(_INDUSTRIES) else None
        if whole is not None and not (first.part and parts[-1].sentence == first.sentence):
            yield whole, parts


def _total_of(facts: Facts, first: Claim) -> Claim | None:
    """生产总值 for 第一产业增加值, 投资 for 第一产业投资."""
    tail = first.subject.partition("产业")[2]
    names = ("生产总值", "总值") if tail in {"", "增加值"} else (tail,)
    for other in facts.earlier(first, 1):
        if other.kind == "level" and other.unit == first.unit and other.subject.endswith(names):
            return other
    return None


def _bracketed(facts: Facts, sentence: list[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """幼儿园3所（公办2所、民办1所）, 市场主体（企业320户、个体户1205户）1525户: a bracket of nothing but parts."""
    runs = itertools.groupby(sentence, key=lambda claim: (claim.bracketed, claim.clause))
    for (bracketed, _), run in runs:
        parts = list(run)
        if not bracketed or len(parts) < 2 or any(not _is_part(part, parts[0]) for part in parts):
            continue
        before, after = facts.previous(parts[0]), facts.following(parts[-1])
        for whole in (before, after):
            if whole is not None and _holds(whole, parts):
                yield whole, parts
                break


def _is_part(part: Claim, first: Claim) -> bool:
    own = part.kind in AMOUNTS and part.unit == first.unit and part.dimension in ADDITIVE
    return own and not part.part and bool(part.subject) and not _EARLIER.search(part.before)


def _holds(whole: Claim, parts: list[Claim]) -> bool:
    """An amount of their unit right before or behind the bracket."""
    if whole.kind not in AMOUNTS or whole.unit != parts[0].unit or whole.bracketed:
        return False
    behind = whole.start > parts[-1].start
    between = parts[-1].after if behind else whole.after
    return between[:1] in {")", "）"} if behind else between in {"(", "（"} or between[:1] in {"(", "（"}


def _totals(facts: Facts, amounts: list[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """甲镇12处、乙镇8处、丙镇5处，三个镇合计25处: the total says how many parts it has."""
    for index, claim in enumerate(amounts):
        found = _TOTAL.search(claim.before)
        size = _NUMBERS.get(found[1], 0) if found else 0
        counted = facts.previous(claim)
        if not found and counted is not None and _COUNTED.search(claim.before) and counted.kind == "count":
            size = int(counted.value)
        if size < 2:
            continue
        near = amounts[max(0, index - FAR) : index]
        parts = [one for one in near if one.unit == claim.unit and one is not counted][-size:]
        if len(parts) == size > 1 and all(part.subject for part in parts):
            yield claim, parts


def _family(subjects: list[str]) -> tuple[str, ...] | None:
    for family in FAMILIES:
        if "产" in family[0][-2:] and _USED_BY_ALL.search(subjects[0]):
            continue
        used = [next((word for word in family if word in subject), "") for subject in subjects]
        if all(used) and len(set(used)) == len(used):
            return family
    return None


def _apart(subjects: list[str]) -> bool:
    """工业项目, 服务业项目, 农业项目; 国家级, 省级: branches that do not overlap, though they need not be all."""
    subjects = [_CLASS_OF_FIRM.sub("", subject) for subject in subjects]
    for words in (BRANCHES, LEVELS):
        used = [next((word for word in words if subject.startswith(word)), "") for subject in subjects]
        if all(used) and len(set(used)) == len(used):
            return True
    return False


def _parallel(parts: list[Claim]) -> bool:
    """Subjects of one length and ending: 省级项目, 市级项目."""
    subjects = [part.subject for part in parts]
    same_length = len({len(subject) for subject in subjects}) == 1
    return (
        same_length
        and len(set(subjects)) == len(subjects)
        and len({subject[-2:] for subject in subjects}) == 1
    )


RULES = (qizhong_sum,)
