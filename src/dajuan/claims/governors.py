"""Decides the kind of a number from the words that govern it: nearest word to the left, longest match first."""

import re
from dataclasses import dataclass

from dajuan.claims.lexicon import Governor, Lexicon, word_pattern

_DONE = re.compile(
    "(?:完成|占|为|达到?|实现|相当于|是)[^，,。；;]{0,28}?(?:目标|任务|计划|预算(?!收入|支出|内|资金)|指标)"
    "[^，,。；;增降升高低快慢率]{0,8}$|完成[^，,。；;]{0,16}[年总]?的$"
)
_OVER = re.compile(
    "超额|(?:超|超过|超出|超前|高于|快于|领先|高出|低于|落后|慢于|滞后|落后于|滞后于|快|慢|低)(?:于|了)?[^，,。；;]{0,8}"
    "(?:时序|序时|均衡|时间)[^，,。；;]{0,3}|(?:时序|序时|均衡|时间)进度[^，,。；;]{0,4}[快慢超高低]|超[^，,。；;高]{0,10}(?:目标|任务|计划)|(?:高于|低于|高出)[^，,。；;]{0,6}(?:目标|任务|计划)"
)
_RIGHT_GROWTH = re.compile(
    "[ ]?(?:以上|左右|以内)?的?(?:年均|同比|平均)?(增长|增速|增幅|速度|涨幅|升幅|增量|正增长|降幅|跌幅|下降|降低|减幅|负增长|缩减)(?!到|至|为|点|极|了?[约近超 ]?[-0-9])"
)
_RIGHT_TARGET = re.compile("[ ]?(?:以上|左右)?的?(?:年度|全年|省定|市定|既定|预期)?目标")
_TO_LEVEL = re.compile("(?:到|至|为|达|达到|成)(?:了)?[约近超逾]?$")
_CHANGE = frozenset({"grow", "fall", "near"})
_GAPS = frozenset({"above", "below", "nearabove", "nearbelow"})
_COMPARED = re.compile("[较比]|同比|环比")
Found = tuple[int, int, Governor]


@dataclass(frozen=True)
class Governing:
    """The governors of one lexicon, findable in a stretch of text."""

    words: dict[str, Governor]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Governing":
        base = r"[较比与同](?:\d{4}年[末底初]?|上一?年度?(?:同期|末|底)?|去年(?:同期|末|底)?|年初|上[月季]度?|同期|期初|前?\d{1,2}(?:-\d{1,2})?个?月(?:份|末|底)?|[一二三四上]季度|\d{4}年(?:同期)?)(?:相比)?"
        return cls(lexicon.governors, re.compile(f"(?:{base})|{word_pattern(lexicon.governors)}"))

    def find(self, view: str, start: int, end: int) -> list[Found]:
        """Governors in order; words hidden by an indicator name (增加值, 高新) are left out."""
        found: list[Found] = []
        for match in self.pattern.finditer(view, start, end):
            governor = self.words.get(match.group())
            if governor is None:
                found.append((match.start(), match.end(), _BASE))
            elif governor.role != "mask":
                if (
                    governor.role.startswith("near")
                    and match.end() < end
                    and view[match.end()] not in "了约近超逾长幅 "
                ):
                    continue
                found.append((match.start(), match.end(), governor))
        return found


_BASE = Governor("较", "base")


@dataclass(frozen=True, slots=True)
class Decision:
    """Kind, sign and the words that decided."""

    kind: str
    sign: int
    rule: str


def decide(
    view: str, seg_start: int, start: int, end: int, dimension: str, found: list[Found]
) -> Decision | None:
    """None when nothing governs the number; the caller then inherits or takes the default of the dimension."""
    if dimension in {"percent", "fraction", "times"}:
        return _ratio(view, seg_start, start, end, found, dimension)
    if dimension == "pp":
        return _points(view, seg_start, start, found)
    return _amount(view, seg_start, start, found, dimension)


def _last(found: list[Found], roles: frozenset[str]) -> Found | None:
    for item in reversed(found):
        if item[2].role in roles:
            return item
    return None


