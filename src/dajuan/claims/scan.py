"""Finds every numeral of a text and says what it is: a quantity, a rank, a date, an identifier, a name."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from dajuan.claims.grammar import ANCHOR, Grammar
from dajuan.claims.lexicon import Lexicon, Unit
from dajuan.claims.quantity import (
    DATE,
    IDENTIFIER,
    NAME,
    NOTHING,
    ORDINAL,
    PLACE,
    Quantity,
    measured,
    number_of,
    ranged,
    shared,
)
from dajuan.claims.view import Viewer

Token = tuple[int, int, Quantity]
Maker = Callable[["Scanner", "re.Match[str]"], Quantity]

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.\w{1,16}){1,4}|(?:https?://|www\.)[^\s一-鿿，。；）]{1,400}", re.ASCII)
_JOIN = re.compile(r"[ \t\n]{0,3}(?:、|和|与|及|以及|或|或者|至|到|,|/)?[ \t\n]{0,3}")
_ONLY_ONE = re.compile("(?:翻了?|唯一|仅有?|只有|共有?|共计|各有?|新增|增加|减少|至少|最多|不足|另有|新设|合计|每|达)(?:的|了)?$")
_INDEFINITE = re.compile("[这那某任哪逐]$")
_RANKED = re.compile("(?:排名?|位列|列|居|位|名列|名次|评比|考核|评价|综合|总量|全国|全省|全市|全区|世界|全球|国内|省内|市内|并列|位次|荣获|获|均|稳居|跃居|“)[^，。；、]{0,4}$")
_QUOTED_END = re.compile("[^，。；、：“”‘’]{0,12}[”’]")
_MORE_ORDINALS = re.compile("(?:[、和及与]第?[一二三四五六七八九十]+)+(?:[产季批期次届章条年大类个])")
_LETTERS_BEFORE_FIGURES = re.compile(r"(?:GDP|CPI|PPI|PMI|FDI|VOCs?|R&D|EVA|ROE|ROA|M[012]|GVA|APP)$")
_ONE_WORDS = frozenset("唯统划归单同专")
_MEASURED = frozenset({"percent", "pp", "money"})
_SERIAL = frozenset("期届批次季轮")
_NAME_TAIL = re.compile("[A-Za-z]")


class Scanner:
    """Reads tokens out of a view. One per lexicon; safe to share."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.viewer = Viewer.of(lexicon)
        self.grammar = Grammar.of(lexicon)
        self._measured = lru_cache(maxsize=1 << 15)(self._build)

    def tokens(self, view: str) -> list[Token]:
        """Every numeral in order; bare numbers have taken the unit they share with a neighbour."""
        found: list[Token] = []
        search, digits, han = ANCHOR.search, self.grammar.digits.match, self.grammar.han.match
        titled = "《" in view
        skips = _addresses(view)
        position = 0
        while anchor := search(view, position):
            start = anchor.start()
            match = digits(view, start) if view[start] < "〇" else han(view, start)
            if match is None or (view[start] == "一" and view[start - 1 : start] in _ONE_WORDS):
                position = start + 1
                continue
            end, item = self._item(view, match)
            if skips or titled:
                end, item = _inside(view, start, end, item, skips)
            position = end
            if item is not None:
                if item.value is not None and item.value > 0 and view[start - 1 : start] == "-":
                    start, item = _negative(view, start, item)
                found.append((start, end, item))
        return share_units(view, found)

    def _item(self, view: str, match: "re.Match[str]") -> tuple[int, Quantity | None]:
        start, end, kind = match.start(), match.end(), match.lastgroup or ""
        han = view[start] >= "〇"
        if kind == "range" and not han and not _one_range(self.lexicon.units, view, match):
            end, kind = match.end("aunit"), "low"
        if kind in {"quantity", "bare", "range"}:
            unit = self.lexicon.units.get(match["bunit" if kind == "range" else "nunit"] or "", NOTHING)
            if unit.not_before and view.startswith(unit.not_before, end):
                end, unit = match.end(_LAST_PART[kind]), NOTHING
            item = self._cached(match, kind, unit, han)
        elif kind == "low":
            item = self._measured(match["a"], match["ascale"] or "", False, match["aunit"], False)
        else:
            item = _MAKERS[kind](self, match)
        if item is None:
            return end, None
        return _in_context(view, start, end, item, han)

    def _cached(self, match: "re.Match[str]", kind: str, unit: Unit, han: bool) -> Quantity | None:
        if kind == "range":
            return _range(self, match, unit, han)
        if kind == "bare" and not han:
            return self._measured(match["v"], match["vscale"] or "", bool(match["vmore"] or match["vmore2"]), "", False)
        if kind == "bare":
            return self._measured(match["bare"], "", False, "", True)
        scale = match["nscale"] or ""
        more = bool(match["nmore"] or (match["nmore2"] if not han else None))
        return self._measured(match["n"], scale, more, unit.printed, han)

    def _build(self, number: str, scale: str, more: bool, unit: str, han: bool) -> Quantity | None:
        try:
            return measured(number, scale, more, self.lexicon.units.get(unit, NOTHING), han=han)
        except ValueError:
            return IDENTIFIER


