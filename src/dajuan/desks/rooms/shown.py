"""A room's figures as its page shows them: by topic, each with its change and, where it has no value, why."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dajuan.desks import charts
from dajuan.indicators.definition import INDICATORS, Indicator
from dajuan.indicators.figure import Figure
from dajuan.indicators.goals import GOALS, Judged, judge
from dajuan.indicators.printing import distance
from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period
from dajuan.kernel.room import Room, room_of
from dajuan.ledger.position import Position

#: The item of a breakdown with the words that count it: 第{item}期, {item}月.
_COUNTED = re.compile(r"第?\{item\}[期月]?")


@dataclass(frozen=True)
class Shown:
    """One indicator: its ``figure`` (the latest reading), the ``items`` of its breakdown in words, the change
    against the reading before in words, whether that is ``better`` (None: nobody says), its line, and its
    light where the zone has a goal for it."""

    figure: Figure
    heading: str
    items: Sequence[tuple[str, str]]
    change: str
    better: bool | None
    spark: str
    light: Judged | None = None


@dataclass(frozen=True)
class Topic:
    """Indicators defined together; ``count`` includes those without a value, which stand among the gaps."""

    label: str
    figures: Sequence[Shown]
    count: int


@dataclass(frozen=True)
class Gap:
    """The latest reading of an indicator that has no value, why, and how many of its readings have none."""

    figure: Figure
    why: str
    readings: int


@dataclass(frozen=True)
class RoomFigures:
    """Everything the page says about figures; ``lights`` counts them by colour."""

    topics: Sequence[Topic]
    lights: Mapping[str, int]
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
    readings = _readings([one.number for one in wanted], period, at, known)
    found = [figure for one in wanted for figure in readings.get(one.number, ())]
    empty = [[figure for figure in readings.get(one.number, ()) if figure.value is None] for one in wanted]
    shown = _all_shown(wanted, readings)
    topics: dict[str, list[Shown]] = {}
    for one in shown:
        topics.setdefault(_topic(INDICATORS.get(one.figure.number)), []).append(one)
    lasts = [(max(those, key=lambda figure: figure.at), len(those)) for those in empty if those]
    gaps = [Gap(last, _why(last), count) for last, count in lasts]
    return RoomFigures(
        [
            Topic(label, [one for one in parts if one.figure.value is not None], len(parts))
            for label, parts in topics.items()
        ],
        Counter(one.light.colour for one in shown if one.light),
        gaps,
        _coverage(found),
        len(wanted),
    )


def figures_shown(
    numbers: Sequence[str], period: Period, *, at: date | None = None, known: Position | None = None
) -> list[Shown]:
    """Some indicators in the order given, each at its latest reading."""
    readings = _readings(numbers, period, at, known)
    return _all_shown([INDICATORS.get(number) for number in numbers], readings)


def _readings(
    numbers: Sequence[str], period: Period, at: date | None, known: Position | None
) -> dict[str, list[Figure]]:
    """By number, and with them the targets they are held against: one computation."""
    targets = [goal.reads for goal in GOALS if goal.number in numbers and goal.reads]
    found: dict[str, list[Figure]] = {}
    wanted = list(dict.fromkeys([*numbers, *targets]))
    for figure in figures(period, at=at, known=known, numbers=wanted) if wanted else []:
        found.setdefault(figure.number, []).append(figure)
    return found


def _all_shown(wanted: Sequence[Indicator], readings: Mapping[str, Sequence[Figure]]) -> list[Shown]:
    targets = {number: found[-1] for number, found in readings.items()}
    shown = [_shown(one, readings[one.number]) for one in wanted if readings.get(one.number)]
    return [replace(one, light=judge(one.figure, targets)) for one in shown]


def _topic(indicator: Indicator) -> str:
    """The Chinese words with which the docstring of the module begins; empty when there are none."""
    module = sys.modules.get(INDICATORS.origin(indicator.number))
    first = ((module and module.__doc__) or "").partition("\n")[0]
    words = first.replace("：", ":").partition(":")[0].strip(" .。")
    return "" if not words or words.isascii() else words


def _shown(indicator: Indicator, readings: Sequence[Figure]) -> Shown:
    if indicator.breakdown:
        found = _COUNTED.search(indicator.label)
        word = found.group() if found else "{item}"
        named = [
            (word.format(item=indicator.item_labels.get(one.suffix, one.suffix)), one.printed)
            for one in readings
        ]
        return Shown(readings[0], indicator.heading, named, "", None, "")
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
    """Against the reading before."""
    if len(series) < 2 or series[-1].value is None or series[-2].value is None:
        return "", None
    last, before = series[-1], series[-2]
    assert last.value is not None  # noqa: S101 - looked at above
    assert before.value is not None  # noqa: S101
    delta = last.value - before.value
    if not delta:
        return f"与{before.at.month}月持平", None
    better = None if indicator.higher_is_better is None else (delta > 0) == indicator.higher_is_better
    sign = "+" if delta > 0 else "−"
    return f"较{before.at.month}月 {sign}{distance(delta, indicator.unit)}", better


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
