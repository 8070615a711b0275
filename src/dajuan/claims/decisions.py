"""Kind and sign of a number from the governors before it: nearest word to the left, longest match first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dajuan.claims.lexicon import Governor

_DONE = re.compile(
    "(?:完成|占|为|达到?|实现|相当于|是)[^，,。；;]{0,28}?(?:目标|任务|计划|预算(?!收入|支出|内|资金)|指标)"
    "[^，,。；;增降升高低快慢率]{0,8}$"
)
#: 完成投资的: of what was to be done, unless it is a share (占全省完成投资的).
_DONE_OF = re.compile("完成[^，,。；;]{0,16}的$")
_OVER = re.compile(
    "超额|(?:超|超过|超出|超前|高于|快于|领先|高出|低于|落后|慢于|滞后|落后于|滞后于|快|慢|低)(?:于|了)?[^，,。；;]{0,8}"
    "(?:时序|序时|均衡|时间)[^，,。；;]{0,3}|(?:时序|序时|均衡|时间)进度[^，,。；;]{0,4}[快慢超高低]|超[^，,。；;高]{0,10}(?:目标|任务|计划)|(?:高于|低于|高出)[^，,。；;]{0,6}(?:目标|任务|计划)"
)
_RIGHT_GROWTH = re.compile(
    "[ ]?(?:以上|左右|以内)?的?[A-Z]{0,4}(?:年均|同比|平均|环比|按[年季月])?(增长|增速|增幅|速度|涨幅|升幅|增量|正增长|降幅|跌幅|下降|降低|减幅|负增长|缩减)(?!到|至|为|点|极|了?[约近超 ]?[-0-9])"
)
_RIGHT_TARGET = re.compile("[ ]?(?:以上|左右)?的?(?:年度|全年|省定|市定|既定|预期)?目标")
_TO_LEVEL = re.compile("(?:到|至|为|达|达到|成)(?:了)?[约近超逾]?$")
_CHANGE = frozenset({"grow", "fall", "near"})
_GAPS = frozenset({"above", "below", "nearabove", "nearbelow"})
#: 同比多结27件: any verb between 多 and the number.
_MORE = re.compile("(?:同比|环比|[较比][^，。；]{2,12})(多|少)(?![数])[一-鿿]{1,4}[约近超逾]?$")
_COMPARED = re.compile("[较比]|同比|环比")
Found = tuple[int, int, Governor]


@dataclass(frozen=True, slots=True)
class Decision:
    """Kind, sign and the words that decided."""

    kind: str
    sign: int
    rule: str


#: What the words left of a number decide, and whether the words right of it may still change that.
Spoken = tuple[Decision | None, bool]


def rightwards(view: str, end: int, dimension: str, decision: Decision | None) -> Decision | None:
    """5%的增长, 50%年度目标: the words behind the number decide where those before it do not speak of change."""
    right = _RIGHT_GROWTH.match(view, end)
    if right:
        return Decision("growth", -1 if right[1][0] in "降跌下减负缩" else 1, right[1])
    if decision is None and dimension != "times" and _RIGHT_TARGET.match(view, end):
        return Decision("share", 1, "目标")
    return decision


def _last(found: Sequence[Found], roles: frozenset[str]) -> Found | None:
    for item in reversed(found):
        if item[2].role in roles:
            return item
    return None


_RATIO_ROLES = frozenset({"grow", "fall", "near", "share", "rate", "done", "over", "to", "pull"}) | _GAPS
_POINT_ROLES = frozenset({"pull", "over", "share"}) | _CHANGE | _GAPS
_AMOUNT_ROLES = _CHANGE | _GAPS | {"to", "new"}
_GOAL_WORDS = re.compile("超|进度|时序|序时|目标|任务|计划|预算|指标|完成")
#: 影响 as a noun: 翘尾影响约为0.5个百分点.
_INFLUENCE = re.compile(
    "影响[^，。；]{0,8}?(?:分别|均|各|共|合计|约|为|是|达)?(?:约?为|约?是|达)[约近超逾]?$"
)
_STANDARD = re.compile("(?:平均值|均值|标准|要求|红线|警戒线|监管值|限值|目标值|基准)[为的]?[约近超逾]?$")
#: 增速回落至5.3%, 降幅收窄到3.2%: the level of a rate of change is still a change.
_RATES_OF_CHANGE = ("增速", "增幅", "涨幅", "升幅", "增长率", "降幅", "跌幅", "减幅")
_BEHIND = re.compile("低于|落后|慢|滞后")
_KIND_OF_ROLE = {
    **dict.fromkeys(("grow", "fall", "near", "pull"), "growth"),
    **dict.fromkeys(("above", "below", "nearabove", "nearbelow"), "delta"),
    **dict.fromkeys(("to", "share", "rate"), "share"),
    **dict.fromkeys(("done", "over"), "completion"),
}


def by_ratio(words: str, found: Sequence[Found], dimension: str) -> Spoken:
    if dimension != "times":
        done = _completed(words)
        if done and not (done.rule == "超额" and _spoken_of(words, found)):
            return done, False
    last = _last(found, _RATIO_ROLES)
    if last is None:
        return (Decision("growth", 1, "倍") if dimension == "times" else None), True
    governor = last[2]
    kind = "growth" if dimension == "times" else _KIND_OF_ROLE[governor.role]
    reached = governor.role in {"grow", "fall"} and words.startswith(("到", "至"), last[1])
    if reached or (governor.role == "to" and dimension != "times"):
        noun = next((one for _, _, one in reversed(found) if one.word.startswith(_RATES_OF_CHANGE)), None)
        if noun is not None:
            return Decision("growth", noun.sign or 1, noun.word), False
    if reached:
        return Decision("share", 1, governor.word + "至"), False
    if governor.role in _GAPS and dimension != "times":
        if _STANDARD.search(words, last[1]):
            kind = "share"
        elif _limits(words, last):
            noun = next((one for _, _, one in reversed(found) if one.word.startswith(_RATES_OF_CHANGE)), None)
            return Decision(
                "growth" if noun else "share", noun.sign or 1 if noun else 1, governor.word
            ), False
    sign = 1 if kind == "share" else governor.sign or 1
    return Decision(kind, sign, governor.word), governor.role not in _CHANGE


def _limits(words: str, gap: Found) -> bool:
    """利率低于3.6%: what stands right behind 低于 is a limit, unless 比 or 较 names what the gap is to."""
    close = gap[2].word[-1] == "于" and not words[gap[1] :].strip("约近 ")
    return close and _COMPARED.search(words, 0, gap[0]) is None


def _completed(words: str) -> Decision | None:
    """完成目标的 and 超额; the quick look for their letters comes first."""
    if not _GOAL_WORDS.search(words):
        return None
    if _OVER.search(words):
        return Decision("completion", -1 if _BEHIND.search(words) else 1, "超额")
    done = _DONE.search(words) or ("占" not in words and _DONE_OF.search(words))
    return Decision("completion", 1, "完成目标的") if done else None


def _spoken_of(words: str, found: Sequence[Found]) -> bool:
    """超额完成浓度下降4%的目标: the number is the change aimed at, not the excess."""
    change = _last(found, _CHANGE)
    return change is not None and change[0] > words.find("超额") >= 0 and len(words) - change[1] < 3


def by_points(words: str, found: Sequence[Found]) -> Decision | None:
    if _GOAL_WORDS.search(words) and _OVER.search(words):
        return Decision("completion", -1 if _BEHIND.search(words) else 1, "超额")
    pull = _last(found, frozenset({"pull"}))
    last = _last(found, _POINT_ROLES)
    if pull and not _INFLUENCE.search(words, pull[0]):
        moved = last is not None and last[0] > pull[0] and (last[2].role == "fall" or pull[2].word == "影响")
        return Decision("pull", (last if moved and last else pull)[2].sign or 1, pull[2].word)
    if pull and last is pull:
        return None
    return Decision("delta", last[2].sign or 1, last[2].word) if last else None


def by_amount(words: str, found: Sequence[Found], dimension: str) -> Decision | None:
    last = _last(found, _AMOUNT_ROLES)
    if last is None:
        more = _MORE.search(words)
        return Decision("delta", 1 if more[1] == "多" else -1, more[1]) if more else None
    word_start, word_end, governor = last
    role = governor.role
    between = words[word_end:]
    if role == "new" and _COMPARED.search(words, 0, word_start) and not between.strip("了约近超逾 "):
        return Decision("delta", 1, governor.word)
    if role in {"to", "new"} or _TO_LEVEL.search(between):
        return Decision("", 1, governor.word) if len(between) < 12 else None
    if role in _GAPS:
        if dimension != "place" and (_limits(words, last) or (not between and dimension == "count")):
            return None
        close = len(between) <= 3 or (role in {"above", "below"} and len(between) <= 14)
        return Decision("delta", governor.sign, governor.word) if close else None
    if governor.flavour == "noun":
        return None
    compared = _COMPARED.search(words, 0, word_start)
    adjacent = not between.strip("了约近超逾达共 ")
    if adjacent or (compared and len(between) <= 10) or dimension == "place":
        return Decision("delta", governor.sign, governor.word)
    if governor.role == "fall" and len(between) <= 14:
        return Decision("delta", -1, governor.word)
    return None


DEFAULT_KINDS = {
    "count": "count",
    "percent": "share",
    "permille": "share",
    "fraction": "share",
    "times": "growth",
    "pp": "delta",
    "place": "delta",
    "bare": "count",
    "rank": "rank",
}
