"""Periods of a report: calendar keys, never day counts, so the 31st is never lost."""

import calendar
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

_SHAPES = {
    "year": re.compile(r"^(\d{4})$"),
    "half": re.compile(r"^(\d{4})-H([12])$"),
    "quarter": re.compile(r"^(\d{4})-Q([1-4])$"),
    "month": re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$"),
}
_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_HALVES = ("上半年", "下半年")
#: Figures look a year back and ahead, and nobody means another century; beyond lie slips of the pen.
YEARS = range(1900, 2200)


def calendar_day(text: str) -> date:
    """Reads ``2022-06-30``; ValueError says so."""
    with suppress(ValueError):
        if (found := date.fromisoformat(text)).year in YEARS:
            return found
    raise ValueError(f"日期应写作 2022-06-30，不能是“{text}”")


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> tuple[int, int]:
    """(year, month) that lies ``months`` calendar months after ``day``'s month.

    >>> add_months(date(2022, 1, 31), 1)
    (2022, 2)
    """
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def same_day_before(day: date, months: int) -> date:
    """The day that many months before; a month's last day stays the last.

    >>> same_day_before(date(2022, 6, 30), 1), same_day_before(date(2022, 5, 30), 3)
    (datetime.date(2022, 5, 31), datetime.date(2022, 2, 28))
    """
    end = month_end(*add_months(day, -months))
    is_end = day == month_end(day.year, day.month)
    return end if is_end else end.replace(day=min(day.day, end.day))


def year_end_before(day: date) -> date:
    """The last day of the year before."""
    return date(day.year - 1, 12, 31)


@dataclass(frozen=True, order=True)
class Period:
    """A calendar period, both days inclusive; ``first_year_day`` anchors 年初累计 figures.

    >>> Period.parse("2022-H1").end
    datetime.date(2022, 6, 30)
    """

    start: date
    end: date
    kind: str

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Reads ``2022``, ``2022-H1``, ``2022-Q2`` or ``2022-06``; ValueError says which shapes are accepted."""
        for kind, shape in _SHAPES.items():
            if (match := shape.match(text.strip())) and (year := int(match[1])) in YEARS:
                length = _MONTHS[kind]
                ordinal = int(match[2]) if kind != "year" else 1
                first = (ordinal - 1) * length + 1
                return cls(date(year, first, 1), month_end(year, first + length - 1), kind)
        raise ValueError(f"期间“{text}”无法识别，可用 2022、2022-H1、2022-Q2、2022-06")

    def __str__(self) -> str:
        year, ordinal = self.start.year, (self.start.month - 1) // _MONTHS[self.kind] + 1
        return {
            "year": f"{year}",
            "half": f"{year}-H{ordinal}",
            "quarter": f"{year}-Q{ordinal}",
            "month": f"{year}-{self.start.month:02}",
        }[self.kind]

    @property
    def label(self) -> str:
        """Chinese name as printed: 2022年上半年."""
        year, ordinal = self.start.year, (self.start.month - 1) // _MONTHS[self.kind] + 1
        tail = {
            "year": "",
            "half": _HALVES[ordinal - 1] if self.kind == "half" else "",
            "quarter": f"第{'一二三四'[min(ordinal, 4) - 1]}季度",
            "month": f"{self.start.month}月",
        }[self.kind]
        return f"{year}年{tail}"

    @property
    def first_year_day(self) -> date:
        """1 January of the period's year."""
        return date(self.end.year, 1, 1)

    def months(self) -> Iterator["Period"]:
        """The months of the period, in order."""
        for month in range(self.start.month, self.end.month + 1):
            yield Period(date(self.start.year, month, 1), month_end(self.start.year, month), "month")

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def previous(self) -> "Period":
        """The period of the same kind just before."""
        last = self.start - timedelta(days=1)
        year, month = add_months(last, 1 - _MONTHS[self.kind])
        return Period(date(year, month, 1), last, self.kind)
