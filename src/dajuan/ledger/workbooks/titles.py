"""Column titles, units, dates and periods in the words around a table, however a zone writes them."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache

from dajuan.kernel.numerals import chinese_number

#: Yuan in one unit, longest name first so that 万元 is not read as 元.
UNITS: dict[str, Decimal] = {
    "千万元": Decimal(10_000_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
    "万元": Decimal(10_000),
    "千元": Decimal(1_000),
    "元": Decimal(1),
}
_UNIT = "|".join(UNITS)
#: 单位：万元, （亿元）, （2022年5月，万元）.
_STATED_UNIT = re.compile(
    rf"(?:单位[:：]?|[（(\[【])(?:金额)?(?:人民币)?({_UNIT})|[,、;:/](?:金额)?(?:人民币)?({_UNIT})(?=[)\]】])"
)
_TRAILING_UNIT = re.compile(rf"[/／_\s,，、—-]?({_UNIT})$")
#: What says of which kind a number or a day is; behind the title in brackets it belongs before it.
_QUALIFIERS = "计划|拟|预计|实际|上年同期|上年|去年|同期|上月|本月|本年|当年|原|现"
_QUALIFIED = re.compile(rf"[(\[【]({_QUALIFIERS})[)\]】]")
_QUALIFYING = re.compile(rf"(?:{_QUALIFIERS})(?:时间|日期|完成|情况|节点|数)?")
_BRACKETED = re.compile(r"[(\[【<《{〔][^)\]】>》}〕]*[)\]】>》}〕]")
_OTHER_NAME = re.compile(r"[(]([^\W\d]{2,8})[)]$")
_NOISE = re.compile(r"[^\w%]|_")
_NUMBERED = re.compile(r"^(?:其中|[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、．]|[①-⑳])+[:：]?")
_SAME_WORD = (
    ("部门", "单位"), ("编码", "代码"), ("编号", "代码"), ("完工", "竣工"), ("动工", "开工"), ("达产", "达效"),
    ("拟", "计划"), ("预计", "计划"), ("工程", "项目"), ("企业", "单位"), ("至今", "以来"), ("去年", "上年"), ("勘误", "更正"), ("校正", "更正"),
    ("日期", "时间"), ("投资完成额", "完成投资"), ("投资完成情况", "完成投资"), ("完成投资情况", "完成投资"),
    ("已完成投资", "完成投资"), ("完成投资累计", "累计完成投资"), ("累计完成额", "累计完成投资"),
    ("累计投资", "累计完成投资"), ("完成投资额", "完成投资"), ("今年", "年"), ("年累月", "累月"),
    ("年某月", "某月"), ("年以来", "年初以来"),
)  # fmt: skip
_YEAR_BEFORE, _COMPARED = (
    re.compile("上年|去年|同期"),
    re.compile("同比|对比|比较|比上年|比去年|较上年|较去年|增"),
)
_LEADING = re.compile(r"^(?:截至|截止|自|至|到|从)")
_TO = "月?[-—–~～至到]"
_FIRST_QUARTER = re.compile(rf"(?<!\d)0?1{_TO}0?3月份?")
_PERIOD_WORDS = (
    (_FIRST_QUARTER, "一季度"),
    (re.compile(rf"(?<!\d)0?4{_TO}0?6月份?"), "二季度"),
    (re.compile(rf"(?<!\d)0?7{_TO}0?9月份?"), "三季度"),
    (re.compile(rf"(?<!\d)10{_TO}12月份?"), "四季度"),
    (re.compile(rf"(?<!\d)0?1{_TO}(?:\d{{1,2}}|本|当)月份?"), "累月"),
    (re.compile(r"(?:本月|当月|\d{1,2}月)(?:份|底|末)?"), "某月"),
    (re.compile(r"(?:20\d\d年度?|本年度?|当年度?|年度|全年)"), "年"),
)
_NAMED_YEAR = re.compile(r"(20\d\d)年度?")
_DOCUMENT_YEAR = re.compile(r"[〔\[(【]((?:19|20)\d\d)[〕\])】]")
_ROUND = re.compile(
    r"第([0-9一二三四五六七八九十]{1,3})[期批轮次]|(?<!\d)([0-9一二三四五六七八九十]{1,3})(?:期|批次)"
)


#: (what stands before it, the word) of the label of a row of sums.
TOTAL = re.compile(r"(.{0,16}?)(小计|合计|总计|共计|汇总|累计)(?:[(（【:：].*)?")

#: Words of these that say nothing but a sum; 汇总 and 累计 also head tables and columns.
SUMS = frozenset({"小计", "合计", "总计", "共计"})


def folded(text: str) -> str:
    """Half-width and without any blank."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(8192)
