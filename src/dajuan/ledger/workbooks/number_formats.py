"""Number formats: what a cell shows behind its number, as 0.953 is shown as 95.3% and 1.5 as 1.50亿元."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import isfinite

from dajuan.ledger.staged import Cell

_DECIMALS = 8
#: Numbers of the formats no file writes out.
BUILT_IN = {9: "%", 10: "%"}
#: Digits with a unit right behind them; not 0!.0,"万", which shows a ten-thousandth of the number.
_UNIT = re.compile(r'(?:[0#]|[0#?]\.[0#?]+)\s*_?\s*"?\s*((?:亿|千万|百万|万|千)?元)\s*"?(?:_.)?')
_LITERAL = re.compile(r'"[^"]*"|\\.|!.|\[[^\]]*\]|_.')
#: Zero-based row and column.
Place = tuple[int, int]


@dataclass
class Look:
    """What a reader of one sheet sees and its cells do not tell: what is shown behind a number (a unit of
    money or %), zero-based rows nobody sees, and cells whose formula was never computed."""

    behind: dict[Place, str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    uncomputed: list[str] = field(default_factory=list)


#: By the sheet's name.
Looks = Mapping[str, Look]


def behind(code: str) -> str:
    """% or a unit of money, as the first section of a number format shows it.

    >>> behind("0.0%;[Red]-0%"), behind('#,##0.00"亿元"'), behind("#,##0.00"), behind('0.00"%"')
    ('%', '亿元', '', '')
    """
    first = code.split(";")[0]
    if "%" in _LITERAL.sub("", first):
        return "%"
    unit = _UNIT.search(first)
    return unit[1] if unit and "!" not in first and ',"' not in first.replace(" ", "") else ""


def read_as(cell: Cell, behind: str) -> Cell:
    """A number as it is shown; a percentage is kept as its hundredth."""
    if not behind or isinstance(cell, bool) or not isinstance(cell, (int, float)) or not isfinite(cell):
        return cell
    number = Decimal(repr(cell))
    if behind == "%":
        number = round(number * 100, _DECIMALS)
    plain = format(number, "f")
    return f"{plain.rstrip('0').rstrip('.') if '.' in plain else plain}{behind}"
