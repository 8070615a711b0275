"""The rooms: all of them with their counts, and one with its figures, registers, pictures and gaps."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dajuan.desks import charts
from dajuan.desks.access import DeskRequest
from dajuan.desks.reading import Reading, read
from dajuan.desks.registers.views import registers_in
from dajuan.desks.rooms.shown import indicators_in, room_figures
from dajuan.indicators.funnels import FUNNELS, Funnel, funnel_counts
from dajuan.kernel.room import ROOMS, Room, room_of, rooms
from dajuan.ledger.asof import Context
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
    here, reading = ROOMS.get(room), read(request)
    with read_tx():
        context = {
            "room": here,
            "reading": reading,
            "shown": room_figures(here, reading.period, at=reading.at, known=reading.known),
            "registers": registers_in(here),
            "funnels": _funnels(here, reading),
        }
    return render(request, "rooms/room_page.html", context)


def _funnels(room: Room, reading: Reading) -> list[tuple[Funnel, charts.Levels]]:
    """Those of the room that have anybody in them."""
    wanted = [funnel for funnel in FUNNELS if room_of(FUNNELS, funnel) == room]
    wanted.sort(key=lambda funnel: funnel.place)
    known = reading.known
    context = Context(reading.valid_date, known.reported_by if known else None, known.seq if known else None)
    counts = funnel_counts(wanted, reading.period, context)
    drawn = ((funnel, charts.funnel(counts[funnel.code], funnel.label)) for funnel in wanted)
    return [(funnel, picture) for funnel, picture in drawn if picture]
