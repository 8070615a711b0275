"""Which figures a page shows: the period, the valid date and what had been reported; all in the address."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.db import DatabaseError, connections
from django.db.models import Max
from django.http import HttpRequest

from dajuan.indicators.gaps import GAPS, gap_counts
from dajuan.indicators.listing import table_page
from dajuan.indicators.pictures import PICTURES, picture_values
from dajuan.indicators.queries import figures
from dajuan.indicators.themes import THEMES
from dajuan.kernel.clock import Clock
from dajuan.kernel.period import Period, calendar_day
from dajuan.ledger.asof import Context
from dajuan.ledger.position import Position
from dajuan.ledger.reading import kept_at_head
from dajuan.projects.models import ProjectMonth
from dajuan.store.transactions import read_tx


@dataclass(frozen=True)
class Reading:
    """``at`` and ``known`` are None unless the address names them."""

    period: Period
    at: date | None = None
    known_text: str = ""

    @property
    def valid_date(self) -> date:
        """基准日: the end of the period unless told."""
        return self.at or self.period.end

    @property
    def known(self) -> Position | None:
        return Position.parse(self.known_text) if self.known_text else None

    @property
    def context(self) -> Context:
        """The position of the ledger it reads at."""
        known = self.known
        return Context(self.valid_date, known.reported_by if known else None, known.seq if known else None)

    @cached_property
    def asked(self) -> dict[str, str]:
        """What of the address names it, for forms that stay at this reading."""
        parts = {"period": str(self.period), "at": str(self.at or ""), "known": self.known_text}
        return {name: value for name, value in parts.items() if value}

    @cached_property
    def query(self) -> str:
        """For links that stay at this reading."""
        return urlencode(self.asked)

    def choices(self) -> list[tuple[str, str, bool]]:
        """(label, query, current) of the month, the half-year and the year around this period."""
        end = self.period.end
        half = "上半年" if end.month <= 6 else "下半年"
        periods = {
            f"{end.month}月": f"{end:%Y-%m}",
            half: f"{end.year}-H{1 if end.month <= 6 else 2}",
            "全年": f"{end.year}",
        }
        return [
            (label, replace(self, period=Period.parse(text)).query, text == str(self.period))
            for label, text in periods.items()
        ]


def read(request: HttpRequest) -> Reading:
    """Parses ``period``, ``at`` and ``known``; BadRequest when one of them says nothing."""
    text, at, known = (request.GET.get(name, "").strip() for name in ("period", "at", "known"))
    try:
        period = Period.parse(text) if text else latest_half_year()
        reading = Reading(period, calendar_day(at) if at else None, known)
        _ = reading.known
    except ValueError as error:
        raise BadRequest(str(error)) from None
    return reading


def warm_up() -> None:
    """Reads every figure, gap and picture once, so that the first visitor does not wait for them to compile."""
    with suppress(DatabaseError):
        period = latest_half_year()
        figures(period)
        context = Context(period.end)
        with read_tx():
            gap_counts(GAPS, period, context)
            picture_values(PICTURES, period, context)
            for table in [*(gap.table for gap in GAPS), *(one for theme in THEMES for one in theme.tables)]:
                table_page(table, period, context, limit=1)
    connections.close_all()


def latest_half_year() -> Period:
    """The half-year of the latest monthly report; of today when there is none."""
    months = kept_at_head("latest month", lambda: list(ProjectMonth.objects.aggregate(Max("month")).values()))
    last = months[0] or Clock.today()
    return Period.parse(f"{last.year}-H{1 if last.month <= 6 else 2}")
