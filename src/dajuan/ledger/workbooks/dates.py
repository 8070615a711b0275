"""Every way a date or a period is written in a cell."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from dajuan.kernel.period import month_end
from dajuan.ledger.staged import Cell
from dajuan.ledger.workbooks.titles import day_of, folded

_FULL = re.compile(r"(\d{4}|\d{2})[年./\-](\d{1,2})[月./\-](\d{1,2})[日号]?")
_TIME_OF_DAY = re.compile(r"(?<=[\d日])(?:T|\s+)\d{1,2}[:：时点].*$", re.DOTALL)
_CLOCK = re.compile(
    r"(?P<day>.*?[\d日号])(?:T|\s+|(?<=[日号]))(?P<half>上午|下午|晚上|晚)?(?P<hour>\d{1,2})[:：时点]"
    r"(?:(?P<minute>\d{1,2})分?(?:[:：]?(?P<second>\d{1,2})秒?(?:\.\d+)?)?)?"
)
_MONTH = re.compile(r"(\d{4})[年./\-](\d{1,2})月?份?")
_DAY_OF_YEAR = re.compile(r"(\d{1,2})[月./\-](\d{1,2})[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_LONE_MONTH = re.compile(r"(?:\d{1,2}月?[-—–~～至到])?(\d{1,2})月份?")
_DAY_NUMBER = re.compile(r"\d{5}")  # what is left of a day saved as text
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = (20_000, 80_000)  # 1954 to 2119

_PERIOD = re.compile(r"(\d{4})年?度?(.*)")
_MONTHS = re.compile(r"(?:(\d{1,2})月?[-—–~～至到])?(\d{1,2})月份?(底|末)?")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_IN_HEADING = re.compile(
    r"20\d\d年(?:度?第?[一二三四1-4]季度|度?[上下]半年|度?前三季度|度?全年|\d{1,2}月?[-—–~～至到]\d{1,2}月)"
)
_NAMED_SPANS = {"": (1, 12), "全年": (1, 12), "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9)}


def parse_day(cell: Cell, year: int | None) -> date | None:
    """The day a cell means, or None. A month alone is its first day; without a year, ``year`` is meant."""
    if type(cell) is tuple:
        return day_of(*cell[:3])
    if isinstance(cell, (int, float)):
        return _from_number(float(cell))
    return _from_text(folded(_TIME_OF_DAY.sub("", str(cell).strip())), year)


def _from_number(number: float) -> date | None:
    """An Excel day number, or 20220315 typed as a number; 2022.1 could be October and stays unread."""
    if not number.is_integer():
        return None
    if _EXCEL_DAYS[0] <= number <= _EXCEL_DAYS[1]:
        return _EXCEL_EPOCH + timedelta(days=int(number))
    return _compact(str(int(number)))


def _compact(text: str) -> date | None:
    match = _COMPACT.fullmatch(text)
    return day_of(int(match[1]), int(match[2]), int(match[3] or 1)) if match else None


def _from_text(text: str, year: int | None) -> date | None:
    if match := _FULL.fullmatch(text):
        full = int(match[1]) if len(match[1]) == 4 else 2000 + int(match[1])
        return day_of(full, int(match[2]), int(match[3]))
    if match := _MONTH.fullmatch(text):
        return day_of(int(match[1]), int(match[2]), 1)
    if year and (match := _DAY_OF_YEAR.fullmatch(text)):
        return day_of(year, int(match[1]), int(match[2]))
    if _DAY_NUMBER.fullmatch(text):
        return _from_number(float(text))
    return _compact(text)


def usual_year(cells: Iterable[Cell]) -> int | None:
    """The year most days of a column are in, the later of two; None when no cell names its year."""
    named = (parse_day(cell, None) for cell in set(cells) if cell != "")
    years = Counter(day.year for day in named if day)
    return max(years, key=lambda year: (years[year], year), default=None)


def parse_moment(cell: Cell, year: int | None) -> datetime | None:
    """The moment a cell means, by the clock on the wall, or None. A day alone is its first minute."""
    if type(cell) is tuple:
        day = day_of(*cell[:3])
        hour, minute, second = (*cell[3:], 0, 0, 0)[:3]
        return datetime.combine(day, time(hour, minute, second)) if day else None
    if isinstance(cell, float) and not cell.is_integer() and _EXCEL_DAYS[0] <= cell <= _EXCEL_DAYS[1]:
        return datetime.combine(_EXCEL_EPOCH, time()) + timedelta(seconds=round(cell * 86_400))
    match = _CLOCK.fullmatch(unicodedata.normalize("NFKC", str(cell)).strip())
    day = parse_day(match["day"] if match else cell, year)
    if day is None:
        return None
    return _at_clock(day, match) if match else datetime.combine(day, time())


def _at_clock(day: date, match: re.Match[str]) -> datetime | None:
    """None when the clock has no such time; 24:00 is the next day's first minute."""
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if match["half"] in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return None
    return datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute, seconds=second)


def parse_month(cell: Cell, year: int | None) -> date | None:
    """First day of the month a cell means: 2022年2月, 2022-02, 202202, a date in it, or 2月."""
    if type(cell) is str and year and (match := _LONE_MONTH.fullmatch(folded(cell))):
        return day_of(year, int(match[1]), 1)
    day = parse_day(cell, None)
    return day.replace(day=1) if day else None


def parse_period(text: str) -> tuple[date, date] | None:
    """First and last day of 2022年1-5月, 2021年度, 2022年上半年, 2022年一季度, 2022年6月末 (one day)."""
    match = _PERIOD.fullmatch(folded(text))
    if match is None:
        return None
    year, tail = int(match[1]), match[2]
    if months := _MONTHS.fullmatch(tail):
        first, last = int(months[1] or months[2]), int(months[2])
    elif tail.removeprefix("第")[1:] == "季度" and tail.removeprefix("第")[0] in _QUARTERS:
        quarter = _QUARTERS[tail.removeprefix("第")[0]]
        first, last = quarter * 3 - 2, quarter * 3
    elif tail in _NAMED_SPANS:
        first, last = _NAMED_SPANS[tail]
    else:
        return None
    if not (1 <= first <= last <= 12 and day_of(year, 1, 1)):
        return None
    end = month_end(year, last)
    return (end if months and months[3] else date(year, first, 1)), end


def period_named(texts: Iterable[str]) -> tuple[date, date] | None:
    """First and last day of the period a heading names: （2022年上半年）, 2021年1-6月."""
    for text in texts:
        if (match := _IN_HEADING.search(folded(text))) and (
            period := parse_period(match[0].replace("度第", "第").replace("年度", "年"))
        ):
            return period
    return None