def _one_range(units: dict[str, Unit], view: str, match: "re.Match[str]") -> bool:
    """从3家到5家 and 1.8个百分点至23.6% are two numbers, 3家至5家 is one range."""
    low = match["aunit"]
    if not low:
        return True
    return units[low].base == units[match["bunit"]].base and view[match.start() - 1 : match.start()] not in {"从", "由", "自"}


_LAST_PART = {"quantity": "n", "bare": "bare", "range": "b"}


def _addresses(view: str) -> list[tuple[int, int]]:
    if "@" in view or "http" in view or "www." in view:
        return [match.span() for match in _ADDRESS.finditer(view)]
    return []


def _inside(
    view: str, start: int, end: int, item: Quantity | None, skips: list[tuple[int, int]]
) -> tuple[int, Quantity | None]:
    """Numerals inside addresses are identifiers, those inside 《titles》 names."""
    if any(a <= start < b for a, b in skips):
        return end, IDENTIFIER
    if view.rfind("《", max(0, start - 60), start) > view.rfind("》", max(0, start - 60), start):
        return end, NAME
    return end, item


def _negative(view: str, start: int, item: Quantity) -> tuple[int, Quantity]:
    """-3.2% is negative when the stroke does not join two numbers."""
    before = view[start - 2 : start - 1]
    if item.unit.dimension not in {"percent", "pp"} or before.isdigit() or before in {"%", "-"}:
        return start, item
    value = -item.value if item.value is not None else None
    return start - 1, _replace(item, value=value, printed=-item.printed)


def _replace(item: Quantity, *, value: Decimal | None, printed: Decimal) -> Quantity:
    return Quantity(
        item.sort, value, item.unit, item.value_hi, item.approx, item.step, printed, item.scale, item.han
    )


def _range(scanner: Scanner, match: "re.Match[str]", unit: Unit, han: bool) -> Quantity | None:
    high_scale = "" if han else match["bscale"] or ""
    low_scale = "" if han else (match["ascale"] or high_scale)
    low = scanner._measured(match["a"], low_scale, False, unit.printed, han)
    high = scanner._measured(match["b"], high_scale, False, unit.printed, han)
    if low is None or high is None or low.value is None or high.value is None:
        return IDENTIFIER
    return ranged(low, high) if low.value < high.value else low


def _fraction(scanner: Scanner, match: "re.Match[str]") -> Quantity:
    han = match.group()[0] >= "〇"
    bottom, top = (match["den"], match["num"]) if han or match["den"] else (match["den2"], match["num2"])
    try:
        low, high = number_of(top, han), number_of(bottom, han)
    except ValueError:
        return NAME
    if high == 0 or low >= high:
        return NAME
    return Quantity("claim", low / high, FRACTION, printed=low, han=han)


FRACTION = Unit("分之", "", 1, "fraction")  # type: ignore[arg-type]


def _percent(scanner: Scanner, match: "re.Match[str]") -> Quantity:
    return scanner._measured(match["p"], "", False, "%", True) or NAME


def _pair(scanner: Scanner, match: "re.Match[str]") -> Quantity | None:
    """两三个 is a range; 三四 without ascending order is nothing."""
    unit = scanner.lexicon.units[match["punit"]]
    low, high = (number_of(match[part] + match["ptail"], True) for part in ("pa", "pb"))
    if high - low != number_of("一" + match["ptail"], True):
        return NAME
    return ranged(Quantity("claim", low, unit, printed=low, han=True), Quantity("claim", high, unit))


def _ratio(scanner: Scanner, match: "re.Match[str]") -> Quantity:
    return Quantity("ratio", number_of(re.split("[:：]", match["ratio"])[0], False))


def _mixed(scanner: Scanner, match: "re.Match[str]") -> Quantity:
    unit = scanner.lexicon.units[match["xunit"]]
    number = number_of(f"{match['big']}亿{match['small']}万", False)
    item = measured(str(number), "", bool(match["xmore"]), unit)
    return Quantity(
        "claim", item.value, unit, None, item.approx, Decimal(10_000) * scanner.lexicon.decimal_factors[unit.printed], number
    )


