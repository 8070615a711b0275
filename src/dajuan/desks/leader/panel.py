"""The panel beside the sheet: one figure of the text, opened."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from dajuan.answers.bound import STATE_LABELS, BoundFigure
from dajuan.answers.document import Bound
from dajuan.answers.rendering import html
from dajuan.answers.sheet import RenderedSheet
from dajuan.desks.leader.opening import Opened, Place, open_figure
from dajuan.indicators.definition import INDICATORS
from dajuan.ledger.position import Position

_AROUND = 24


@dataclass(frozen=True)
class Panel:
    """``opened`` is None when the text has a place but the zone has no figure for it; ``anchor`` is where it
    stands in the text."""

    bound: BoundFigure
    state: str
    quote: str
    before: str
    after: str
    anchor: str
    opened: Opened | None


def panel_of(
    request: HttpRequest, sheet: RenderedSheet, key: str, href: Callable[[str], str], *, frozen: bool
) -> Panel | None:
    """None when no figure is chosen, or one that the sheet does not print."""
    bound = sheet.figures.get(key)
    if bound is None:
        return None
    keys = list(sheet.figures)
    place = keys.index(key)
    return Panel(
        bound=bound,
        state=bound.doubt or STATE_LABELS[bound.state],
        quote=_quote(sheet, key),
        before=href(keys[place - 1]) if place else "",
        after=href(keys[place + 1]) if place + 1 < len(keys) else "",
        anchor=html.anchor(key),
        opened=None if bound.value is None else open_figure(request, _place(bound, sheet, frozen=frozen)),
    )


def _place(bound: BoundFigure, sheet: RenderedSheet, *, frozen: bool) -> Place:
    """The figure at its own two dates; a variant of a series is, there, the plain figure of its number."""
    number = bound.key.partition(".")[0]
    key = bound.key if INDICATORS.get(number).breakdown else number
    seq = sheet.known_seq if frozen else None
    return Place(key, sheet.period, bound.at, Position(seq, bound.known_date))


def _quote(sheet: RenderedSheet, key: str) -> str:
    """The words around the figure in the text."""
    for block in sheet.document.blocks:
        texts = [sheet.printed(run) for run in block.runs]
        for place, run in enumerate(block.runs):
            if isinstance(run, Bound) and run.key == key:
                before, after = "".join(texts[:place]), "".join(texts[place + 1 :])
                head = f"……{before[-_AROUND:]}" if len(before) > _AROUND else before
                tail = f"{after[:_AROUND]}……" if len(after) > _AROUND else after
                return f"{head}{texts[place]}{tail}"
    return ""
