"""Walks through the numerals of a text in order and makes claims of them: clause, kind, subject, discourse."""

import re
from dataclasses import replace
from decimal import Decimal

from dajuan.claims.claim import CLAIM_KINDS, Claim, Relation
from dajuan.claims.comparators import base_of, governing_words, rank_words, right_words, said_words
from dajuan.claims.discourse import Discourse, Reader
from dajuan.claims.governors import DEFAULT_KINDS, Decision, Found, Governing, decide
from dajuan.claims.quantity import Quantity
from dajuan.claims.scan import Token
from dajuan.claims.subjects import counted, is_dependent, left_subject, right_noun, target_noun, tidy

_WEAK = re.compile(r"[，；。！？!?;：|(（\t…]|,(?!\d{3})|(?<!\d),|:(?!\d)|(?<!\d)\.(?!\d)|\.(?!\d)|\n\s*\n|—")
_STRONG = re.compile(r"[；。！？!?;…]|(?<!\d)\.|\.(?!\d)|\n\s*\n")
_LIST = re.compile(r"[”’]?[ \t\n]{0,3}(?:、|和|与|及|以及|或|或者|至|到|/)[ \t\n]{0,3}[约近超逾“]?")
_CHAIN = re.compile(r"([^，。；、]{1,20}?(?:、|和|与|及|以及))[约近超逾“]?")
_APPROX_LEFT = re.compile(
    r"(?:(约|大约|约为|大概)|(近|将近|接近)|(超|逾|突破|高达超|已超|多达超|超出)|(超过)|(不低于|不少于|至少|不下于|大于|多于)|(不足|不到|不超过|不高于|不多于|控制在|少于|小于|低于))"
    r"(?:了|至|为|到)?[ \n“]?$"
)
_APPROX_RIGHT = re.compile(r"[ ]?(?:(以上|及以上|之上|起)|(左右|上下|的?样子)|(以内|以下|之内|之下|内)|(余|多))")
_LEFT_NAMES = ("约", "近", "超", "超过", "以上", "以内")
_RIGHT_NAMES = ("以上", "约", "以内", "余")
_INDEX = re.compile(r"(?:指数|系数|得分|分数|评分|总分|均分|汇率|分值|PMI|CPI|PPI|综合分|净值)[^，。；、]{0,6}?(?:为|达到?|至|报|平均)?[ ]?$")
_STOCKS = re.compile("产量|销量|库存|存栏|出栏|保有量|产能|生产|销售|下线|出口|进口")


_CARRIED = frozenset({"先后", "新增"})


