"""The dashboard's figures, as the page shows them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dajuan.desks import charts
from dajuan.desks.jinja import parted
from dajuan.desks.reading import Reading
from dajuan.indicators.board import Board, Tile
from dajuan.indicators.figure import Figure
from dajuan.indicators.queries import figures
from dajuan.kernel.amount import in_unit

_MENTION = re.compile(r"\{([A-Z]\d+)\}")


@dataclass(frozen=True)
class Shown:
    """One figure of the strip, split into number and unit."""

    key: str
    label: str
    number: str
    unit: str
    words: str
    foot: str
    spark: str
    said: str


@dataclass(frozen=True)
class BoardView:
    """What the page draws."""

    tiles: list[Shown]
    progress: charts.Bars | None
    rates: list[tuple[Figure, charts.Bullet]]
    coverage: str


def board_view(board: Board, reading: Reading) -> BoardView:
    """One computation for all the figures of the board."""
    found = figures(reading.period, at=reading.at, known=reading.known, numbers=board.numbers())
    by_key = {figure.key: figure for figure in found}
    covered = [figure.coverage for figure in _series(board.progress, found) if figure.coverage]
    return BoardView(
        tiles=[_shown(tile, by_key) for tile in board.tiles],
        progress=_progress(board, found, by_key),
        rates=[(by_key[key], _rate(by_key[key])) for key in board.rates if key in by_key],
        coverage=f"{covered[-1].reported} / {covered[-1].expected} 个项目已报" if covered else "",
    )


def _shown(tile: Tile, by_key: Mapping[str, Figure]) -> Shown:
    figure = by_key.get(tile.number)
    number, unit = parted(figure.printed) if figure else ("—", "")
    values = [one.value for one in _series(tile.series, by_key.values()) if one.value is not None]

    def filled(text: str) -> str:
        return _MENTION.sub(lambda match: by_key[match[1]].printed if match[1] in by_key else "—", text)

    words = filled(tile.words) if figure and figure.value is not None else ""
    foot = filled(tile.foot) or (
        f"{figure.records} 条记录" if figure and figure.value is not None else "暂无数据"
    )
    said = f"{tile.label}最近{len(values)}期走势"
    return Shown(tile.number, tile.label, number, unit, words, foot, charts.sparkline(values), said)


def _series(number: str, found: Iterable[Figure]) -> list[Figure]:
    """Readings of one indicator by date, the final ones where both were kept."""
    if not number:
        return []
    chosen = {}
    for figure in found:
        if figure.number == number and not figure.suffix.endswith("first"):
            chosen[figure.at] = figure
    return [chosen[day] for day in sorted(chosen)]


def _progress(board: Board, found: Iterable[Figure], by_key: Mapping[str, Figure]) -> charts.Bars | None:
    plan = by_key.get(board.plan)
    yearly = _billions(plan) if plan else None
    points = []
    for figure in _series(board.progress, found):
        value = _billions(figure)
        if value is not None:
            target = None if yearly is None else yearly * figure.at.month / 12
            points.append(charts.Point(f"{figure.at.month}月", value, target))
    return charts.monthly_bars(points, "累计完成投资", "亿元")


def _billions(figure: Figure) -> Decimal | None:
    """万元 as 亿元."""
    return None if figure.value is None else in_unit(figure.value * 10_000, "亿元")


def _rate(figure: Figure) -> charts.Bullet:
    value = figure.value or Decimal(0)
    return charts.bullet(value, None, Decimal(100), f"{figure.label}{figure.printed}")
