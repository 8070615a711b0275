"""Period and scope: as said in the sentence, else inherited from the text before."""

import re
from dataclasses import dataclass

from dajuan.claims.lexicon import Lexicon, word_pattern
from dajuan.kernel.numerals import chinese_number

_PERIOD = (
    r"(?P<year>(?:19|20)\d\d)[ ]?年度?(?![-~])|(?P<hanyear>(?:一九|二〇|二零)[〇零一二三四五六七八九]{2})年|(?P<this>今年以来|今年|本年度?|当年)(?!目标|任务|计划|度)|(?P<last>去年同期|上年同期|去年|上年)"
    r"|(?P<half>[上下]半年)|(?:前)?(?P<quarters>[一二三四1-4])个?季度|(?P<to>(?:\d{1,2})[ ]?[-~至到][ ]?\d{1,2}[ ]?月)"
    r"|前(?P<first>\d{1,2})个月|(?P<month>\d{1,2})[ ]?月[份]?(?P<edge>[末底])?|(?P<yearend>年[末底])|(?P<whole>全年)(?!目标|任务|计划|预算|预期)"
)
_COMPARING = frozenset("较比为是与同和")
#: 高于全国, 比全省, 居全市, 占全区: the place of that number alone.
_BESIDE = frozenset("于比较占居列在超与成入前为")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}


@dataclass(slots=True)
class Discourse:
    """What is inherited; ``year`` and ``part`` make the period, ``aside`` is a place only compared with or ranked in."""

    year: str = ""
    part: str = ""
    scope: str = ""
    aside: str = ""

    @property
    def period(self) -> str:
        return self.year + (f"-{self.part}" if self.year and self.part and self.part[0] != "H" else self.part)


@dataclass(frozen=True)
class Reader:
    """Follows period and scope words through a text."""

    anchor: re.Pattern[str]
    pattern: re.Pattern[str]
    scopes: dict[str, str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Reader":
        letters = "".join(
            sorted({"12", "今本当去上下前一二三四年全3456789", *(word[0] for word in lexicon.scopes)})
        )
        pattern = re.compile(f"{_PERIOD}|(?P<scope>{word_pattern(lexicon.scopes)})")
        return cls(re.compile(f"[{letters}]"), pattern, lexicon.scopes)

    def follow(self, state: Discourse, view: str, start: int, end: int) -> None:
        """Lets the words of ``view[start:end]`` change the state; periods of a comparison do not."""
        search, match = self.anchor.search, self.pattern.match
        while anchor := search(view, start, end):
            start = anchor.end()
            found = match(view, start - 1, end)
            if found is None:
                continue
            if found.lastgroup == "scope":
                scope = self.scopes[found.group()]
                if start > 1 and view[start - 2] in _BESIDE:
                    state.aside = scope
                else:
                    state.scope, state.aside = scope, ""
            elif not (start > 1 and view[start - 2] in _COMPARING):
                _period(state, found.lastgroup or "", found)
            start = max(start, found.end())


def _period(state: Discourse, kind: str, match: "re.Match[str]") -> None:
    text = match.group()
    if kind == "year":
        state.year, state.part = match["year"], ""
    elif kind == "hanyear":
        state.year, state.part = str(chinese_number(match["hanyear"])), ""
    elif kind in {"this", "whole"}:
        state.part = "" if kind == "whole" else state.part
    elif kind == "half":
        state.part = "H1" if text[0] == "上" else "H2"
    elif kind == "quarters":
        number = _QUARTERS.get(match["quarters"]) or int(match["quarters"])
        state.part = f"01..{number * 3:02}" if text[0] == "前" else f"Q{number}"
    elif kind == "to":
        first, last = (int(part) for part in re.findall(r"\d+", text))
        state.part = "H1" if (first, last) == (1, 6) else f"{first:02}..{last:02}"
    elif kind == "first":
        state.part = f"01..{int(match['first']):02}"
    elif kind in {"month", "edge"}:
        state.part = f"{int(match['month']):02}{'末' if match['edge'] else ''}"
    elif kind == "yearend":
        state.part = "末"
