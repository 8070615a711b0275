"""Pictures made of levels, one bar under another: funnel, ladder, money flow, coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dajuan.kernel.amount import grouped, rounded

_BAR, _STEP = 22, 32
#: Longest label that fits beside its bar on a phone; longer ones stand above it.
_BESIDE = 6
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Level:
    """One bar: ``left``, ``width``, ``track`` and ``middle`` in percent, ``y`` and ``named`` (where its label
    stands) in pixels; ``said`` stands on the bar, ``note`` at the right end."""

    label: str
    said: str
    note: str
    left: Decimal
    width: Decimal
    middle: Decimal
    track: Decimal
    y: int
    named: int


@dataclass(frozen=True)
class Levels:
    """What is drawn, the sentence a screen reader says, and the table beside it."""

    levels: tuple[Level, ...]
    height: int
    bar: int
    centred: bool
    sentence: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Stage:
    """A bar before it has a place: ``part`` between 0 and 1."""

    label: str
    said: str
    note: str
    part: Decimal


def funnel(steps: Sequence[tuple[str, int]], name: str, unit: str = "个") -> Levels | None:
    """A cohort from stage to stage; each step says its share of the step before. None for an empty cohort."""
    if not steps or not steps[0][1]:
        return None
    whole = before = steps[0][1]
    stages, rows = [], []
    for place, (label, count) in enumerate(steps):
        rate = _share(count, before) if place else ""
        stages.append(_Stage(label, f"{count}{unit}", rate, _part(count, whole)))
        rows.append((label, str(count), rate or "—", _share(count, whole)))
        before = count
    said = f"{name}：" + "，".join(f"{label}{count}{unit}" for label, count in steps)
    return _drawn(stages, said, ("阶段", f"数量（{unit}）", "占上一阶段", "占全部"), rows, centred=True)


def ladder(rungs: Sequence[tuple[str, int]], name: str, unit: str = "家") -> Levels | None:
    """How many stand on each rung, given from the lowest and drawn with the highest on top."""
    if not rungs:
        return None
    most, total = max(count for _, count in rungs), sum(count for _, count in rungs)
    falling = list(reversed(rungs))
    stages = [
        _Stage(label, f"{count}{unit}", _share(count, total), _part(count, most)) for label, count in falling
    ]
    rows = [(label, str(count), _share(count, total)) for label, count in falling]
    said = f"{name}，由低到高：" + "，".join(f"{label}{count}{unit}" for label, count in rungs)
    return _drawn(stages, said, ("梯级", f"数量（{unit}）", "占比"), rows)


def money_flow(steps: Sequence[tuple[str, Decimal]], name: str, unit: str = "万元") -> Levels | None:
    """Money from pocket to pocket (issued, arrived, spent) against the first; the pale rest has not come so far."""
    if not steps or steps[0][1] <= 0:
        return None
    whole = before = steps[0][1]
    stages, rows = [], []
    for place, (label, amount) in enumerate(steps):
        rate = _share(amount, before) if place else ""
        stages.append(_Stage(label, f"{grouped(amount, 2)}{unit}", rate, _part(amount, whole)))
        rows.append((label, grouped(amount, 2), rate or "—", grouped(before - amount, 2)))
        before = amount
    said = f"{name}：" + "，".join(f"{label}{grouped(amount, 2)}{unit}" for label, amount in steps)
    headers = ("环节", f"金额（{unit}）", "占上一环节", f"尚差（{unit}）")
    return _drawn(stages, said, headers, rows, tracked=True)


def coverage(
    parts: Sequence[tuple[str, int, int]],
    name: str,
    missing: Sequence[tuple[str, str]] = (),
    headers: tuple[str, str, str, str] = ("项目", "已报", "应报", "缺"),
) -> Levels | None:
    """``parts`` are (label, reported, expected); ``missing`` names who is silent, by label, in the table."""
    if not parts:
        return None
    stages, rows = [], []
    for label, reported, expected in parts:
        share = _share(reported, expected)
        stages.append(_Stage(label, f"{reported} / {expected}", share, _part(reported, expected)))
        silent = "、".join(who for where, who in missing if where == label)
        rows.append((label, str(reported), str(expected), silent or str(max(expected - reported, 0))))
    said = f"{name}：" + "，".join(f"{label}{reported}/{expected}" for label, reported, expected in parts)
    return _drawn(stages, said, headers, rows, tracked=True)


def _drawn(
    stages: Sequence[_Stage],
    sentence: str,
    headers: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    *,
    centred: bool = False,
    tracked: bool = False,
) -> Levels:
    """Labels stand left of the bars, or above them when one is long."""
    above = any(len(stage.label) > _BESIDE for stage in stages)
    left, plot = (Decimal(0), Decimal(83)) if above else (Decimal(23), Decimal(60))
    drop = _BAR if above else 0
    step = _STEP + drop
    levels = []
    for place, stage in enumerate(stages):
        width = rounded(plot * stage.part, 2)
        levels.append(
            Level(
                label=stage.label,
                said=stage.said,
                note=stage.note,
                left=rounded(left + (plot - width) / 2, 2) if centred else left,
                width=width,
                middle=left + plot / 2 if centred else left + Decimal("1.5"),
                track=plot if tracked else Decimal(0),
                y=step * place + drop,
                named=step * place + 16,
            )
        )
    return Levels(tuple(levels), step * len(stages), _BAR, centred, sentence, headers, tuple(rows))


def _part(count: Decimal | int, whole: Decimal | int) -> Decimal:
    """Between nothing and all of it."""
    return min(max(Decimal(count) / Decimal(whole), Decimal(0)), Decimal(1)) if whole else Decimal(0)


def _share(count: Decimal | int, whole: Decimal | int) -> str:
    """A percentage; a dash of nothing."""
    return f"{rounded(Decimal(count) / Decimal(whole) * _HUNDRED, 1)}%" if whole else "—"
