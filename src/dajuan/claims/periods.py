"""Periods as claims write them: as the kernel does (2022, 2022-H1, 2022-Q1, 2022-06), and three forms more:
2022-01..05 from one month to another, 2022-06末 as it stood then, 2022-06-15 a day.

A text that leaves the year open has only the part (H1, 06末); 上年 stands for a year before one that is not named.
"""

import re
from functools import lru_cache

from dajuan.kernel.period import month_end

LAST_YEAR = "上年"
#: Periods of one text are few, and asked about again and again.
_REMEMBERED = 1 << 10
_NO_LEAP_YEAR = 2023
_SPANS = {
    (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2", (1, 12): "",
}  # fmt: skip
_YEAR = re.compile(rf"\d{{4}}|{LAST_YEAR}")
_LAST_MONTH = re.compile(r"(?:\d\d\.\.)?(\d\d)末?")


def span(first: int, last: int) -> str:
    """The part of a year from one month to another: 1-6月 is H1, 1-3月 Q1."""
    if first == last:
        return f"{first:02}"
    return _SPANS.get((first, last), f"{first:02}..{last:02}")


def as_it_stood(month: int, day: int = 0) -> str:
    """The end of a month; a day that does not end its month stays a day."""
    ends = not day or day >= month_end(_NO_LEAP_YEAR, month).day
    return f"{month:02}末" if ends else f"{month:02}-{day:02}"


def dated(year: str, part: str) -> str:
    return f"{year}-{part}" if year and part else year + part


@lru_cache(maxsize=_REMEMBERED)
def split(period: str) -> tuple[str, str]:
    """The year (empty when left open) and the part of it (empty: all of it)."""
    if _YEAR.match(period):
        year, _, part = period.partition("-")
        return year, part
    return "", period


@lru_cache(maxsize=_REMEMBERED)
def months_gone(period: str) -> int | None:
    """Months of the year that have passed at the end of a part of it: H1 → 6, 01..10 → 10, Q3 → 9."""
    part = split(period)[1]
    if part == "H1":
        return 6
    if part.startswith("Q"):
        return int(part[1]) * 3
    month = _LAST_MONTH.fullmatch(part)
    return int(month[1]) if month else None


@lru_cache(maxsize=_REMEMBERED)
def so_far(period: str) -> bool:
    """Whether it runs from January on."""
    part = split(period)[1]
    return part in {"H1", "Q1"} or part.startswith("01..") or part == "01"


def on_its_own(period: str) -> bool:
    """A month, quarter or half that does not begin the year: what happened in it is not what happened so far."""
    part = split(period)[1]
    return bool(part) and not part.endswith("末") and not so_far(period)


@lru_cache(maxsize=_REMEMBERED)
def ways_to_say(period: str) -> frozenset[str]:
    """How a text may date what a ledger knows at a period's end: the period itself, its last month's end, the year
    so far; each with the year or without."""
    year, part = split(period)
    month = months_gone(period) or 12
    parts = (part, as_it_stood(month), span(1, month))
    return frozenset(dated(said, one) for one in parts for said in (year, ""))
