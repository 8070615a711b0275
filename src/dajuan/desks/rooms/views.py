"""The rooms: all of them with their counts, and one with its figures, registers, pictures and gaps."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dajuan.desks.access import DeskRequest, may_open
from dajuan.desks.reading import read
from dajuan.desks.registers.views import registers_in
from dajuan.desks.rooms import drawn
from dajuan.desks.rooms.shown import indicators_in, room_figures
from dajuan.desks.rooms.themes import themes_in
from dajuan.indicators.gaps import GAPS
from dajuan.indicators.pictures import PICTURES
from dajuan.kernel.room import ROOMS, room_of, rooms
from dajuan.store.transactions import read_tx


def room_list(request: DeskRequest) -> HttpResponse:
    """What each room is for, and how much is in it."""
    with read_tx():
        found = [(room, len(indicators_in(room)), registers_in(room)) for room in rooms()]
    return render(request, "rooms/room_list.html", {"rooms": found})


def room_page(request: DeskRequest, room: str) -> HttpResponse:
    """404 for a room the zone does not have."""
    if room not in ROOMS:
        raise Http404
    here, reading, rows = ROOMS.get(room), read(request), may_open(request, "gap_page")
    with read_tx():
        registers = registers_in(here)
        context = {
            "room": here,
            "reading": reading,
            "shown": room_figures(here, reading.period, at=reading.at, known=reading.known),
            "registers": registers,
            "pictures": drawn.drawn(
                [picture for picture in PICTURES if room_of(PICTURES, picture) == here], reading, rows=rows
            ),
            "gaps": drawn.gaps_of([gap for gap in GAPS if room_of(GAPS, gap) == here], reading, rows=rows),
            "themes": themes_in(here),
            "mapped": any(column.place for one in registers for column in one.definition.columns),
            "drawn": drawn,
        }
    return render(request, "rooms/room_page.html", context)
