"""The rows behind one gap or one level of a picture, a page at a time."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dajuan.desks.access import DeskRequest
from dajuan.desks.pages import Pages
from dajuan.desks.reading import read
from dajuan.desks.rooms import drawn
from dajuan.indicators.gaps import GAPS, gap_counts
from dajuan.indicators.listing import Table, table_page
from dajuan.indicators.pictures import PICTURES
from dajuan.kernel.room import Room, room_of
from dajuan.store.transactions import read_tx

PAGE = 50


def gap_page(request: DeskRequest, code: str) -> HttpResponse:
    """Everybody who lacks something, and how many should have it."""
    if code not in GAPS:
        raise Http404
    gap, reading = GAPS.get(code), read(request)
    with read_tx():
        count = gap_counts([gap], reading.period, reading.context)[0]
    said = f"缺 {count.lacking:,}，应有 {count.should:,}"
    return _page(request, gap.table, room_of(GAPS, gap), said, gap.number)


def step_page(request: DeskRequest, code: str, place: int) -> HttpResponse:
    """What a level of a picture counts."""
    if code not in PICTURES or place >= len(PICTURES.get(code).steps):
        raise Http404
    picture = PICTURES.get(code)
    step = picture.steps[place]
    return _page(request, step.table, room_of(PICTURES, picture), picture.label, step.number)


def _page(request: DeskRequest, table: Table, room: Room | None, said: str, number: str) -> HttpResponse:
    reading, pages = read(request), Pages.of(request, PAGE)
    with read_tx():
        page = table_page(table, reading.period, reading.context, offset=pages.offset, limit=PAGE)
    context = {
        "room": room,
        "reading": reading,
        "page": page,
        "pages": pages.over(page.count),
        "said": said,
        "number": number,
        "drawn": drawn,
    }
    return render(request, "rooms/behind.html", context)