class Walk:
    """One pass over one text."""

    def __init__(self, governing: Governing, reader: Reader, text: str, view: str) -> None:
        self.governing, self.reader, self.text, self.view = governing, reader, text, view
        self.claims: list[Claim] = []
        self.others: list[Claim] = []
        self.backwards = view[::-1]
        self.state = Discourse()
        self.followed = 0
        self.sentence_start, self.sentence, self.first = -1, -1, 0
        self.clause_start, self.clause = -1, -1
        self.root = ""
        self.lead: list[str] = []

    def run(self, tokens: list[Token], non_claims: bool) -> list[Claim]:
        for start, end, item in tokens:
            if item.sort == "claim" or item.sort == "rank":
                self._claim(start, end, item)
            elif item.sort == "bare":
                self._bare(start, end, item)
            elif item.sort == "ratio":
                self._ratio(start, end, item)
            elif non_claims:
                self.others.append(self._other(start, end, item))
        self._close(len(self.view))
        if non_claims and self.others:
            return sorted(self.claims + self.others, key=lambda claim: claim.start)
        return self.claims

    def _other(self, start: int, end: int, item: Quantity) -> Claim:
        surface = self.text[start:end]
        return Claim(start, end, surface, Decimal(0), None, "", "exact", item.sort, surface, "", "", "", made_by=(item.sort,))

    def _left_mark(self, pattern: "re.Pattern[str]", position: int) -> int:
        """Where the clause begins; a closed bracket inside it is stepped over."""
        size = len(self.view)
        while match := pattern.search(self.backwards, size - position):
            mark = size - match.start()
            if self.view[mark - 1] in "(（" and re.search("[)）]", self.view[mark:position]):
                position = mark - 1
                continue
            return mark
        return 0

    def _enter(self, start: int) -> None:
        """Moves to the sentence and clause of a number at ``start``."""
        clause = self._left_mark(_WEAK, start)
        if clause == self.clause_start:
            return
        self.clause_start, self.clause = clause, self.clause + 1
        sentence = self._left_mark(_STRONG, start)
        if sentence != self.sentence_start:
            self._close(sentence)
            self.sentence_start, self.sentence, self.first = sentence, self.sentence + 1, len(self.claims)
            self.root, self.lead = "", []

    def _close(self, until: int) -> None:
        """Fills ``after`` of the sentence's claims."""
        claims, view = self.claims, self.view
        for index in range(self.first, len(claims)):
            claim = claims[index]
            stop = claims[index + 1].start if index + 1 < len(claims) else until
            claim.after = view[claim.end : min(stop, claim.end + 60)]

    def _bare(self, start: int, end: int, item: Quantity) -> None:
        """A number without a unit claims something only as an index, or when 余 or 万 show that it counts."""
        if item.value is None:
            return
        index = _INDEX.search(self.view, max(0, start - 20), start)
        if index and not item.han:
            self._claim(start, end, item, "汇率" if "汇率" in index.group() else "")
        elif (item.approx == "余" or item.scale) and not item.han:
            self._claim(start, end, item, "")

    def _ratio(self, start: int, end: int, item: Quantity) -> None:
        position = start
        for part in re.split("[:：]", self.view[start:end]):
            value = Decimal(part.replace(",", ""))
            step = Decimal(1).scaleb(int(value.as_tuple().exponent))
            share = replace(item, value=value, step=step, printed=value)
            self._claim(position, position + len(part), share, "%", "share")
            self.claims[-1].made_by = ("ratio",)
            position += len(part) + 1

    def _claim(self, start: int, end: int, item: Quantity, unit: str | None = None, kind: str = "") -> None:
        view, claims = self.view, self.claims
        self._enter(start)
        previous = claims[-1] if len(claims) > self.first else None
        segment, listed, chained = self.clause_start, False, False
        if previous is not None and previous.end > segment:
            segment = previous.end
            listed = segment == start or bool(_LIST.fullmatch(view, segment, start))
        found = self.governing.find(view, segment, start) if start > segment else []
        if previous is not None and segment == previous.end and not listed and not found:
            chain = _CHAIN.fullmatch(view, segment, start)
            chained = chain is not None
            segment = chain.end(1) if chain else segment
        if self.followed < start:
            self.reader.follow(self.state, view, self.followed, start)
            self.followed = start
        decision = None if kind else decide(view, segment, start, end, item.unit.dimension, found)
        claim = self._made(start, end, item, unit)
        self._kind(claim, decision, previous, listed, kind, item)
        claim.before = view[segment:start]
        self._subject(claim, previous, listed or chained, segment, found)
        self._comparator(claim, previous if listed or chained else None, found, decision)
        if listed and previous is not None and previous.dimension == claim.dimension:
            claim.row = previous.row + 1
        claims.append(claim)

    def _made(self, start: int, end: int, item: Quantity, unit: str | None) -> Claim:
        value, approx = item.value or Decimal(0), item.approx
        if approx == "exact":
            left = _APPROX_LEFT.search(self.view, max(0, start - 6), start)
            right = None if left else _APPROX_RIGHT.match(self.view, end)
            if left and left.lastindex:
                approx = _LEFT_NAMES[left.lastindex - 1]
            elif right and right.lastindex:
                approx = _RIGHT_NAMES[right.lastindex - 1]
        state = self.state
        return Claim(
            start, end, self.text[start:end], value, item.value_hi, item.unit.base if unit is None else unit, approx,
            "", "", "", state.period, state.scope, item.unit.dimension, item.step, "", "", self.sentence, self.clause,
        )

    def _kind(
        self, claim: Claim, decision: Decision | None, previous: Claim | None, listed: bool, kind: str, item: Quantity
    ) -> None:
        default = DEFAULT_KINDS.get(claim.dimension, "level")
        sign = 1
        if kind or item.sort == "rank":
            claim.kind = kind or "rank"
        elif decision:
            claim.kind, sign = decision.kind or default, decision.sign
            claim.made_by = (f"governor:{decision.rule}", f"unit:{claim.unit}")
        elif previous and listed and previous.dimension == claim.dimension:
            claim.kind = previous.kind
            sign = -1 if previous.value < 0 else 1
            claim.made_by = ("list", f"unit:{claim.unit}")
        else:
            claim.kind = default
            claim.made_by = (f"unit:{claim.unit}",)
        if claim.kind == "count" and item.unit.goods and _STOCKS.search(self.view, max(0, claim.start - 24), claim.start):
            claim.kind = "level"
        if sign < 0 and claim.value > 0 and claim.kind not in {"level", "count", "share"}:
            claim.value = -claim.value
            claim.value_hi = None if claim.value_hi is None else -claim.value_hi

    def _subject(self, claim: Claim, previous: Claim | None, listed: bool, segment: int, found: list[Found]) -> None:
        view = self.view
        claim.topic = len(self.claims)
        begin, stop = left_subject(view, segment, claim.start, found, claim.kind)
        left = tidy(self.text[begin:stop])
        noun = ""
        if claim.kind == "count" or (claim.kind == "level" and not left) or claim.surface[0] == "首":
            noun = tidy(right_noun(self.text, claim.end))
        target = target_noun(view, claim.end) if claim.dimension == "percent" else ""
        if target and self.claims:
            claim.subject = self.claims[-1].subject + target
            return
        if noun:
            claim.subject = noun if listed else counted(view, left, noun)
        elif left:
            claim.subject = self.root + left if is_dependent(left) else left
        else:
            self._inherit(claim, previous)
            return
        if not is_dependent(left) and not self.root:
            self.root = claim.subject

    def _inherit(self, claim: Claim, previous: Claim | None) -> None:
        """An empty subject is that of the number before, in this sentence or, for changes, in the last one."""
        if previous is None and self.claims and claim.kind not in {"level", "count", "rank"}:
            previous = self.claims[-1] if self.sentence - self.claims[-1].sentence <= 1 else None
        if previous is not None:
            claim.subject, claim.topic = previous.subject, previous.topic
            if not claim.base and claim.kind == "growth":
                claim.base = previous.base

    def _comparator(
        self, claim: Claim, head: Claim | None, found: list[Found], decision: Decision | None
    ) -> None:
        view = self.view
        words = said_words(found)
        phrase = governing_words(self.text, claim.start, found)
        words.append(phrase)
        if phrase:
            claim.base = base_of(phrase) or claim.base
        if claim.kind == "completion" and decision:
            words.append("完成年度目标的" if decision.rule == "完成目标的" else decision.rule)
        if "其中" in claim.before or view.startswith("其中", max(0, self.clause_start - 3)):
            words.append("其中")
            claim.part = True
        if claim.kind == "rank":
            words.extend(rank_words(view, claim.start, claim.end))
        if head is not None:
            words.append(head.comparator)
        if claim.base and claim.base not in phrase:
            words.append(f"较{claim.base}")
        if claim.kind in {"count", "level"}:
            words.extend(self.lead)
            self.lead.extend(word for word in words if word in _CARRIED and word not in self.lead)
        if claim.kind != "rank":
            mark = _WEAK.search(view, claim.end, claim.end + 40)
            words.extend(right_words(view, claim.end, mark.start() if mark else claim.end + 40))
        claim.comparator = ";".join(dict.fromkeys(word for word in words if word))