def plain_title(text: str) -> str:
    """A title brought to one wording: no brackets, units, numbering, punctuation; synonyms united."""
    text = _NUMBERED.sub("", folded(text))
    for pattern, word in _PERIOD_WORDS:
        text = pattern.sub(word, text)
    text = _TRAILING_UNIT.sub("", text)
    text = _NOISE.sub("", text).lower()
    for word, meant in _SAME_WORD:
        text = text.replace(word, meant)
    return _LEADING.sub("", text)


@lru_cache(8192)
def title_forms(path: tuple[str, ...]) -> list[str]:
    """Every reading of a column title, best first; ``path`` is the titles from group to leaf.

    A leaf below a group that only qualifies it (计划 over 开工时间) never stands alone. The first three
    months are a quarter, or else what a year has brought so far.
    """
    parts = [_qualified(part) for part in path if part]
    if not parts:
        return []
    texts: list[str] = []
    bare = [_BRACKETED.sub("", part) for part in parts]
    alone = not any(_QUALIFYING.fullmatch(part) for part in parts[:-1])
    for words in (parts, bare):
        texts += ("".join(words), "".join(reversed(words))) if len(words) > 1 else ()
        texts += [words[-1]] if alone else []
    texts += [_FIRST_QUARTER.sub("1-2月", text) for text in texts if _FIRST_QUARTER.search(text)]
    return [form for form in dict.fromkeys(plain_title(text) for text in texts) if form]


def said_in_brackets(path: tuple[str, ...]) -> list[str]:
    """Another name a title gives at its end: 让与方（卖方） is also 卖方.

    >>> said_in_brackets(("让与方（卖方）",)), said_in_brackets(("总投资（万元）",))
    (['卖方'], [])
    """
    match = _OTHER_NAME.search(folded(path[-1])) if path else None
    other = plain_title(match[1]) if match and match[1] not in UNITS else ""
    return [other] if other else []


def _qualified(title: str) -> str:
    """竣工时间（计划） is 计划竣工时间, and never 竣工时间."""
    text = folded(title)
    match = _QUALIFIED.search(text)
    return match[1] + text[: match.start()] + text[match.end() :] if match else text


def in_year(path: tuple[str, ...], year: int | None) -> tuple[str, ...]:
    """A title as it is meant on a sheet about ``year``: 2021年完成投资 on one about 2022 is 上年完成投资.

    >>> in_year(("2021年完成投资", "2022年计划"), 2022)
    ('上年完成投资', '2022年计划')
    """
    if year is None or not any("20" in text for text in path):
        return path
    return tuple(_NAMED_YEAR.sub(lambda match: _relative(match, year), text) for text in path)


def _relative(match: re.Match[str], year: int) -> str:
    years = int(match[1]) - year
    return match[0] if years == 0 else "明年" if years > 0 else "上年" if years == -1 else "前年"


def says_year_before(text: str) -> bool:
    """Whether a title or heading speaks of the year before: 上年同期, 同期数; not of growth on it."""
    return _YEAR_BEFORE.search(text) is not None and _COMPARED.search(text) is None


def unit_in(text: str, *, titled: bool = False) -> Decimal | None:
    """Yuan per unit a text states (“单位：万元”, “（亿元）”); of a title also at its very end."""
    text = folded(text)
    found = _STATED_UNIT.search(text) or (_TRAILING_UNIT.search(text) if titled else None)
    return UNITS[next(filter(None, found.groups()))] if found else None


def day_of(year: int, month: int, day: int) -> date | None:
    """A date, or None for one that is not in the calendar or not in this lifetime."""
    try:
        return date(year, month, day) if 1949 <= year <= 2100 else None
    except ValueError:
        return None


def document_year(text: str) -> int | None:
    """The year in a document number.

    >>> document_year("豫政办〔2022〕2号"), document_year("统计[2021]7号"), document_year("会议纪要")
    (2022, 2021, None)
    """
    match = _DOCUMENT_YEAR.search(folded(text))
    return int(match[1]) if match else None


def round_named(text: str) -> int | None:
    """第三期 -> 3; a bare number counts too, 三个一批 does not."""
    text = folded(text)
    match = _ROUND.search(text)
    digits = (match[1] or match[2]) if match else text.removesuffix(".0")
    if digits.isascii() and digits.isdigit() and len(digits) < 4:
        return int(digits)
    try:
        return int(chinese_number(digits)) if digits and len(digits) < 4 else None
    except (ValueError, KeyError):
        return None
