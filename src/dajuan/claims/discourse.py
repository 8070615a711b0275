"""Period and scope, as said in the sentence, else inherited from the text before; and what the sentence only supposes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dajuan.claims.claim import Claim
from dajuan.claims.lexicon import Lexicon, word_pattern
from dajuan.claims.periods import LAST_YEAR, as_it_stood, dated, span
from dajuan.kernel.numerals import chinese_number

_PERIOD = (
    r"(?P<year>(?:19|20)\d\d)[ ]?年(?:(?P<closing>[末底])|度?(?![-~]))|(?P<hanyear>(?:一九|二〇|二零)[〇零一二三四五六七八九]{2})年|(?P<this>今年以来|今年|本年度?|当年)(?!目标|任务|计划|度)|(?P<last>去年同期|上年同期|去年|上年)"
    r"|(?P<half>[上下]半年)|(?:前)?(?P<quarters>[一二三四1-4])个?季度|(?P<to>(?:\d{1,2})[ ]?[-~至到][ ]?\d{1,2}[ ]?月)"
    r"|前(?P<first>\d{1,2})个月|(?P<month>1[0-2]|0?[1-9])[ ]?月[份]?(?:(?P<edge>[末底])|(?P<day>\d{1,2})[ ]?日)?|(?P<yearend>年[末底])|(?P<whole>全年)(?!目标|任务|计划|预算|预期)"
)
_COMPARING = frozenset("较比为是与同和")
#: 由上年同期的5.96亿元增加到6.34亿元, 从2017年的4亿元, （去年同期为5.96亿元）: meant for one number only.
_ONE_NUMBER = frozenset("由从自(（")
#: 截至6月: what stood then, or was done by then.
_UNTIL = re.compile("(?:截[至止]|止)到?[^，。；月]{0,6}$")
#: 上年同期10.2亿元, 去年为98家: likewise.
_NUMBER_NEXT = re.compile(r"[末底]?(?:为|是|的|仅|只有)?[约近]?\d[\d.,]*+(?![月日年季]|个月)")
#: Until the end of its sentence a figure is aimed at, expected, or counted otherwise than usual …
_SUPPOSED = (
    '力争|力图|到[“"]?十[三四五六七八]五|下一步|下一?阶段|明年|今后|争取(?=全年|年底|年内|实现|完成|达到|突破|早日)|预计|预测|预期|有望|确保(?!了)|拟(?=新|建|投|引|签|实施|于|在|安排)'
    "|目标(?:任务)?(?=[是为:：])|计划(?=新|完成|实现|全年|到|在|年内|投)|将(?=达|完成|实现|突破|超|新增|增长)|按进度应"
    "|剔除|扣除|还原|同口径|可比口径"
)
#: … or until the words turn to what was done.
_DONE = "已(?!知)|实际|截至|截止|目前"
_END = "。！？!?\n"
#: Their first letters where these alone tell enough, and the rest with the second letters that tell them.
_LETTERS = f"拟已{_END}"
_FIRST, _SECOND = (
    "力到明争预有确目计将按剔扣还同可实截",
    '“"十争图年取计测期望保标前划达完实突超新增进除原口比际至止',
)
#: 高于全国, 比全省, 居全市, 占全区: the place of that number alone.
_BESIDE = frozenset("于比较占居列在超与成入前为")
#: What stands before a place that a clause opens with: 上半年全市…; not 创建全国文明城市.
_OPENING = frozenset(["", *"，。；、：,;:！？（()） \n\t　年月度期来末底中"])
#: 全市首家, 全省第一方阵, 全市平均: a place one is ranked in or measured by, not spoken of.
_RANKED_IN = (
    "首",
    "第",
    "唯一",
    "率先",
    "前",
    "排",
    "最",
    "同类",
    "平均",
    "领先",
    "先进",
    "倒数",
    "并列",
    "通报",
    "推广",
)
#: What the words below may also be.
NO_DATES = frozenset({"scope", "supposed", "done"})
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}


@dataclass(slots=True)
class Discourse:
    """What is inherited; ``year`` and ``part`` make the period, ``aside`` is a place only compared with or ranked in.

    For the sentence alone: ``kept`` is the period that an earlier one took the place of (``once``: for one number),
    ``supposed`` where the words began to speak of what is aimed at or expected (-1: they do not). ``place`` is the
    scope a clause was opened with, for that sentence and the next; ``placed`` counts the sentence ends."""

    year: str = ""
    part: str = ""
    scope: str = ""
    aside: str = ""
    kept: tuple[str, str] | None = None
    once: bool = False
    supposed: int = -1
    place: str = ""
    placed: int = 0

    @property
    def period(self) -> str:
        return dated(self.year, self.part)

    def of_year(self, year: str, part: str, *, once: bool) -> None:
        """2022年: all of it, until the words say which part; 2022年末."""
        if once:
            self.kept = self.kept or (self.year, self.part)
        elif self.supposed < 0:
            self.kept = None
        self.year, self.part, self.once = year, part, once

    def suppose(self, at: int) -> None:
        """The words turn to what is aimed at or expected; whenever that is, the text comes back to its own period."""
        self.supposed = at
        self.kept = self.kept or (self.year, self.part)

    def ascertain(self) -> None:
        """… and back to what was done."""
        if self.supposed >= 0:
            self.supposed, self.kept = -1, None

    def last_year(self, *, whole: bool, once: bool) -> None:
        """上年同期, 去年: the same part of the year before, or all of it."""
        if self.kept is None:
            self.kept = (self.year, self.part)
            self.year = str(int(self.year) - 1) if self.year else LAST_YEAR
        if whole:
            self.part = ""
        self.once = once

    def this_year(self) -> None:
        """Back to the period before an earlier one was spoken of."""
        if self.kept is not None:
            (self.year, self.part), self.kept = self.kept, None
        self.once = False

    def placed_in(self, scope: str, *, ranked: bool, opening: bool) -> None:
        """A place was named: one to be ranked in, or one spoken of, perhaps at the opening of a clause."""
        if ranked:
            self.aside = scope
            return
        self.scope, self.aside = scope, ""
        if opening:
            self.place, self.placed = scope, 0

    def describe(self, claim: Claim) -> None:
        """A number was reached: it gets what holds here, and what was said of it alone is over."""
        claim.period, claim.scope = self.period, self.aside or self.scope
        claim.place, claim.supposed = self.place, self.supposed >= 0
        self.aside = ""
        if self.once:
            self.this_year()

    def stop(self, *, paragraph: bool) -> None:
        """The end of a sentence."""
        self.this_year()
        self.supposed = -1
        self.placed += 1
        if self.placed > 1 or paragraph:
            self.place = ""


@dataclass(frozen=True)
class Reader:
    """Follows period and scope words through a text."""

    anchor: re.Pattern[str]
    pattern: re.Pattern[str]
    scopes: dict[str, str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Reader":
        letters = "".join(
            sorted(
                {"12", "今本当去上下前一二三四年全3456789", *(word[0] for word in lexicon.scopes), _LETTERS}
            )
        )
        pattern = re.compile(
            f"{_PERIOD}|(?P<scope>{word_pattern(lexicon.scopes)})|(?P<supposed>{_SUPPOSED})|(?P<done>{_DONE})"
        )
        anchor = re.compile(f"[{letters}{_FIRST}](?:(?<=[{letters}])|(?=[{_SECOND}]))")
        return cls(anchor, pattern, lexicon.scopes)

    def follow(self, state: Discourse, view: str, start: int, end: int) -> None:
        """Lets the words of ``view[start:end]`` change the state; periods of a comparison do not."""
        search, match, begin = self.anchor.search, self.pattern.match, start
        while anchor := search(view, start, end):
            start = anchor.end()
            if view[start - 1] in _END:
                state.stop(paragraph=view[start - 1] == "\n")
                continue
            found = match(view, start - 1, end)
            if found is None:
                continue
            before = view[start - 2] if start > 1 else ""
            kind = found.lastgroup or ""
            if kind == "scope":
                ranked = before in _BESIDE or view.startswith(_RANKED_IN, found.end())
                state.placed_in(self.scopes[found.group()], ranked=ranked, opening=before in _OPENING)
            elif kind == "supposed":
                state.suppose(found.start())
            elif kind == "done" or before not in _COMPARING:
                if state.supposed < begin and kind not in {"whole", "last"}:
                    state.ascertain()
                alone = kind == "last" and _NUMBER_NEXT.match(view, found.end()) is not None
                _period(state, kind, found, once=alone or before in _ONE_NUMBER)
            start = max(start, found.end())

    def each_dated(self, state: Discourse, words: Sequence[str], size: int) -> list[str]:
        """The periods of 一季度、二季度、三季度 when there are ``size`` of them, each begun with its own; else none."""
        found: list[str] = []
        for piece in words if len(words) == size else ():
            match = self.pattern.match(piece)
            if match is None or (match.lastgroup or "") in NO_DATES:
                return []
            one = Discourse(year=state.year)
            self.follow(one, piece, 0, len(piece))
            found.append(one.period)
        return found


def _period(state: Discourse, kind: str, match: "re.Match[str]", *, once: bool) -> None:
    if kind in {"year", "closing", "hanyear"}:
        year = match["year"] or str(chinese_number(match["hanyear"]))
        state.of_year(year, as_it_stood(12) if match["closing"] else "", once=once)
    elif kind == "last":
        state.last_year(whole=not match.group().endswith("同期"), once=once)
    elif kind == "this":
        state.this_year()
    else:
        state.part = _part(kind, match, state.part)


def _part(kind: str, match: "re.Match[str]", part: str) -> str:
    """The part of a year that the words name, as ``periods`` writes it; ``part`` as it was when they name none."""
    text = match.group()
    if kind == "half":
        return "H1" if text[0] == "上" else "H2"
    if kind == "quarters":
        number = _QUARTERS.get(match["quarters"]) or int(match["quarters"])
        return span(1 if text[0] == "前" else number * 3 - 2, number * 3)
    if kind == "to":
        first, last = (int(month) for month in re.findall(r"\d+", text))
        return span(first, last)
    if kind == "first":
        return span(1, int(match["first"]))
    if match["month"]:
        return _month(match)
    return {"yearend": as_it_stood(12), "whole": ""}.get(kind, part)


def _month(match: "re.Match[str]") -> str:
    """6月, 6月末, 截至6月, 6月15日."""
    month, day = int(match["month"]), match["day"]
    if match["edge"] or day or _UNTIL.search(match.string, max(0, match.start() - 10), match.start()):
        return as_it_stood(month, int(day or 0))
    return span(month, month)
