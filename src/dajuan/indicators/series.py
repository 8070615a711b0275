"""Series: one definition read at several dates, on either axis (valid date *at*, reported-by date *known*)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dajuan.kernel.period import Period, add_months, month_end


@dataclass(frozen=True)
class Reading:
    """One variant: its suffix and the two dates it is read at."""

    suffix: str
    at: date
    known: date | None = None


class Series(Protocol):
    """Which readings a definition prints for a period. ``report_dates`` maps a month's first day to
    the date its report came in."""

    def readings(self, period: Period, report_dates: Mapping[date, date]) -> Iterator[Reading]: ...


@dataclass(frozen=True)
class MonthlyReports:
    """Every month of the period as first reported; with ``final`` also as known today."""

    final: bool = False

    def readings(self, period: Period, report_dates: Mapping[date, date]) -> Iterator[Reading]:
        for month in period.months():
            if first := report_dates.get(month.start):
                number = str(month.start.month)
                yield Reading(f"{number}.first" if self.final else number, month.end, first)
                if self.final:
                    yield Reading(f"{number}.final", month.end)


@dataclass(frozen=True)
class MonthEnds:
    """The period's end itself, and the ends of the months before it (suffix 0331)."""

    before: int

    def readings(self, period: Period, report_dates: Mapping[date, date]) -> Iterator[Reading]:
        yield Reading("", period.end)
        for back in range(self.before, 0, -1):
            day = month_end(*add_months(period.end, -back))
            yield Reading(f"{day:%m%d}", day)


@dataclass(frozen=True)
class AsKnown:
    """One reading of an earlier month as it was known at an earlier month's end."""

    months_back: int
    known_months_back: int

    def readings(self, period: Period, report_dates: Mapping[date, date]) -> Iterator[Reading]:
        at = month_end(*add_months(period.end, -self.months_back))
        yield Reading("", at, month_end(*add_months(period.end, -self.known_months_back)))


@dataclass(frozen=True)
class EarlierMonthEnd:
    """One reading at the end of an earlier month, as known now."""

    months_back: int

    def readings(self, period: Period, report_dates: Mapping[date, date]) -> Iterator[Reading]:
        yield Reading("", month_end(*add_months(period.end, -self.months_back)))
