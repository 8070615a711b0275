"""A theme: one matter of a room on one page, all of it from its definition."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dajuan.desks import charts
from dajuan.desks.access import DeskRequest, may_open
from dajuan.desks.reading import Reading, read
from dajuan.desks.rooms import drawn
from dajuan.desks.rooms.shown import figures_shown
from dajuan.indicators.gaps import GAPS
from dajuan.indicators.listing import table_page
from dajuan.indicators.pictures import PICTURES
from dajuan.indicators.rankings import RANKINGS, Group, Ranking, board
from dajuan.indicators.themes import THEMES, Theme
from dajuan.kernel.room import Room, room_of
from dajuan.store.transactions import read_tx

#: Rows of a table on the page.
_MOST = 200


def themes_in(room: Room) -> list[Theme]:
    """In the order the room gives them."""
    found = [theme for theme in THEMES if room_of(THEMES, theme) == room]
    return sorted(found, key=lambda theme: (theme.place, theme.code))


def theme_page(request: DeskRequest, room: str, theme: str) -> HttpResponse:
    """404 for a theme that is not of this room."""
    here = THEMES.get(theme) if theme in THEMES else None
    home = room_of(THEMES, here) if here else None
    if here is None or home is None or home.code != room:
        raise Http404
    reading, rows = read(request), may_open(request, "gap_page")
    with read_tx():
        context = {
            "room": home,
            "theme": here,
            "themes": themes_in(home),
            "reading": reading,
            "figures": figures_shown(here.numbers, reading.period, at=reading.at, known=reading.known),
            "pictures": drawn.drawn([PICTURES.get(code) for code in here.pictures], reading, rows=rows),
            "gaps": drawn.gaps_of([GAPS.get(code) for code in here.gaps], reading, rows=rows),
            "tables": [
                table_page(table, reading.period, reading.context, limit=_MOST) for table in here.tables
            ]
            if rows
            else [],
            "rankings": [_board(RANKINGS.get(code), reading) for code in here.rankings],
            "drawn": drawn,
            "rows": rows,
        }
    return render(request, "rooms/theme_page.html", context)


def _board(ranking: Ranking, reading: Reading) -> tuple[Ranking, list[Group], charts.Ranking | None]:
    """The groups, and the zone's own way through the rounds."""
    groups = board(ranking, reading.period, reading.context)
    own = next((group for group in groups if group.has_own), None)
    rounds = [
        charts.Round(one.name, one.own.place, len(one.standings), one.own.tied)
        if one.own
        else charts.Round(one.name, None, len(one.standings))
        for one in (own.rounds if own else ())
    ]
    return ranking, groups, charts.ranking(rounds, ranking.label)
