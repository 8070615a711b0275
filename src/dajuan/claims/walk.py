"""First pass over the numerals of a text: clause, kind, sign, approximation. The second pass is ``story``."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from dajuan.claims.approximations import approximate
from dajuan.claims.claim import Claim
from dajuan.claims.decisions import DEFAULT_KINDS, Decision, rightwards
from dajuan.claims.governors import Governing
from dajuan.claims.lexicon import Unit
from dajuan.claims.marks import STRONG, WEAK
from dajuan.claims.quantity import NOTHING, Quantity, Token
from dajuan.claims.story import Story

_LIST = re.compile(r"[”’]?[ \t\n]{0,3}(?:、|和|与|及|以及|或|或者|至|到|/)[ \t\n]{0,3}[约近超逾“]?")
_INDEX = re.compile(
    r"(?:指数|系数|得分|分数|评分|总分|均分|汇率|分值|PMI|CPI|PPI|综合分|净值|倍数|[故亡病生]率)[^，。；、]{0,6}?(?:为|达到?|至|报|平均)?[ ]?$"
)
#: 死亡率0.014 is a figure, 发生率降至0 and 倍数2 are not.
_WHOLE_IS_NONE = re.compile("[故亡病生]率|倍数")
_MONEY = re.compile(
    "贷款|存款|资产|负债|营收|收入|利润|盈利|投资|市值|成交额|融资|资金|余额|金额|产值|税|信贷|支出|经费|预算"
    "|规模|基金|债|保费|GDP|销售额|总额|成本|费用|投入|募资|估值"
)
_STOCKS = re.compile("产量|销量|库存|存栏|出栏|保有量|产能|生产|销售|下线|出口|进口")
#: 分别下降3.1%、增长12.4%: one list, though each number has its own direction.
_TURNED = re.compile(
    "[ ]?(?:、|和|与|及|以及)(?:增长|增加|上升|上涨|提高|下降|下跌|减少|降低|回落|负增长)[约近超]?"
)
RATIO = Decision("share", 1, "ratio")
_LONGEST_BRACKET = 200
_RATES = {"times", "percent"}
_SHARES = frozenset({"percent", "permille"})
_LAST_YEAR = re.compile(
    "[，,（(]?(?:增速|增幅|涨幅)?[比较与]?(?:上年|去年|上一?季度?|上月|前值|[一二三]季度|1-\\d{1,2}月)(?:同期|全年|年?[末底])?(?:增速|增幅)?(?:的|为|是|仅为|仅)?[（(]?"
)
_UNTIL = frozenset("至到")
_SIGNED = frozenset({"growth", "delta", "completion", "pull"})


class Walk:
    """One pass over one text; ``claims`` and ``others`` (non-claims) are its result."""

    def __init__(self, governing: Governing, story: Story, text: str, view: str) -> None:
        self.governing, self.story, self.text, self.view = governing, story, text, view
        self.claims: list[Claim] = story.claims
        self.backwards = view[::-1]
        self.size = len(view)
        self.position = 0
        self.sentence, self.first = 0, 0
        self.clause, self.clause_start = 0, 0
        #: The clause in which the last bracket opened: from where to where.
        self.outer = (0, 0)

    def run(self, tokens: list[Token], non_claims: bool) -> list[Claim]:
        others: list[Claim] = []
        for start, end, item in tokens:
            sort = item.sort
            if sort == "claim" or sort == "rank":
                self._claim(start, end, item)
            elif sort == "bare":
                self._bare(start, end, item)
            elif sort == "ratio":
                self._ratio(start, end, item)
            elif non_claims:
                others.append(_other(self.text, start, end, item))
        return sorted(self.claims + others, key=lambda claim: claim.start) if others else self.claims

    def _enter(self, start: int) -> bool:
        """Moves to the clause of a number at ``start``; says whether it is the clause of the number before."""
        view, size, backwards = self.view, self.size, self.backwards
        low, high = size - start, size - self.position
        while match := WEAK.search(backwards, low, high):
            mark = size - match.start()
            if match.group() in "(（" and _closed(view, mark, start):
                low = match.end()
                continue
            if match.group() in "(（":
                self.outer = (max(self.clause_start, self.position), mark - 1)
            self.clause_start = mark
            self.clause += 1
            if STRONG.search(backwards, low, high):
                self.sentence += 1
                self.first = len(self.claims)
            return False
        opened = self.clause_start
        if opened and view[opened - 1] in "(（" and (end := _closed(view, self.position, start)):
            self.clause_start = end
            self.clause += 1
            return False
        return True

    def _bare(self, start: int, end: int, item: Quantity) -> None:
        """A number without a unit claims something only as an index, or when 余 or 万 show that it counts."""
        if item.value is None or item.han:
            return
        index = _INDEX.search(self.view, max(0, start - 20), start)
        if index and (item.printed % 1 or not _WHOLE_IS_NONE.match(index.group())):
            self._claim(start, end, item, "汇率" if "汇率" in index.group() else "", "level")
        elif item.approx == "余" or item.scale:
            last = self.claims[-1] if len(self.claims) > self.first else None
            self._claim(start, end, _money(last, self.view[max(self.position, start - 16) : start], item))

    def _ratio(self, start: int, end: int, item: Quantity) -> None:
        position = start
        for part in re.split("[:：]", self.view[start:end]):
            value = Decimal(part.replace(",", ""))
            step = Decimal(1).scaleb(int(value.as_tuple().exponent))
            share = replace(item, value=value, step=step, printed=value)
            self._claim(position, position + len(part), share, "%", "share")
            position += len(part) + 1

    def _claim(self, start: int, end: int, item: Quantity, unit: str | None = None, kind: str = "") -> None:
        view, claims = self.view, self.claims
        same = self._enter(start)
        previous = claims[-1] if len(claims) > self.first else None
        segment, listed = self.clause_start, False
        if same and previous is not None:
            segment = self.position
            listed = _listed(previous, view, segment, start)
        dimension = item.unit.dimension
        decision = None
        if kind:
            decision = RATIO if kind == "share" else None
        elif start > segment or dimension in _SHARES:
            decision = self._decide(segment, start, end, dimension)
        if unit is None:
            unit = item.unit.base
            if unit == "元" and "港币" in view[max(0, start - 3) : start]:
                unit = "港元"
        claim = Claim(
            start, end, self.text[start:end], item.value or Decimal(0), item.value_hi, unit,
            item.approx, kind, dimension, item.step, self.sentence, self.clause, 0, self.story,
        )  # fmt: skip
        if item.approx == "exact":
            approximate(claim, view, start, end)
        if item.sort == "rank":
            claim.kind = "rank"
        elif not kind:
            _judge(claim, view, decision, previous, previous if listed else None)
            _stock(claim, view, item)
        if previous is not None and previous.dimension == dimension:
            turned = not listed and same and _TURNED.fullmatch(view, segment, start) is not None
            claim.row = previous.row + 1 if listed or turned else 0
        claims.append(claim)
        self.story.places.append((start, end, segment, listed, self.clause_start))
        self.story.decisions.append(decision)
        self.position = end

    def _decide(self, segment: int, start: int, end: int, dimension: str) -> Decision | None:
        words = self.view[segment:start]
        if segment == self.clause_start and segment and self.view[segment - 1] in ")）" and len(words) < 2:
            words = self.view[slice(*self.outer)] + words
        elif words == "的":
            words = self.view[max(self.clause_start, segment - 60) : start]
        decision, may_change = self.governing.decide(words, dimension)
        return rightwards(self.view, end, dimension, decision) if may_change else decision


def _listed(previous: Claim, view: str, segment: int, start: int) -> bool:
    """Whether a number goes on with the list of the one before; 压降1.3亿元至7.4亿元 is what the change led to."""
    if start - segment >= 9 or (previous.kind == "delta" and view[segment] in _UNTIL):
        return False
    return segment == start or _LIST.fullmatch(view, segment, start) is not None


def _judge(
    claim: Claim, view: str, decision: Decision | None, before: Claim | None, head: Claim | None
) -> None:
    """Kind and sign, from the decision of the words, else from the head of the list, else by dimension."""
    kind, sign = DEFAULT_KINDS.get(claim.dimension, "level"), 1
    if decision:
        grown = before is not None and decision.rule.endswith(("至", "到")) and _grew_to(before, claim)
        kind, sign = ("growth", 1) if grown else (decision.kind or kind, decision.sign)
    elif before is not None and _last_years(before, claim, view):
        kind = "growth"
    elif head is not None:
        alike = head.dimension == claim.dimension or {head.dimension, claim.dimension} == _RATES
        either = claim.dimension == "percent" and view[head.end : claim.start].strip() == "或"
        if alike or (either and head.kind == "delta"):
            kind, sign = (head.kind if alike else "growth"), (-1 if head.value < 0 else 1)
    claim.kind = kind
    if sign < 0 and claim.value > 0 and kind in _SIGNED:
        claim.value = -claim.value
        claim.value_hi = None if claim.value_hi is None else -claim.value_hi


def _stock(claim: Claim, view: str, item: Quantity) -> None:
    """An output or stock of goods is a level."""
    goods = claim.kind == "count" and item.unit.goods
    if goods and _STOCKS.search(view, max(0, claim.start - 24), claim.start):
        claim.kind = "level"


def _last_years(before: Claim, claim: Claim, view: str) -> bool:
    """增长9%（上年同期为7.2%）, 增长9%，增速比上年同期（7.2%）: the growth of the year before."""
    if before.kind != "growth" or before.dimension != "percent" or claim.dimension != "percent":
        return False
    return claim.start - before.end < 16 and _LAST_YEAR.fullmatch(view, before.end, claim.start) is not None


def _grew_to(before: Claim, claim: Claim) -> bool:
    """增速由9.8%放缓至7.3%: both are rates of growth."""
    return (
        before.kind == "growth"
        and claim.dimension == before.dimension == "percent"
        and before.clause == claim.clause
    )


def _money(last: Claim | None, words: str, item: Quantity) -> Quantity:
    """贷款增加1197亿: the currency of the amount before it in the sentence, 元 when the words are of money."""
    currency = ""
    if item.scale and item.scale[-1] in "万亿":
        if last is not None and last.dimension == "money":
            currency = last.unit
        elif _MONEY.search(words):
            currency = "元"
    unit = Unit(currency, currency, Fraction(1), "money") if currency else replace(NOTHING, base="")
    return replace(item, sort="claim", unit=unit)


def _other(text: str, start: int, end: int, item: Quantity) -> Claim:
    """A numeral that claims nothing."""
    nothing = Decimal(0)
    return Claim(
        start, end, text[start:end], nothing, None, "", "exact", item.sort, "", nothing, 0, 0, 0, None
    )


def _closed(view: str, start: int, end: int) -> int:
    """Where a bracket closes between the two places, 0 if none does; brackets are short, so the look is too."""
    end = min(end, start + _LONGEST_BRACKET)
    return max(view.find(")", start, end), view.find("）", start, end)) + 1
