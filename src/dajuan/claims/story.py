"""Second pass, run when a description is first asked for: subject, comparator, period, scope, base, topic."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dajuan.claims.claim import Claim, Relation
from dajuan.claims.comparators import base_of, rank_words, right_words
from dajuan.claims.decisions import Decision
from dajuan.claims.discourse import Discourse, Reader
from dajuan.claims.governors import Governing, Heard
from dajuan.claims.marks import WEAK_AHEAD
from dajuan.claims.members import Lists
from dajuan.claims.subjects import (
    counted,
    foremost,
    is_dependent,
    last_clause,
    left_subject,
    names_indicator,
    right_noun,
    target_noun,
    tidy,
)

_CHAIN = re.compile(r"([^，。；、]{1,20}?(?:、|和|与|及|以及))[约近超逾“]?")
LONGEST_COMPARATOR = 200
_CARRIED = frozenset({"先后", "新增"})


#: Where the first pass found a claim: start, end, where the words before it start, whether it stands in a list,
#: where its clause starts (offsets in the text that was read, which may be a joined one).
Place = tuple[int, int, int, bool, int]


@dataclass
class Story:
    """The description of all claims of one text; told once."""

    governing: Governing
    reader: Reader
    text: str
    view: str
    claims: list[Claim] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    decisions: list[Decision | None] = field(default_factory=list)

    def tell(self) -> None:
        """Fills in the description of every claim."""
        state, followed, view = Discourse(), 0, self.view
        self.state, self.lists = state, Lists(self.claims, self.reader, view)
        self.sentence, self.root, self.lead = -1, "", list[str]()
        for index, (claim, place) in enumerate(zip(self.claims, self.places, strict=True)):
            claim.teller = None
            self.reader.follow(state, view, followed, place[0])
            followed = place[1]
            state.describe(claim)
            if claim.sentence != self.sentence:
                self.sentence, self.root, self.lead = claim.sentence, "", []
                self.first = index
            self._describe(index, claim, place)

    def _describe(self, index: int, claim: Claim, place: Place) -> None:
        view = self.view
        start, end, segment, linked, clause = place
        previous = self.claims[index - 1] if index > self.first else None
        heard = self.governing.hear(view[segment:start])
        if previous is not None and segment == self.places[index - 1][1] and not linked and not heard.found:
            chain = _CHAIN.fullmatch(view, segment, start)
            if chain:
                linked, segment = True, chain.end(1)
        claim.before = view[segment:start]
        if segment == clause and len(claim.before) < 2 and view[segment - 1 : segment] in {")", "）"}:
            claim.before = view[slice(*self._before_bracket(index, segment))] + claim.before
        following = self.places[index + 1][0] if index + 1 < len(self.places) else len(view)
        claim.after = view[end : min(following, end + 60)]
        claim.base, claim.part, claim.topic = "", False, index
        claim.bracketed = clause > 0 and view[clause - 1] in "(（"
        self._subject(index, claim, previous, linked, segment)
        each = self.lists.apportion(self.state, index, claim, start)
        self._comparator(claim, index, previous if linked else None, heard)
        claim.made_by = _makers(claim, self.decisions[index], linked, each)
        claim.relations = tuple(_relations(self.claims, index))

    def _left(self, segment: int, start: int, kind: str) -> str:
        """The noun phrase in the words before a number."""
        words = self.view[segment:start]
        heard = self.governing.hear(words)
        span = heard.subjects.get(kind)
        if span is None:
            span = heard.subjects[kind] = left_subject(words, heard.found, kind)
        begin, stop = span
        return tidy(self.text[segment + begin : segment + stop]) if stop > begin else ""

    def _subject(self, index: int, claim: Claim, previous: Claim | None, listed: bool, segment: int) -> None:
        view = self.view
        start, end = self.places[index][:2]
        left = self._left(segment, start, claim.kind)
        if not left and claim.bracketed and segment == self.places[index][4]:
            left = self._left(*self._clause_before(index, segment - 1), claim.kind)
        elif not left and segment == self.places[index][4] and view[segment - 1 : segment] in {")", "）"}:
            left = self._left(*self._before_bracket(index, segment), claim.kind)
        noun = ""
        if claim.kind == "count" or (claim.kind == "level" and not left) or claim.surface[0] == "首":
            noun = tidy(right_noun(self.text, end))
        target = target_noun(view, end) if claim.dimension == "percent" else ""
        if target and index:
            claim.subject = self.claims[index - 1].subject.removesuffix(target) + target
            return
        if noun:
            claim.subject = noun if listed else counted(view, left, noun)
        elif left:
            dependent = is_dependent(left)
            claim.subject = self.root + left if dependent else left
            if dependent and previous is not None and claim.kind in {"completion", "share"}:
                claim.topic = previous.topic
        else:
            self._inherit(index, claim, previous)
            return
        if not is_dependent(left) and not self.root:
            self.root = claim.subject

    def _inherit(self, index: int, claim: Claim, previous: Claim | None) -> None:
        """An empty subject is that of the number before, in this sentence or, for changes, in the last one."""
        if previous is None and index and claim.kind not in {"level", "count", "rank"}:
            last = self.claims[index - 1]
            previous = last if claim.sentence - last.sentence <= 1 else None
        said = self.places[index - 1][1] if index else 0
        if index - self.first > 1 and said + 1 == self.places[index][0] and self.view[said] == "的":
            previous = self.claims[
                index - 2
            ]  # 完成预算60999万元的40.4%: that amount is only what it is a share of
        clause = self.places[index][4]
        first = foremost(self.view[slice(*self._clause_before(index, clause - 1))])
        if first:
            claim.subject = tidy(first)
            return
        if claim.kind in {"growth", "delta"} and clause > said + 1:
            begin, stop = self._clause_before(index, clause - 1)
            if names_indicator(self.view[begin:stop]):
                claim.subject = self._left(begin, stop, claim.kind)
                return
        claim.subject = previous.subject if previous else ""
        if previous is not None:
            claim.topic = previous.topic
            if claim.kind == "growth":
                claim.base = previous.base

    def _before_bracket(self, index: int, end: int) -> tuple[int, int]:
        """The clause in which the bracket that closes at ``end`` was opened."""
        bracket = max(self.view.rfind(mark, max(0, end - 200), end) for mark in "(（")
        said = [place[1] for place in self.places[max(0, index - 3) : index] if place[1] <= bracket]
        return last_clause(self.view, max(0, bracket - 40, *said), max(0, bracket))

    def _clause_before(self, index: int, end: int) -> tuple[int, int]:
        """The last clause of the words between the number before and ``end``."""
        return last_clause(self.view, max(self.places[index - 1][1] if index else 0, end - 60), end)

    def _comparator(self, claim: Claim, index: int, head: Claim | None, heard: Heard) -> None:
        view, decision = self.view, self.decisions[index]
        start, end, _, _, clause = self.places[index]
        words = list(heard.said)
        phrase = ""
        if heard.first is not None:
            phrase = self.text[self.places[index][2] + heard.first : start].strip(" \n“")
            words.append(phrase)
            claim.base = base_of(view[start - len(phrase) - 2 : start]) or claim.base
        if claim.kind == "completion" and decision:
            words.append("完成年度目标的" if decision.rule == "完成目标的" else decision.rule)
        if "其中" in claim.before or view.startswith("其中", max(0, clause - 3)):
            words.append("其中")
            claim.part = True
        if claim.kind == "rank":
            words.extend(rank_words(view, start, end))
        if head is not None:
            words.append(head.comparator[:LONGEST_COMPARATOR])
            claim.base = claim.base or head.base
        if claim.base and claim.base not in phrase and f"较{claim.base}" not in words:
            words.append(f"较{claim.base}")
        if claim.kind in {"count", "level"}:
            words.extend(self.lead)
            self.lead.extend(word for word in words if word in _CARRIED and word not in self.lead)
        if claim.kind != "rank":
            mark = WEAK_AHEAD.search(view, end, end + 40)
            words.extend(right_words(view, end, mark.start() if mark else end + 40))
        claim.comparator = ";".join(dict.fromkeys(word for word in words if word))


def _relations(claims: list[Claim], index: int) -> Iterator[Relation]:
    """What the claim at ``index`` has to do with claims before it."""
    claim = claims[index]
    if claim.row:
        yield Relation("list_with", index - 1)
    if claim.topic != index and claim.kind not in {"level", "count", "rank"}:
        yield Relation(f"{claim.kind}_of", claim.topic)
    if claim.part and claim.kind in {"level", "count"}:
        for other in range(index - 1, max(-1, index - 8), -1):
            whole = claims[other]
            if whole.unit == claim.unit and whole.kind in {"level", "count"} and not whole.part:
                yield Relation("part_of", other)
                return


def _makers(claim: Claim, decision: Decision | None, listed: bool, each: bool) -> tuple[str, ...]:
    """Names of the entries and rules that decided unit, kind and list."""
    made = [f"unit:{claim.unit}"]
    if decision:
        made.append("ratio" if decision.rule == "ratio" else f"governor:{decision.rule}")
    if listed:
        made.append("list")
    if each:
        made.append("each")
    return tuple(made)
