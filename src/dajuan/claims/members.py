"""分别: which of several names, dates or amounts each number of a list belongs to."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from dajuan.claims.claim import Claim
from dajuan.claims.discourse import NO_DATES, Discourse, Reader

EACH = re.compile("分别|依次")
_AND = re.compile("、|以及|和(?!平|谐|美|家)|与|及(?!时)")
_VERB = re.compile("^(?:获批|纳入|列入|实施|推进|完成|新增|引进|确定|安排)")
#: A name that ends like this needs nothing from its neighbours.
_WHOLE = re.compile(
    "(?:[率额量值数价度比额业户镇县区市乡村局办委院行司站]|收入|支出|投资|消费|[进出]口|利润|税[收金]?|[存贷]款|余额|面积|人口|街道|浓度|销售|服务|企业|项目|投入|资金|补[贴助]|产出|[A-Z0-9.]+)$"
)
#: What a name alone may be: it lends nothing from the last one.
_ALONE = re.compile("^(?:投资|消费|产值|利润|收入|支出|税收|产量|销量|就业)$")
_LONGEST_SHORT_NAME = 2
_YEARS = re.compile(r"((?:19|20)\d\d)年?[-~至到]((?:19|20)\d\d)年")
_MOST_YEARS = 12
_STARTED = re.compile("(?:由|从)[^，。；]{0,12}$")
_STRONG = re.compile("[；。！？\\n]")
_FAR = 80
_AMOUNTS = frozenset({"level", "count"})
#: What changes by points.
_RATES = frozenset({"share", "growth"})
_JOINED = re.compile("[、和与及]")


class Member(NamedTuple):
    """What one number of a list is of; ``period`` where the list is one of dates."""

    subject: str
    topic: int
    period: str = ""


def named(subject: str, size: int) -> Sequence[str]:
    """Each name of 城镇、农村居民收入 in full (城镇居民收入, 农村居民收入); empty when there are not ``size`` of them,
    or when what they have in common cannot be told."""
    names = [name for name in _AND.split(_VERB.sub("", subject)) if name]
    if len(names) != size or size < 2:
        return ()
    *others, last = names
    tail = _tail(others, last)
    if not tail and not all(_WHOLE.search(name) for name in others):
        return ()
    return (*(name + tail for name in others), last)


def _tail(others: Sequence[str], last: str) -> str:
    """What only the last name says: 一产、二产、三产投资 and 存款、贷款余额 by the letter their neighbour ends with,
    省、市重点项目 by length."""
    near = others[-1]
    place = len(near)
    if last[place - 1 : place] == near[-1]:
        return last[place:]
    short = {len(name) for name in others} == {place} and place <= _LONGEST_SHORT_NAME < len(last)
    return last[place:] if short and not any(map(_ALONE.match, others)) else ""


def pieces(words: str) -> list[str]:
    """The words before 分别, apart: 2020年、2021年、2022年分别 → three, 2020-2022年分别 likewise."""
    each = EACH.search(words)
    if each is None:
        return []
    years = _YEARS.match(words)
    if years and int(years[2]) - int(years[1]) < _MOST_YEARS:
        return [f"{year}年" for year in range(int(years[1]), int(years[2]) + 1)]
    return _AND.split(words[: each.start()])


def siblings(claims: Sequence[Claim], index: int, size: int) -> Sequence[Claim]:
    """出口214.8亿元、进口111.7亿元，分别增长…: the amounts right before a list, when they are as many as it has numbers
    and each has its own name. 由8个减少到3个 is one amount, its end."""
    found: list[Claim] = []
    place = index - 1
    while place >= 0 and len(found) <= size and _named_here(claims, place, index):
        found.insert(0, claims[place])
        place = claims[place].topic - 1
    if len(found) > size and found[1].part:
        del found[0]
    if len(found) != size or len({one.kind == "share" for one in found}) > 1:
        return ()
    apart = all(_JOINED.match(one.before) or one.clause != before.clause for before, one in pairwise(found))
    return found if apart else ()


def _named_here(claims: Sequence[Claim], place: int, index: int) -> bool:
    """An amount of the sentence with a name of its own, or the end of 由8个减少到3个."""
    one = claims[place]
    kinds = _RATES if claims[index].dimension == "pp" else _AMOUNTS
    if one.kind not in kinds or one.row or one.sentence != claims[index].sentence:
        return False
    started = one.topic == place - 1 and _STARTED.search(claims[one.topic].before) is not None
    return one.topic == place or started


def run_of_dates(reader: Reader, words: str, size: int) -> list[str]:
    """The last dates joined by 、 or 和 (生产总值一季度、上半年分别…), when there are ``size`` of them."""
    run: list[list[int]] = []
    for match in reader.pattern.finditer(words):
        if (match.lastgroup or "") in NO_DATES:
            continue
        start, end = match.span()
        if run and run[-1][1] == start:
            run[-1][1] = end  # 2022年上半年 is one
        elif run and _AND.fullmatch(words, run[-1][1], start):
            run.append([start, end])
        else:
            run = [[start, end]]
    return [words[start:end] for start, end in run] if len(run) == size else []


class Lists:
    """Follows the lists of one text from claim to claim."""

    def __init__(self, claims: Sequence[Claim], reader: Reader, view: str) -> None:
        self.claims, self.reader, self.view = claims, reader, view
        #: The members of the list at hand, and of the last one that was told apart.
        self.members: list[Member] = []
        self.known: list[Member] = []

    def apportion(self, state: Discourse, index: int, claim: Claim, start: int) -> bool:
        """Gives a number of a list the name, the date or the amount at its own place; says whether it was told.
        ``start`` is where it stands in the view."""
        if claim.row == 0:
            size = 1
            while index + size < len(self.claims) and self.claims[index + size].row == size:
                size += 1
            self.members = self._members(state, index, claim, size, start) if size > 1 else []
        if claim.row >= len(self.members):
            return False
        member = self.members[claim.row]
        claim.subject, claim.topic = member.subject, member.topic
        claim.period = member.period or claim.period
        return True

    def _said(self, claim: Claim, start: int) -> str:
        """The words of its sentence before a number, a few clauses back."""
        return _STRONG.split(self.view[max(0, start - _FAR) : start])[-1]

    def _members(self, state: Discourse, index: int, claim: Claim, size: int, start: int) -> list[Member]:
        """What the numbers of the list that begins here are of; empty when they are not told apart."""
        if claim.topic != index and self.known and claim.topic == self.known[-1].topic:
            return self.known if len(self.known) == size else []
        if not EACH.search(claim.before):
            return []
        names = named(self.claims[claim.topic].subject, size)
        dates = self.reader.each_dated(state, pieces(claim.before), size)
        if not names and not dates:
            told = EACH.split(self._said(claim, start))[0]
            dates = self.reader.each_dated(state, run_of_dates(self.reader, told, size), size)
        if names or dates:
            subjects = names or [claim.subject] * size
            self.known = [
                Member(subject, claim.topic, period)
                for subject, period in zip(subjects, dates or [""] * size, strict=True)
            ]
        else:
            self.known = [Member(one.subject, one.topic) for one in siblings(self.claims, index, size)]
        return self.known