_RATIO_ROLES = frozenset({"grow", "fall", "near", "share", "rate", "done", "over", "to", "pull"}) | _GAPS
_POINT_ROLES = frozenset({"pull", "over", "share"}) | _CHANGE | _GAPS
_AMOUNT_ROLES = _CHANGE | _GAPS | {"to", "new"}
_NEED_OVER = ("超", "进度", "时序", "序时", "目标", "任务", "计划")
_STANDARD = re.compile("(?:平均值|均值|标准|要求|红线|警戒线|监管值|限值|目标值|基准)[为的]?[约近超逾]?$")
_BEHIND = re.compile("低于|落后|慢|滞后")
_KIND_OF_ROLE = {
    **dict.fromkeys(("grow", "fall", "near", "pull"), "growth"),
    **dict.fromkeys(("above", "below", "nearabove", "nearbelow"), "delta"),
    **dict.fromkeys(("to", "share", "rate"), "share"),
    **dict.fromkeys(("done", "over"), "completion"),
}
_NEED_DONE = ("目标", "任务", "计划", "预算", "指标", "完成", "进度")


def _ratio(
    view: str, seg_start: int, start: int, end: int, found: list[Found], dimension: str
) -> Decision | None:
    if dimension != "times":
        done = _completed(view[seg_start:start])
        if done:
            return done
    last = _last(found, _RATIO_ROLES)
    right = _RIGHT_GROWTH.match(view, end)
    if right and (last is None or last[2].role not in _CHANGE):
        return Decision("growth", -1 if right[1][0] in "降跌下减负缩" else 1, right[1])
    if last is None:
        if dimension == "times":
            return Decision("growth", 1, "倍")
        return Decision("share", 1, "目标") if _RIGHT_TARGET.match(view, end) else None
    governor = last[2]
    if governor.role in _GAPS and _STANDARD.search(view, last[1], start):
        return Decision("share", 1, governor.word)
    kind = "growth" if dimension == "times" else _KIND_OF_ROLE[governor.role]
    return Decision(kind, governor.sign or 1, governor.word)


def _completed(segment: str) -> Decision | None:
    """完成目标的 and 超额; the quick look for their letters comes first."""
    if any(word in segment for word in _NEED_OVER) and _OVER.search(segment):
        return Decision("completion", -1 if _BEHIND.search(segment) else 1, "超额")
    if any(word in segment for word in _NEED_DONE) and _DONE.search(segment):
        return Decision("completion", 1, "完成目标的")
    return None


def _points(view: str, seg_start: int, start: int, found: list[Found]) -> Decision | None:
    segment = view[seg_start:start]
    if any(word in segment for word in _NEED_OVER) and _OVER.search(segment):
        return Decision("completion", -1 if _BEHIND.search(segment) else 1, "超额")
    pull = _last(found, frozenset({"pull"}))
    if pull:
        return Decision(
            "pull", -1 if pull[2].sign < 0 or view.startswith("下降", start - 2) else 1, pull[2].word
        )
    last = _last(found, _POINT_ROLES)
    return Decision("delta", last[2].sign or 1, last[2].word) if last else None


def _amount(view: str, seg_start: int, start: int, found: list[Found], dimension: str) -> Decision | None:
    last = _last(found, _AMOUNT_ROLES)
    if last is None:
        return None
    word_start, word_end, governor = last
    role = governor.role
    between = view[word_end:start]
    if role in {"to", "new"} or _TO_LEVEL.search(between):
        return Decision("", 1, governor.word) if len(between) < 12 else None
    if role in _GAPS:
        close = len(between) <= 3 or (role in {"above", "below"} and len(between) <= 14)
        return Decision("delta", governor.sign, governor.word) if close else None
    if governor.flavour == "noun":
        return None
    compared = _COMPARED.search(view, seg_start, word_start)
    adjacent = not between.strip("了约近超逾达共 ")
    if adjacent or (compared and len(between) <= 10) or dimension == "place":
        return Decision("delta", governor.sign, governor.word)
    if governor.role == "fall" and len(between) <= 10:
        return Decision("delta", -1, governor.word)
    return None


DEFAULT_KINDS = {
    "count": "count",
    "percent": "share",
    "fraction": "share",
    "times": "growth",
    "pp": "delta",
    "place": "delta",
    "bare": "count",
    "rank": "rank",
}
