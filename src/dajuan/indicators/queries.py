"""The public reads of the indicators machine: figures, and what stands behind them."""

from collections.abc import Iterable, Mapping
from datetime import date

from dajuan.indicators.compute import UNFILLED, Computation
from dajuan.indicators.definition import INDICATORS, Indicator
from dajuan.indicators.figure import Figure
from dajuan.indicators.records import RecordPage, record_page
from dajuan.indicators.request import Request
from dajuan.indicators.series import Reading
from dajuan.kernel.period import Period
from dajuan.ledger.position import Position, head
from dajuan.projects.queries import report_dates
from dajuan.store.transactions import read_tx

_EVERYTHING = 2**31


def figures(
    period: Period,
    *,
    at: date | None = None,
    known: Position | None = None,
    numbers: Iterable[str] | None = None,
) -> list[Figure]:
    """Every figure of the shelf (or of ``numbers``) for ``period``, in order of number.

    Without ``at`` and ``known`` all variants of the definitions' series are included; with either,
    each definition is read once at that position. KeyError for an unknown number.
    """
    wanted = [INDICATORS.get(number) for number in numbers] if numbers is not None else list(INDICATORS)
    with read_tx():
        requests = _requests(period, wanted, at, known)
        computation = Computation(period, requests, head()[0])
        return [figure for request in requests for figure in computation.figures(request)]


def figure(key: str, period: Period, *, at: date | None = None, known: Position | None = None) -> Figure:
    """One figure by its key (``P003``, ``P011.经济发展局``). KeyError when there is none."""
    number = key.split(".", 1)[0]
    for found in figures(period, at=at, known=known, numbers=[number]):
        if found.key == key:
            return found
    raise KeyError(f"指标 {key} 在 {period} 没有数")


def _requests(
    period: Period, wanted: Iterable[Indicator], at: date | None, known: Position | None
) -> list[Request]:
    seq = known.seq if known else None
    reported_by = known.reported_by if known else None
    found: list[Request] = []
    dates: Mapping[date, date] = {}
    for indicator in wanted:
        if indicator.series and at is None and known is None:
            dates = dates or report_dates(period)
            readings = list(indicator.series.readings(period, dates))
        else:
            readings = [Reading("", at or period.end, reported_by)]
        found += [Request(indicator, reading, seq) for reading in readings]
    return found


def records_of(
    key: str,
    period: Period,
    *,
    at: date | None = None,
    known: Position | None = None,
    part: str = "",
    offset: int = 0,
    limit: int | None = None,
) -> RecordPage:
    """The rows behind one figure (``part``: value, numerator, denominator), each with its workbook cell.

    KeyError for an unknown key, or a figure whose operands are figures of their own.
    """
    number, _, suffix = key.partition(".")
    indicator = INDICATORS.get(number)
    with read_tx():
        request, item = _addressed(indicator, suffix, period, at, known)
        request = request.source
        return record_page(
            request, item, period, part=part, offset=offset, limit=_EVERYTHING if limit is None else limit
        )


def _addressed(
    indicator: Indicator, suffix: str, period: Period, at: date | None, known: Position | None
) -> tuple[Request, str]:
    """Which reading, and which value of the breakdown, a suffix names."""
    requests = _requests(period, [indicator], at, known)
    if indicator.breakdown:
        return requests[0], "" if suffix == UNFILLED else suffix
    for request in requests:
        if request.reading.suffix == suffix:
            return request, ""
    raise KeyError(f"指标 {indicator.number}.{suffix} 在 {period} 没有数")
