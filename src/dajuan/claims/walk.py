"""Walks through the numerals of a text in order and makes claims of them: clause, kind, subject, discourse."""

import re
from dataclasses import replace
from decimal import Decimal

from dajuan.claims.claim import CLAIM_KINDS, Claim, Relation
from dajuan.claims.discourse import Discourse, Reader
from dajuan.claims.governors import DEFAULT_KINDS, Decision, Found, Governing, decide
from dajuan.claims.quantity import Quantity
from dajuan.claims.scan import Token
from dajuan.claims.subjects import is_dependent, left_subject, right_noun, tidy

_WEAK = re.compile(r"[，；。！？!?;：|(（\t…]|,(?!\d{3})|(?<!\d),|:(?!\d)|(?<!\d)\.(?!\d)|\.(?!\d)|\n\s*\n|—")
_STRONG = re.compile(r"[；。！？!?;…]|(?<!\d)\.|\.(?!\d)|\n\s*\n")
_LIST = re.compile(r"[”’]?[ \t\n]{0,3}(?:、|和|与|及|以及|或|或者|至|到|/)[ \t\n]{0,3}[约近超逾“]?")
_APPROX_LEFT = re.compile(
    r"(?:(约|大约|约为|大概)|(近|将近|接近)|(超|逾|突破|高达超|已超|多达超|超出)|(超过)|(不低于|不少于|至少|不下于|大于|多于)|(不足|不到|不超过|不高于|不多于|控制在|少于|小于|低于))"
    r"(?:了|至|为|到)?[ \n“]?$"
)
_APPROX_RIGHT = re.compile(r"[ ]?(?:(以上|及以上|之上|起)|(左右|上下|的?样子)|(以内|以下|之内|之下|内)|(余|多))")
_LEFT_NAMES = ("约", "近", "超", "超过", "以上", "以内")
_RIGHT_NAMES = ("以上", "约", "以内", "余")
_INDEX = re.compile(r"(?:指数|系数|得分|分数|评分|总分|均分|汇率|分值|PMI|CPI|PPI|综合分|净值)[^，。；、]{0,6}?(?:为|达到?|至|报|平均)?[ ]?$")
_STOCKS = re.compile("产量|销量|库存|存栏|出栏|保有量|产能|生产|销售|下线|出口|进口")


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
            self.root = ""

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
            self._claim(position, position + len(part), replace(item, value=value, step=step, printed=value), "%", "share")
            position += len(part) + 1

    def _claim(self, start: int, end: int, item: Quantity, unit: str | None = None, kind: str = "") -> None:
        view = self.view
        self._enter(start)
        claims = self.claims
        previous = claims[-1] if len(claims) > self.first else None
        segment = self.clause_start
        listed = False
        if previous is not None and previous.end > segment:
            segment = previous.end
            listed = bool(_LIST.fullmatch(view, segment, start)) or segment == start
        found = self.governing.find(view, segment, start) if start > segment else []
        if self.followed < start:
            self.reader.follow(self.state, view, self.followed, start)
            self.followed = start
        dimension = item.unit.dimension
        decision = None if kind else decide(view, segment, start, end, dimension, found)
        claim = self._made(start, end, item, unit)
        self._kind(claim, decision, previous, listed, kind)
        claim.before = view[segment:start]
        self._subject(claim, previous, listed, segment, found)
        self._comparator(claim, previous, listed, found, decision)
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

    def _kind(self, claim: Claim, decision: Decision | None, previous: Claim | None, listed: bool, kind: str) -> None:
        default = DEFAULT_KINDS.get(claim.dimension, "level")
        sign = 1
        if kind:
            claim.kind = kind
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
        if sign < 0 and claim.value > 0 and claim.kind not in {"level", "count", "share"}:
            claim.value = -claim.value
            claim.value_hi = None if claim.value_hi is None else -claim.value_hi

    def _subject(self, claim: Claim, previous: Claim | None, listed: bool, segment: int, found: list[Found]) -> None:
        view, index = self.view, len(self.claims)
        claim.topic = index
        begin, stop = left_subject(view, segment, claim.start, found)
        left = tidy(self.text[begin:stop])
        noun = tidy(right_noun(self.text, claim.end)) if claim.kind in {"count", "level", "rank"} else ""
        if noun and (len(left) <= 4 or listed):
            claim.subject = left + noun if not listed else noun
        elif left:
            claim.subject = self.root + left if is_dependent(left) else left
        elif previous is not None and not noun:
            claim.subject, claim.topic = previous.subject, previous.topic
            return
        elif self.claims and self.sentence - self.claims[-1].sentence <= 1 and not noun and claim.kind not in {"level", "count"}:
            claim.subject, claim.topic = self.claims[-1].subject, self.claims[-1].topic
            return
        if claim.subject and not is_dependent(left) and not self.root:
            self.root = claim.subject

    def _comparator(
        self, claim: Claim, previous: Claim | None, listed: bool, found: list[Found], decision: Decision | None
    ) -> None:
        view, text = self.view, self.text
        words = [governor.word for _, _, governor in found if governor.role in _SAID]
        governing = [item for item in found if item[2].role in _GOVERNING]
        if governing:
            words.append(text[governing[0][0] : claim.start].strip(" \n“"))
        if claim.kind == "completion":
            words.append("完成年度目标的" if decision and decision.rule == "完成目标的" else decision.rule if decision else "")
        words.extend(governor.canonical for _, _, governor in found if governor.canonical)
        if "其中" in claim.before or view.startswith("其中", max(0, self.clause_start - 3)):
            words.append("其中")
            claim.part = True
        if claim.kind == "rank":
            words.append(view[claim.start : claim.end])
        if listed and previous is not None:
            words.append(previous.comparator)
        claim.comparator = ";".join(dict.fromkeys(word for word in words if word))


_SAID = frozenset({"verb", "adverb", "noun", "copula", "new"})
_GOVERNING = frozenset({"grow", "fall", "near", "nearabove", "nearbelow", "above", "below", "base", "pull", "share", "rate", "over", "done", "to"})
