"""A ranking board: positions round by round, ties as ties, and the streak at the front."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, takewhile

from dajuan.kernel.amount import rounded

_TOP, _PLOT = 26, 120


@dataclass(frozen=True)
class Round:
    """One round: ``position`` from 1 among ``of`` (None: not ranked); ``tied`` shares it with others."""

    label: str
    position: int | None
    of: int | None = None
    tied: bool = False


@dataclass(frozen=True)
class Spot:
    """A round drawn: ``x`` in percent, ``y`` in pixels (None: not ranked)."""

    label: str
    said: str
    x: Decimal
    y: int | None
    tied: bool


@dataclass(frozen=True)
class Ranking:
    """``lines`` join neighbours that were both ranked, as (x1, y1, x2, y2)."""

    spots: tuple[Spot, ...]
    lines: tuple[tuple[Decimal, int, Decimal, int], ...]
    height: int
    streak: int
    sentence: str
    rows: tuple[tuple[str, ...], ...]


def ranking(rounds: Sequence[Round], name: str, front: int = 1) -> Ranking | None:
    """The best position on top. ``streak`` counts the latest rounds in a row at or before ``front``."""
    ranked = [one for one in rounds if one.position is not None]
    if not ranked:
        return None
    last = max([one.of or one.position or 1 for one in ranked] + [2])
    slot = Decimal(100) / len(rounds)
    spots = tuple(
        Spot(
            one.label,
            _said(one),
            rounded(slot * (place + Decimal("0.5")), 2),
            None if one.position is None else _TOP + _PLOT * (one.position - 1) // (last - 1),
            one.tied,
        )
        for place, one in enumerate(rounds)
    )
    lines = tuple((a.x, a.y, b.x, b.y) for a, b in pairwise(spots) if a.y is not None and b.y is not None)
    streak = sum(
        1
        for _ in takewhile(
            lambda one: one.position is not None and one.position <= front, reversed(list(rounds))
        )
    )
    words = "第1" if front == 1 else f"前{front}"
    sentence = f"{name}：" + "，".join(f"{spot.label}{spot.said}" for spot in spots)
    if streak > 1:
        sentence += f"；连续{streak}轮{words}"
    rows = tuple((one.label, _said(one), str(one.of or "—")) for one in rounds)
    return Ranking(spots, lines, _TOP + _PLOT + 34, streak, sentence, rows)


def _said(one: Round) -> str:
    if one.position is None:
        return "未排名"
    return f"{'并列' if one.tied else ''}第{one.position}"
