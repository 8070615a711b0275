"""Pictures made of levels, one bar under another: funnel, ladder, money flow, coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dajuan.kernel.amount import grouped, rounded

#: A level in pixels; the plot in percent of the width: words left of it, a note right of it.
_HIGH, _BAR = 32, 22
_LEFT, _PLOT = Decimal(23), Decimal(60)
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Level:
    """One bar: ``left``, ``width`` and ``track`` in percent, ``y`` in pixels; ``said`` stands on the bar at ``middle``."""

    label: str
    said: str
    note: str
    left: Decimal
    width: Decimal
    middle: Decimal
    track: Decimal
    y: int


@dataclass(frozen=True)
class Levels:
    """What is drawn, the sentence a screen reader says, and the table beside it."""

    levels: tuple[Level, ...]
    height: int
    bar: int
    plot: tuple[Decimal, Decimal]
    sentence: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def funnel(steps: Sequence[tuple[str, int]], name: str, unit: str = "个") -> Levels | None:
    """A cohort from stage to stage; each step says its share of the step before. None for an empty cohort."""
    if not steps or not steps[0][1]:
        return None
    whole = steps[0][1]
    levels, rows = [], []
    before = whole
    for place, (label, count) in enumerate(steps):
        rate = _share(count, before)
        levels.append(
            _level(place, label, f"{count}{unit}", rate if place else "", _part(count, whole), centred=True)
        )
        rows.append((label, str(count), rate if place else "—", _share(count, whole)))
        before = count
    said = "，".join(f"{label}{count}{unit}" for label, count in steps)
    return _drawn(levels, f"{name}：{said}", ("阶段", f"数量（{unit}）", "占上一阶段", "占全部"), rows)


def ladder(rungs: Sequence[tuple[str, int]], name: str, unit: str = "家") -> Levels | None:
    """How many stand on each rung, given from the lowest and drawn with the highest on top."""
    if not rungs:
        return None
    most, total = max(count for _, count in rungs), sum(count for _, count in rungs)
    levels = [
        _level(place, label, f"{count}{unit}", _share(count, total), _part(count, most))
        for place, (label, count) in enumerate(reversed(rungs))
    ]
    rows = [(label, str(count), _share(count, total)) for label, count in reversed(rungs)]
    said = "，".join(f"{label}{count}{unit}" for label, count in rungs)
    return _drawn(levels, f"{name}，由低到高：{said}", ("梯级", f"数量（{unit}）", "占比"), rows)


def money_flow(stages: Sequence[tuple[str, Decimal]], name: str, unit: str = "万元") -> Levels | None:
    """Money from pocket to pocket (issued, arrived, spent) against the first; the pale rest has not come so far."""
    if not stages or stages[0][1] <= 0:
        return None
    whole = stages[0][1]
    levels, rows = [], []
    before = whole
    for place, (label, amount) in enumerate(stages):
        rate = _share(amount, before)
        drawn = _level(
            place,
            label,
            f"{grouped(amount, 2)}{unit}",
            rate if place else "",
            _part(amount, whole),
            tracked=True,
        )
        levels.append(drawn)
        rows.append((label, grouped(amount, 2), rate if place else "—", grouped(before - amount, 2)))
        before = amount
    said = "，".join(f"{label}{grouped(amount, 2)}{unit}" for label, amount in stages)
    return _drawn(
        levels, f"{name}：{said}", ("环节", f"金额（{unit}）", "占上一环节", f"尚差（{unit}）"), rows
    )


def coverage(
    parts: Sequence[tuple[str, int, int]], name: str, missing: Sequence[tuple[str, str]] = ()
) -> Levels | None:
    """``parts`` are (label, reported, expected); ``missing`` names who is silent, by label, in the table."""
    if not parts:
        return None
    levels, rows = [], []
    for place, (label, reported, expected) in enumerate(parts):
        said = f"{reported} / {expected}"
        levels.append(
            _level(
                place, label, said, _share(reported, expected), _part(reported, expected or 1), tracked=True
            )
        )
        silent = "、".join(who for where, who in missing if where == label)
        rows.append((label, str(reported), str(expected), silent or str(max(expected - reported, 0))))
    sentence = "，".join(f"{label}{reported}/{expected}" for label, reported, expected in parts)
    return _drawn(levels, f"{name}：{sentence}", ("项目", "已报", "应报", "缺"), rows)


def _level(
    place: int,
    label: str,
    said: str,
    note: str,
    part: Decimal,
    *,
    centred: bool = False,
    tracked: bool = False,
) -> Level:
    width = rounded(_PLOT * part, 2)
    left = rounded(_LEFT + (_PLOT - width) / 2, 2) if centred else _LEFT
    middle = _LEFT + _PLOT / 2 if centred else _LEFT + 1
    return Level(label, said, note, left, width, middle, _PLOT if tracked else Decimal(0), _HIGH * place)


def _drawn(
    levels: Sequence[Level], sentence: str, headers: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> Levels:
    height = _HIGH * len(levels)
    return Levels(tuple(levels), height, _BAR, (_LEFT, _PLOT), sentence, headers, tuple(rows))


def _part(count: Decimal | int, whole: Decimal | int) -> Decimal:
    """Between nothing and all of it."""
    return min(max(Decimal(count) / Decimal(whole), Decimal(0)), Decimal(1)) if whole else Decimal(0)


def _share(count: Decimal | int, whole: Decimal | int) -> str:
    """A percentage; a dash of nothing."""
    return f"{rounded(Decimal(count) / Decimal(whole) * _HUNDRED, 1)}%" if whole else "—"
