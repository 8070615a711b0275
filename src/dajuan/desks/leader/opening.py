"""A figure opened: its calculation and one of its lists of records."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest

from dajuan.desks.access import may_open
from dajuan.desks.pages import Pages
from dajuan.indicators.figure import Figure
from dajuan.indicators.queries import figure, records_of
from dajuan.indicators.records import RecordPage
from dajuan.kernel.period import Period
from dajuan.ledger.position import Position

PAGE = 50
_PARTS = {"value": "数值", "numerator": "分子", "denominator": "分母"}


@dataclass(frozen=True)
class Place:
    """Which reading of which figure."""

    key: str
    period: Period
    at: date | None = None
    known: Position | None = None

    def figure(self) -> Figure:
        """404 when there is none."""
        try:
            return figure(self.key, self.period, at=self.at, known=self.known)
        except KeyError:
            raise Http404 from None

    def records(self, part: str, offset: int = 0, limit: int | None = None) -> RecordPage | None:
        """None for a figure that has only operands."""
        try:
            return records_of(
                self.key, self.period, at=self.at, known=self.known, part=part, offset=offset, limit=limit
            )
        except KeyError:
            return None


@dataclass(frozen=True)
class Opened:
    """``parts`` are its own lists by (part, label); ``records`` is None without the right to see them."""

    figure: Figure
    part: str
    parts: tuple[tuple[str, str], ...]
    records: RecordPage | None
    pages: Pages


def open_figure(request: HttpRequest, place: Place) -> Opened:
    """``?part=`` and ``?page=`` choose the list and its page."""
    found = place.figure()
    parts = parts_of(found)
    part = request.GET.get("part", "")
    part = part if part in dict(parts) else (parts[0][0] if parts else "")
    pages = Pages.of(request, PAGE)
    records = None
    if parts and may_open(request, "figure_export"):
        records = place.records(part, pages.offset, PAGE)
    return Opened(found, part, parts, records, pages.over(records.count if records else 0))


def parts_of(found: Figure) -> tuple[tuple[str, str], ...]:
    """The lists of its own: those operands that are not figures themselves."""
    if not found.operands:
        return (("value", _PARTS["value"]),)
    return tuple((o.part, o.label or _PARTS.get(o.part, o.part)) for o in found.operands if o.part)
