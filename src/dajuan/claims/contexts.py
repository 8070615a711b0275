"""What stands to the left and right of a numeral makes some of them names, ordinals or nothing."""

import re
from decimal import Decimal

from dajuan.claims.quantity import DATE, NAME, ORDINAL, Quantity, Token, shared

_ADDRESS = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.\w{1,16}){1,4}|(?:https?://|www\.)[^\s一-鿿，。；）]{1,400}", re.ASCII
)
_TITLE = re.compile("《[^》\n]{0,60}》")
_JOIN = re.compile(r"[ \t\n]{0,3}(?:、|和|与|及|以及|或|或者|至|到|,|/)?[ \t\n]{0,3}")
_ONLY_ONE = re.compile(
    "(?:翻了?|唯一|仅有?|只有|共有?|共计|各有?|新增|增加|减少|至少|最多|不足|另有|新设|合计|每|达)(?:的|了)?$"
)
_INDEFINITE = re.compile("[这那某任哪逐]$")
_RANKED = re.compile(
    "(?:排名?|位列|列|居|位|名列|名次|评比|考核|评价|综合|总量|全国|全省|全市|全区|世界|全球|国内|省内|市内|并列|位次|荣获|获|稳居|跃居|“)[^，。；、,;]{0,4}$"
)
_QUOTED_END = re.compile("[^，。；、：“”‘’]{0,12}[”’]")
_MORE_ORDINALS = re.compile("(?:[、和及与]第?[一二三四五六七八九十]{1,3}){1,9}(?:[产季批期次届章条年大类个])")
_LETTERS_BEFORE_FIGURES = re.compile(r"(?:GDP|CPI|PPI|PMI|FDI|VOCs?|R&D|EVA|ROE|ROA|M[012]|GVA|APP)$")
_MEASURED = frozenset({"percent", "permille", "pp", "money"})
_AFTER_RANK = frozenset(["", *"，。；、,;.）) \n"])
_COUNTING = frozenset("近约上逾超过")
#: 超亿元企业: a class of firms, no figure.
_NO_COEFFICIENT = frozenset({"亿元", "万元", "千万元", "百万元"})
_THRESHOLD = re.compile(
    r"以?上?的?(?:[大重]?(?:企业|项目|产业|园区|集群|产品|基地|村|镇|产值企业))|级|以?上?的?(?=有?\d)"
)
_SERIAL = frozenset("期届批次季轮")
_NAME_TAIL = re.compile("[A-Za-z]")


def passages(view: str) -> list[tuple[int, int]]:
    """Mail and web addresses and 《titles》, last one first: numerals inside them are names."""
    found: list[tuple[int, int]] = []
    if "@" in view or "http" in view or "www." in view:
        found.extend(match.span() for match in _ADDRESS.finditer(view))
    if "《" in view:
        found.extend(match.span() for match in _TITLE.finditer(view))
    return sorted(found, reverse=True)


def negative(view: str, start: int, item: Quantity) -> Quantity:
    """-3.2% is negative when the stroke does not join two numbers."""
    before = view[start - 2 : start - 1]
    if item.unit.dimension == "money" and before not in {"额", "润", "益", "流"}:
        return item
    if item.unit.dimension not in _MEASURED or before.isdigit() or before in {"%", "-"}:
        return item
    value = -item.value if item.value is not None else None
    return _replace(item, value=value, printed=-item.printed)


def _replace(item: Quantity, *, value: Decimal | None, printed: Decimal) -> Quantity:
    return Quantity(
        item.sort, value, item.unit, item.value_hi, item.approx, item.step, printed, item.scale, item.han
    )


def in_context(view: str, start: int, end: int, item: Quantity, han: bool) -> tuple[int, Quantity | None]:
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
    if item.unit.printed in _SERIAL and (before in {"前", "第"} or item.approx == "range"):
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


def _han_in_context(
    view: str, start: int, end: int, item: Quantity, before: str
) -> tuple[int, Quantity | None]:
    if item.sort == "rank?":
        return end, _rank(view, start, end, item, before)
    if item.sort != "claim":
        return end, None if item.sort == "bare" and len(view[start:end]) < 2 else item
    if before in {"“", "‘"}:
        return end, NAME
    if before == "前" and item.unit.printed in {"名", "位"}:
        return end, Quantity("rank", item.value, item.unit, None, "以内", printed=item.printed)
    if item.unit.printed in {"期", "届", "批", "轮"} or (item.unit.printed in _SERIAL and before == "前"):
        return end, ORDINAL
    if (before and _INDEFINITE.search(before)) or _says_nothing(view, start, end, item, before):
        return end, None
    return end, item


def _rank(view: str, start: int, end: int, item: Quantity, before: str) -> Quantity:
    """第一 is a rank at the end of a phrase, in quotes or behind a word of ranking; else part of a name."""
    if _MORE_ORDINALS.match(view, end) or view.startswith("百分位", end):
        return NAME
    after = view[end : end + 1]
    if before in {"“", "‘"} or after in {"”", "’"} or after in _AFTER_RANK:
        return Quantity("rank", item.value, item.unit, printed=item.printed)
    if _RANKED.search(view, max(0, start - 12), start):
        return Quantity("rank", item.value, item.unit, printed=item.printed)
    return NAME


def _says_nothing(view: str, start: int, end: int, item: Quantity, before: str) -> bool:
    """零投诉, 一个 without a word that counts, 超亿元企业, 百项: no figures."""
    first = view[start]
    if first == "零":
        return item.unit.counts
    if first == "一" and item.printed == 1 and item.unit.printed != "成":
        return not _ONLY_ONE.search(view, max(0, start - 6), start)
    if first not in "百千万亿":
        return False
    if view[start:end] in _NO_COEFFICIENT and _THRESHOLD.match(view, end):
        return True
    return item.unit.dimension != "percent" and item.approx == "exact" and before not in _COUNTING


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
        elif (
            right.sort == "claim"
            and right.unit is not item.unit
            and (item.sort == "bare" or right.unit.printed.startswith("个"))
        ):
            found[index] = (start, end, shared(item, right))
    return found
