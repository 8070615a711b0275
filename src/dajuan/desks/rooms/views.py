"""The rooms: all of them with their counts, and one with its figures, registers, pictures and gaps."""

from decimal import Decimal

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dajuan.desks import charts
from dajuan.desks.access import DeskRequest
from dajuan.desks.reading import Reading, read
from dajuan.desks.registers.views import registers_in
from dajuan.desks.rooms.shown import indicators_in, room_figures
from dajuan.indicators.pictures import PICTURES, Picture, picture_values
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
            "pictures": _pictures(here, reading),
        }
    return render(request, "rooms/room_page.html", context)


def _pictures(room: Room, reading: Reading) -> list[tuple[Picture, charts.Levels]]:
    """Those of the room that have anything in them."""
    wanted = [picture for picture in PICTURES if room_of(PICTURES, picture) == room]
    wanted.sort(key=lambda picture: picture.place)
    known = reading.known
    context = Context(reading.valid_date, known.reported_by if known else None, known.seq if known else None)
    values = picture_values(wanted, reading.period, context)
    drawn = ((picture, _drawn(picture, values[picture.code])) for picture in wanted)
    return [(picture, levels) for picture, levels in drawn if levels]


def _drawn(picture: Picture, values: list[tuple[str, Decimal]]) -> charts.Levels | None:
    if picture.kind == "flow":
        return charts.money_flow([(label, value / 10_000) for label, value in values], picture.label)
    counts = [(label, int(value)) for label, value in values]
    if picture.kind == "ladder":
        return charts.ladder(counts, picture.label) if any(count for _, count in counts) else None
    return charts.funnel(counts, picture.label)
