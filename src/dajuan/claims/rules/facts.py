"""The claims of one text, arranged for the rules."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dajuan.claims.claim import Claim

_SCOPE = re.compile(
    "全[国省市区县州镇行]|我[国省市区县]|[本该][市省区县行]|规模以上|规上|其中|同期|本期|的|总体|全部|累计|全年"
)
#: How many claims away a premise may be; keeps endless sentences linear.
FAR = 40
AMOUNTS = frozenset({"level", "count"})


class Facts:
    """Claims in order, by sentence; ``number`` of a claim is its place in ``claims``."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = list(claims)
        self.sentences: dict[int, list[Claim]] = {}
        self.number: dict[int, int] = {}
        for index, claim in enumerate(self.claims):
            self.sentences.setdefault(claim.sentence, []).append(claim)
            self.number[id(claim)] = index
        self.size = self._sizes()

    def _sizes(self) -> list[int]:
        """How many members the list of each claim has (1: no list)."""
        sizes = [claim.row + 1 for claim in self.claims]
        for index in range(len(self.claims) - 1, 0, -1):
            if self.claims[index].row:
                sizes[index - 1] = sizes[index]
        return sizes

    def around(self, claim: Claim) -> Iterator[Claim]:
        """Claims of the same sentence, before and after, at most ``FAR`` either way."""
        place = self.number[id(claim)]
        for other in self.claims[max(0, place - FAR) : place + FAR]:
            if other.sentence == claim.sentence:
                yield other

    def aligned(self, claim: Claim, other: Claim) -> Claim | None:
        """分别: the member of ``other``'s list at ``claim``'s place; None when lists of different length meet."""
        mine, theirs = self.size[self.number[id(claim)]], self.size[self.number[id(other)]]
        if theirs == 1:
            return other if mine == 1 or (other.topic == claim.topic and self._apart(claim)) else None
        if mine != theirs:
            return None
        return self.claims[self.number[id(other)] - other.row + claim.row]

    def _apart(self, claim: Claim) -> bool:
        """Whether each member of its list is of an amount of its own (出口…、进口…，分别增长…)."""
        head = self.number[id(claim)] - claim.row
        return self.claims[head].topic != self.claims[head + 1].topic

    def earlier(self, claim: Claim, sentences: int = 0) -> Iterator[Claim]:
        """Claims before this one, nearest first, of its sentence and as many sentences before; at most ``FAR``."""
        place = self.number[id(claim)]
        for index in range(place - 1, max(-1, place - FAR), -1):
            other = self.claims[index]
            if other.sentence < claim.sentence - sentences:
                return
            yield other

    def topic(self, claim: Claim) -> Claim:
        """The claim whose subject this one shares (itself when it has its own)."""
        return self.claims[claim.topic] if claim.topic < len(self.claims) else claim

    def amount(self, claim: Claim) -> Claim | None:
        """The level or count this claim is about: the nearest one before it with its topic."""
        for other in self.earlier(claim, 1):
            if claim.before == "的" and other is self.previous(claim):
                continue
            if other.kind in AMOUNTS and other.topic == claim.topic:
                return self.aligned(claim, other)
        return None

    def previous(self, claim: Claim) -> Claim | None:
        index = self.number[id(claim)]
        return self.claims[index - 1] if index else None

    def following(self, claim: Claim) -> Claim | None:
        index = self.number[id(claim)]
        return self.claims[index + 1] if index + 1 < len(self.claims) else None


@lru_cache(maxsize=1 << 14)
def key(subject: str) -> str:
    """A subject without scope words and fillers."""
    return _SCOPE.sub("", subject)


def alike(a: str, b: str) -> float:
    """How much of the shorter subject the longer one holds, 0..1, letters in any order."""
    left, right = Counter(key(a)), Counter(key(b))
    small = min(left.total(), right.total())
    return (left & right).total() / small if small else 0.0


def same_end(a: str, b: str, letters: int = 2) -> bool:
    """工业增加值 and 规模以上工业增加值 end alike."""
    return len(a) >= letters and len(b) >= letters and key(a)[-letters:] == key(b)[-letters:]