def _ordinal(scanner: Scanner, match: "re.Match[str]") -> Quantity:
    text, unit = match["o"], match["ounit"] or ""
    try:
        value = number_of(text, not text[0].isascii())
    except ValueError:
        return ORDINAL
    if unit in {"方阵", "梯队", "方队"}:
        return Quantity("rank", value, Unit(unit, "方阵" if unit == "方队" else unit, 1, "rank"), printed=value)  # type: ignore[arg-type]
    if unit in {"位", "名"}:
        return Quantity("rank", value, Unit(unit, unit, 1, "rank"), printed=value)  # type: ignore[arg-type]
    if unit:
        return ORDINAL
    return Quantity("rank?", value, PLACE, printed=value)


def _first(scanner: Scanner, match: "re.Match[str]") -> Quantity:
    if match.group()[1] in "次批届期部":
        return ORDINAL
    return Quantity("rank", Decimal(1), PLACE, printed=Decimal(1))


_MAKERS: dict[str, Callable[[Scanner, "re.Match[str]"], Quantity | None]] = {
    "identifier": lambda _scanner, _match: IDENTIFIER,
    "name": lambda _scanner, _match: NAME,
    "digitname": lambda _scanner, _match: NAME,
    "date": lambda _scanner, _match: DATE,
    "listed": lambda _scanner, _match: ORDINAL,
    "ratio": _ratio,
    "fraction": _fraction,
    "percent": _percent,
    "pair": _pair,
    "mixed": _mixed,
    "ordinal": _ordinal,
    "first": _first,
}


def _in_context(view: str, start: int, end: int, item: Quantity, han: bool) -> tuple[int, Quantity | None]:
    """What stands to the left or right turns some numerals into names, ordinals or nothing."""
    before = view[start - 1] if start else ""
    if han:
        return _han_in_context(view, start, end, item, before)
    if before.isascii() and before.isalpha():
        letters = _LETTERS_BEFORE_FIGURES.search(view, max(0, start - 6), start)
        if item.unit.dimension not in _MEASURED and not (letters and item.sort == "bare"):
            return end, NAME
    if item.sort == "bare" and _NAME_TAIL.match(view, end):
        return _tail_end(view, end), NAME
    if before in {"“", "‘"} and item.sort != "date" and _QUOTED_END.match(view, end):
        return end, NAME
    if item.unit.printed in _SERIAL and before in {"前", "第"}:
        return end, ORDINAL
    if before == "每":
        return end, NAME
    if before == "前" and item.unit.printed in {"名", "位"}:
        return end, Quantity("rank", item.value, item.unit, None, "以内", printed=item.printed)
    return end, item


def _tail_end(view: str, end: int) -> int:
    while end < len(view) and view[end].isascii() and view[end].isalnum():
        end += 1
    return end


def _han_in_context(view: str, start: int, end: int, item: Quantity, before: str) -> tuple[int, Quantity | None]:
    if item.sort == "rank?":
        if _MORE_ORDINALS.match(view, end):
            return end, NAME
        quoted = before in {"“", "‘"} or view[end : end + 1] in {"”", "’"}
        if quoted or view[end : end + 1] in {"", "，", "。", "；", "、", ",", ";", ".", "）", ")", " ", "\n"} or _RANKED.search(view, max(0, start - 12), start):
            return end, Quantity("rank", item.value, item.unit, printed=item.printed)
        return end, NAME
    if item.sort != "claim":
        return end, None if item.sort == "bare" and len(view[start:end]) < 2 else item
    if before in {"“", "‘"}:
        return end, NAME
    if item.unit.printed in {"期", "届", "批", "轮"} or (item.unit.printed in _SERIAL and before == "前"):
        return end, ORDINAL
    if before and _INDEFINITE.search(before):
        return end, None
    if view[start] == "一" and item.printed == 1 and item.unit.printed != "成" and not _ONLY_ONE.search(view, max(0, start - 6), start):
        return end, None
    if view[start] in "百千万亿" and item.unit.dimension != "percent" and item.approx == "exact" and before not in {"近", "约", "上", "逾", "超", "过"}:
        return end, None
    return end, item


def share_units(view: str, found: list[Token]) -> list[Token]:
    """Right to left: a bare number before 、和与 takes the unit of the next one; 79个、60个工作日 likewise."""
    for index in range(len(found) - 2, -1, -1):
        start, end, item = found[index]
        if item.sort != "bare" and item.unit.printed != "个":
            continue
        next_start, _, right = found[index + 1]
        gap = view[end:next_start]
        if len(gap) > 5 or not gap or not _JOIN.fullmatch(gap) or gap.isspace():
            continue
        if item.sort == "bare" and right.sort == "date":
            found[index] = (start, end, DATE)
        elif right.sort == "claim" and right.unit is not item.unit and (
            item.sort == "bare" or right.unit.printed.startswith("个")
        ):
            found[index] = (start, end, shared(item, right))
    return found
