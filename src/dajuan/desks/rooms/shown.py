"""A room's figures as its page shows them: by topic, each with its change and, where it has no value, why."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dajuan.desks import charts
from dajuan.indicators.definition import INDICATORS, Indicator
from dajuan.indicators.figure import Figure
from dajuan.indicators.queries import figures
from dajuan.kernel.amount import grouped
from dajuan.kernel.period import Period
from dajuan.kernel.room import Room, room_of
from dajuan.ledger.position import Position


@dataclass(frozen=True)
class Shown:
    """One indicator: its ``figure`` (the latest reading), the ``items`` of its breakdown in words, the change
    against the reading before in words, whether that is ``better`` (None: nobody says), its line."""

    figure: Figure
    heading: str
    items: Sequence[tuple[str, str]]
    change: str
    better: bool | None
    spark: str


@dataclass(frozen=True)
class Topic:
    """Indicators defined together; ``count`` includes those without a value, which stand among the gaps."""

    label: str
    figures: Sequence[Shown]
    count: int


@dataclass(frozen=True)
class Gap:
    """A figure without a value, and why."""

    figure: Figure
    why: str


@dataclass(frozen=True)
class RoomFigures:
    """Everything the page says about figures."""

    topics: Sequence[Topic]
    gaps: Sequence[Gap]
    coverage: charts.Levels | None
    count: int


def indicators_in(room: Room) -> list[Indicator]:
    return [indicator for indicator in INDICATORS if room_of(INDICATORS, indicator) == room]


def room_figures(
    room: Room, period: Period, *, at: date | None = None, known: Position | None = None
) -> RoomFigures:
    """One computation for all of them."""
    wanted = indicators_in(room)
    found = figures(period, at=at, known=known, numbers=[one.number for one in wanted]) if wanted else []
    grouped_by: dict[str, list[Figure]] = {}
    for figure in found:
        grouped_by.setdefault(figure.number, []).append(figure)
    topics: dict[str, list[Shown]] = {}
    for indicator in wanted:
        if readings := grouped_by.get(indicator.number):
            topics.setdefault(_topic(indicator), []).append(_shown(indicator, readings))
    gaps = [Gap(figure, _why(figure)) for figure in found if figure.value is None]
    return RoomFigures(
        [
            Topic(label, [one for one in parts if one.figure.value is not None], len(parts))
            for label, parts in topics.items()
        ],
        gaps,
        _coverage(found),
        len(wanted),
    )


def _topic(indicator: Indicator) -> str:
    """The Chinese words with which the docstring of the module begins; empty when there are none."""
    module = sys.modules.get(INDICATORS.origin(indicator.number))
    first = ((module and module.__doc__) or "").partition("\n")[0]
    words = first.replace("：", ":").partition(":")[0].strip(" .。")
    return "" if not words or words.isascii() else words


def _shown(indicator: Indicator, readings: Sequence[Figure]) -> Shown:
    if indicator.breakdown:
        named = [(indicator.item_labels.get(one.suffix, one.suffix), one.printed) for one in readings]
        return Shown(readings[0], indicator.label.format(month="", item="…"), named, "", None, "")
    series = _by_date(readings)
    last = series[-1]
    change, better = _change(indicator, series)
    values = [figure.value for figure in series if figure.value is not None]
    return Shown(last, last.label, (), change, better, charts.sparkline(values))


def _by_date(readings: Iterable[Figure]) -> list[Figure]:
    """One reading a date, the final one where both were kept."""
    chosen: dict[date, Figure] = {}
    for figure in readings:
        if figure.at not in chosen or not figure.suffix.endswith("first"):
            chosen[figure.at] = figure
    return [chosen[day] for day in sorted(chosen)]


def _change(indicator: Indicator, series: Sequence[Figure]) -> tuple[str, bool | None]:
    """Against the reading before: points for rates, otherwise the unit of the value."""
    if len(series) < 2 or series[-1].value is None or series[-2].value is None:
        return "", None
    last, before = series[-1], series[-2]
    assert last.value is not None  # noqa: S101 - looked at above
    assert before.value is not None  # noqa: S101
    delta = last.value - before.value
    unit = "个百分点" if indicator.unit == "%" else indicator.unit
    if not delta:
        return f"与{before.at.month}月持平", None
    better = None if indicator.higher_is_better is None else (delta > 0) == indicator.higher_is_better
    sign = "+" if delta > 0 else "−"
    places = 2 if indicator.unit in ("%", "万元") else None
    return f"较{before.at.month}月 {sign}{grouped(abs(delta), places)}{unit}", better


def _why(figure: Figure) -> str:
    """Which term is missing; otherwise that there is no record."""
    missing = [one.label or one.key for one in figure.operands if one.value is None]
    if missing:
        return f"缺：{'、'.join(dict.fromkeys(missing))}"
    if figure.denominator is not None and not figure.denominator:
        return "分母为零"
    return "没有记录：相关台账还没有报来"


def _coverage(found: Sequence[Figure]) -> charts.Levels | None:
    """The latest reading of every definition that counts who has reported."""
    last: dict[str, Figure] = {}
    for figure in found:
        if figure.coverage and (figure.number not in last or figure.at >= last[figure.number].at):
            last[figure.number] = figure
    parts: Mapping[str, tuple[int, int]] = {
        figure.label: (figure.coverage.reported, figure.coverage.expected)
        for figure in last.values()
        if figure.coverage
    }
    return charts.coverage([(label, *counts) for label, counts in parts.items()], "报送覆盖")
