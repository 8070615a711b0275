"""R2: an increment is the difference of the two levels said beside it; which levels a change is about."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.comparators import base_of
from dajuan.claims.rules.facts import AMOUNTS, Facts
from dajuan.claims.rules.judging import Solution, band, judge, replacement

_FROM = re.compile("(?:由|从|自)[^，。；]{0,16}$")
_TO = re.compile(
    "(?:增加|提高|上升|增长|提升|扩大|发展|增|升|减少|下降|降低|压缩|压减|减|降|缩短|缩小|跃升|前移)?[到至]了?(?:\\d{4}年[末底]?的?)?$"
)
#: 比上年末的100家, 较2020年86家: nothing but the date between 比 and the number.
_THAN = re.compile(
    "[较比](?:(?:原|年度|既定)?(?:计划|目标)|同期|年初|期初|(?:上年|去年|上月|上季度?|\\d{4}年)(?:同期|全年|年?[末底初])?|\\d{1,2}月[末底]?)的?$"
)
#: 上年同期10.2亿元, （去年为98家）: the year before, told by itself.
_BEFORE = re.compile("^[，,（(]?(?:上年|去年)(?:同期|年?[末底])?(?:仅|只)?[为是有的]?$")
_REACHED = re.compile(
    "^[，,]?(?:总数|总量|现|已|今年|目前)?(?:达到?|增加?[到至]|升[到至]|降[到至]|提高到|扩大到)了?$"
)
_MEAN = re.compile("均|每")


class Levels(NamedTuple):
    """What a change is about: the earlier value said beside it, and the level it led to (None: not said)."""

    start: Claim | None
    end: Claim | None


def levels_of(facts: Facts, change: Claim) -> Levels:
    """比上年末的100家增加20家, 由100家增加到120家, 120家（上年100家）: both levels, aligned in lists."""
    near, far = _amounts(facts, change)
    if near is None:
        return Levels(None, None)
    words, before = _words(facts, near), _words(facts, far) if far else ""
    if is_earlier(words):
        if far is None:
            return Levels(near, _reached(facts, change, near))
        return Levels(near, None if _BEFORE.search(before) or _FROM.search(before) else far)
    if far is not None and _joined(before, words) and not far.bracketed:
        return Levels(far, near)
    return Levels(None, near)


def is_earlier(words: str) -> bool:
    """Whether the words before a number say it of an earlier time: 比上年末的, 上年同期."""
    return _THAN.search(words) is not None or _BEFORE.search(words) is not None


def _words(facts: Facts, claim: Claim) -> str:
    """What is said before a number, or before the list it stands in."""
    return facts.claims[facts.number[id(claim)] - claim.row].before.rstrip("了约近超逾")


def _joined(before: str, words: str) -> bool:
    """由100家增加到120家; 上年同期98家，今年达到120家."""
    if _BEFORE.search(before):
        return True
    return _TO.search(words) is not None and _FROM.search(before) is not None


def _amounts(facts: Facts, change: Claim) -> tuple[Claim | None, Claim | None]:
    """The two amounts (or lists of them) nearest before a change that share its subject, of one unit."""
    found: list[Claim] = []
    for other in facts.earlier(change, 1):
        if found and other.sentence != found[0].sentence:
            break
        if (other.kind not in AMOUNTS and other.kind != "rank") or other.topic != change.topic:
            continue
        if other.row + 1 < facts.size[facts.number[id(other)]]:
            continue  # its list was already met at its last member
        member = facts.aligned(change, other)
        if member is None or (found and member.unit != found[0].unit):
            break
        if found and _THAN.search(_words(facts, found[0])) and _THAN.search(_words(facts, member)):
            continue  # 比2020年的129家增长…，比2021年的162家增长…: another comparison of the same level
        found.append(member)
        if len(found) == 2:
            break
    return found[0] if found else None, found[1] if len(found) > 1 else None


def _reached(facts: Facts, change: Claim, start: Claim) -> Claim | None:
    """比上年末的100家增加20家，达到120家: the level stands behind the change."""
    end = facts.following(change)
    told = end is not None and end.sentence == change.sentence and end.unit == start.unit
    return end if told and end is not None and _REACHED.search(end.before.rstrip("了约近超逾")) else None


def same_base(change: Claim, start: Claim) -> bool:
    """Whether a change may be measured against this earlier value: it names no other base."""
    return change.base in {"", start.base, base_of(start.before)}


def difference(facts: Facts) -> Iterator[Verdict]:
    """R2: Δ = b - a, as intervals.

    达到120家，比上年末的100家增加20家: 120-100 = 20. Guards: both levels are said right before the change (or the
    level it led to right behind), of its subject and unit; a change against another base, a mean and 新增 (which
    some leave out again) are no difference.
    """
    for change in facts.claims:
        if change.kind != "delta" or change.dimension in {"pp", "percent"} or _MEAN.search(change.before):
            continue
        start, end = levels_of(facts, change)
        if start is None or end is None or not same_base(change, start):
            continue
        if change.unit == start.unit:
            yield _difference(change, start, end)


def _difference(change: Claim, start: Claim, end: Claim) -> Verdict:
    if end.kind == "rank":
        expected, others = start.interval - end.interval, list[Solution]()
    else:
        expected = end.interval - start.interval
        others = [(end, start.interval + change.interval), (start, end.interval - change.interval)]
    sign = "-" if expected.middle < 0 else ""
    shown = sign + (replacement(change, expected) or band(expected if not sign else -expected))
    printed = ("-" if change.value < 0 else "") + change.surface
    words = f"{start.surface}到{end.surface}" if end.kind == "rank" else f"{end.surface}-{start.surface}"
    return judge("growth_levels", change, expected, f"{words}={shown}，文中{printed}", [start, end], others)
