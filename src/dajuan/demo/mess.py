"""Writing cells the way people do: right, but in a form that a machine must first understand."""

from collections.abc import Callable
from datetime import date, datetime
from random import Random

from dajuan.demo.drafts import MONEY, Cell, Draft

_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
_AMOUNTS: tuple[Callable[[float, str], str], ...] = (
    lambda value, unit: f"{value:,}",
    lambda value, unit: f"{value}　",
    lambda value, unit: f"{value}".translate(_FULL_WIDTH),
    lambda value, unit: f"{value}{unit}",
    lambda value, unit: f"{value:,}".replace(",", "，"),
)
_DATES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.year}/{day.month:02}/{day.day:02}",
)
_TENTHS_OF_MILLE = 10_000


def make_messy(draft: Draft, draw: Random) -> None:
    """Changes the form, never the meaning, of a few cells in a hundred."""
    for line in draft.lines:
        spoilt = {name for name, _, _ in line.faults}
        for name, value in line.cells.items():
            if name not in spoilt and draw.random() < 0.03:
                line.cells[name] = _other_form(name, value, draft.layout.unit, draw)


def _other_form(name: str, value: Cell, unit: str, draw: Random) -> Cell:
    if isinstance(value, date) and not isinstance(value, datetime):
        return draw.choice(_DATES)(value)
    if name in MONEY and isinstance(value, int | float):
        if value and unit == "万元" and value % 1_000 == 0 and draw.random() < 0.5:
            return f"{value / _TENTHS_OF_MILLE:g}亿元"
        if not value and name == "this_month":
            return draw.choice(("/", "—"))
        return draw.choice(_AMOUNTS)(value, unit)
    if name in ("project_name", "name", "owner_name") and isinstance(value, str):
        return f"　{value} "
    return value
