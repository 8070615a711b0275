"""What the lines around a table say of its time: the day it was reported, its month, its year."""

import re
from collections.abc import Iterable
from datetime import date

from dajuan.kernel.numerals import chinese_number
from dajuan.kernel.period import month_end
from dajuan.ledger.workbooks.titles import day_of, folded

_LABELLED_DAY = re.compile(
    r"(填报|上报|报送|填表|制表|更正|统计|截至|截止|数据截至|更新|导出|时点|日期|时间)[^\d\n]{0,8}"
    r"(\d{4})[年./\-](\d{1,2})(?:[月./\-](\d{1,2})日?(?![\d月])|月底?末?(?![\d\-—–~～至到]))"
)
#: 截至6月30日, 截至6月底: in the year the heading is about.
_SHORT_DAY = re.compile(r"(?:截至|截止)[^\d\n]{0,8}(?<!\d)(\d{1,2})[月./](?:(\d{1,2})[日号](?!\d)|底|末)")
_BARE_DAY = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日")
_MONTH = re.compile(r"(20\d\d)年(?:度)?(?:\d{1,2}月?[-—–~～至到])?(\d{1,2})月")
_LONE_MONTH = re.compile(r"(?<!\d)(?:\d{1,2}[-—–~～至到])?(\d{1,2})月")
_CHINESE_MONTH = re.compile(
    r"(?<![〇一二三四五六七八九十])(?:[一二三四五六七八九]?至)?([一二三四五六七八九十]{1,2})月"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年|度|\D|$)")
_CLOSED = ("截至", "截止", "数据截至", "更新", "导出", "时点", "统计")


def reported_day(lines: Iterable[str]) -> date | None:
    """The day a sheet says it was filled in (填报日期) or closed (截至); the former first.

    A month alone means its last day; 截至6月30日 lies in the one year the lines name. A bare
    date in the lines above counts last.
    """
    lines = list(lines)
    found: dict[str, date] = {}
    for line in (folded(line) for line in lines):
        for match in _LABELLED_DAY.finditer(line):
            year, month = int(match[2]), int(match[3])
            if 1 <= month <= 12 and (day := day_of(year, month, int(match[4] or month_end(year, month).day))):
                found.setdefault("closed" if match[1] in _CLOSED else "filled", day)
        bare = _BARE_DAY.search(line)
        if bare and (day := day_of(*map(int, bare.groups()))):
            found.setdefault("bare", day)
    named = (found[label] for label in ("filled", "closed", "bare") if label in found)
    return next(named, None) or _day_in_named_year(lines)


def _day_in_named_year(lines: Iterable[str]) -> date | None:
    """Only of the day a sheet closes: a report on December is filled in in January."""
    texts = [folded(line) for line in lines]
    years = {int(match[1]) for text in texts for match in _YEAR.finditer(text)}
    closed = next((match for text in texts for match in _SHORT_DAY.finditer(text)), None)
    if len(years) != 1 or closed is None or not 1 <= (month := int(closed[1])) <= 12:
        return None
    [year] = years
    return day_of(year, month, int(closed[2] or month_end(year, month).day))


def undated(lines: Iterable[str]) -> list[str]:
    """The lines without the days they name, so that a heading's own month or year is left."""
    return [_BARE_DAY.sub("", _LABELLED_DAY.sub("", folded(line))) for line in lines]


def month_named(texts: Iterable[str], year: int | None) -> date | None:
    """First day of the (last) month a heading names: 2022年1-6月 is June; “6月” needs ``year``."""
    lines = [folded(text) for text in texts]
    for line in lines:
        if (match := _MONTH.search(line)) and (day := day_of(int(match[1]), int(match[2]), 1)):
            return day
    for line in lines:
        if match := _LONE_MONTH.search(line):
            number = int(match[1])
        elif match := _CHINESE_MONTH.search(line):
            number = int(chinese_number(match[1]))
        else:
            continue
        if year and (day := day_of(year, number, 1)):
            return day
    return None


def year_named(texts: Iterable[str]) -> int | None:
    """The first year a heading names."""
    for text in texts:
        if match := _YEAR.search(folded(text)):
            return int(match[1])
    return None


def latest_year_named(texts: Iterable[str]) -> int | None:
    """The last year headings name, days left out."""
    return max((int(match[1]) for text in undated(texts) for match in _YEAR.finditer(text)), default=None)
