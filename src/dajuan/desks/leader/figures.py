"""Figures: the list, and the page that opens one down to its records and workbook cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from dajuan.desks.access import DeskRequest, actor
from dajuan.desks.leader.opening import Place, open_figure, parts_of
from dajuan.desks.leader.readings import in_order, judged, readings_of
from dajuan.desks.pages import Pages
from dajuan.desks.reading import Reading, read
from dajuan.desks.spreadsheet import download
from dajuan.desks.written import written
from dajuan.indicators.definition import INDICATORS, Indicator
from dajuan.indicators.figure import Figure
from dajuan.indicators.queries import figures
from dajuan.kernel.amount import plain
from dajuan.kernel.room import Room, room_of, rooms
from dajuan.org.actions import record_deed

PAGE = 50


@dataclass(frozen=True)
class Listed:
    """A definition in the list: its ``latest`` reading, None where its variants are the values of a
    breakdown; ``others`` wait below it, shown at once where ``opened``."""

    indicator: Indicator
    latest: Figure | None
    others: Sequence[Figure]
    opened: bool = False

    @property
    def room(self) -> Room | None:
        """Whose page it stands on."""
        return room_of(INDICATORS, self.indicator)


def figure_list(request: DeskRequest) -> HttpResponse:
    """The indicators of the shelf at the reading, one row each, a page at a time: of all rooms or of ``?room=``;
    a search also finds single variants."""
    words, room = (request.GET.get(name, "").strip() for name in ("q", "room"))
    reading, pages = read(request), Pages.of(request, PAGE)
    asked = (reading, words, room, pages)
    main = written("leader/figure_main.html", asked, lambda: _listing(*asked))
    return render(request, "leader/figure_list.html", {"main": main})


def _listing(reading: Reading, words: str, chosen: str, pages: Pages) -> dict[str, object]:
    variants: dict[str, list[Figure]] = {}
    for found in figures(reading.period, at=reading.at, known=reading.known):
        variants.setdefault(found.number, []).append(found)
    everywhere = [one for found in variants.values() if (one := _listed(found, words))]
    at_home = {room.code: [one for one in everywhere if one.room == room] for room in rooms()}
    definitions = at_home.get(chosen, everywhere)
    pages = pages.over(len(definitions))
    shown = definitions[pages.offset : pages.offset + PAGE]
    kept = {name: value for name, value in (("q", words), ("room", chosen)) if value}
    return {
        "reading": reading,
        "definitions": [replace(shown[0], opened=True)] if pages.total == 1 else shown,
        "pages": pages,
        "tabs": _tabs(reading, words, {"": everywhere, **at_home}),
        "room": chosen if chosen in at_home else "",
        "q": words,
        "kept": kept,
    }


def _tabs(
    reading: Reading, words: str, found: Mapping[str, Sequence[Listed]]
) -> list[tuple[str, str, int, str]]:
    """(code, label, how many, query) of all rooms together and of each that has what was searched for."""
    labels = {"": gettext("全部"), **{room.code: room.label for room in rooms()}}
    searched = {"q": words} if words else {}
    return [
        (
            code,
            labels[code],
            len(listed),
            urlencode(reading.asked | searched | ({"room": code} if code else {})),
        )
        for code, listed in found.items()
        if listed or not code
    ]


def _listed(found: Sequence[Figure], words: str) -> Listed | None:
    """With all its variants when the words are about the definition, or else with those they name."""
    indicator = INDICATORS.get(found[0].number)
    latest = None if indicator.breakdown else in_order(found)[-1]
    others = found if latest is None else in_order(found)[-2::-1]
    if words in f"{indicator.number}{indicator.heading}{indicator.name}{latest.label if latest else ''}":
        return Listed(indicator, latest, others)
    named = [figure for figure in found if words in f"{figure.key}{figure.label}"]
    return Listed(indicator, latest, [one for one in named if one != latest], opened=True) if named else None


def figure_page(request: DeskRequest, key: str) -> HttpResponse:
    """The value, how it was computed, what it leaves out, and its records. A variant the period does not
    have (the end of May, in a whole year) leads to what the period has of the same definition."""
    reading = read(request)
    try:
        opened = open_figure(request, _place(key, reading))
    except Http404:
        return _of_same_definition(key, reading)
    context = {
        "opened": opened,
        "figure": opened.figure,
        "reading": reading,
        "readings": readings_of(opened.figure.number, reading),
        "judged": judged(opened.figure, reading),
    }
    return render(request, "leader/figure_page.html", context)


def _of_same_definition(key: str, reading: Reading) -> HttpResponse:
    number = key.partition(".")[0]
    if number not in INDICATORS:
        raise Http404
    found = in_order(figures(reading.period, at=reading.at, known=reading.known, numbers=[number]))
    if not found or found[-1].key == key:
        raise Http404
    if INDICATORS.get(number).breakdown:
        return redirect(f"{reverse('figure_list')}?q={number}&{reading.query}")
    return redirect(f"{reverse('figure_page', args=[found[-1].key])}?{reading.query}")


def _place(key: str, reading: Reading) -> Place:
    return Place(key, reading.period, reading.at, reading.known)


def figure_export(request: DeskRequest, key: str, kind: str) -> HttpResponse:
    """All records behind one part of a figure; leaves a trace in the ledger."""
    place = _place(key, read(request))
    found = place.figure()
    parts = dict(parts_of(found))
    part = request.GET.get("part", "") or next(iter(parts), "")
    records = place.records(part) if part in parts else None
    if records is None:
        raise Http404
    titles = (
        "编号",
        "名称",
        "单位",
        f"{records.column}（{records.unit}）",
        "文件",
        "表",
        "单元格",
        "原始填写",
    )
    rows = []
    for row in records.rows:
        cell = row.source
        where = (cell.file, cell.sheet, cell.cell, cell.raw) if cell else ("", "", "", "")
        rows.append((row.entity, row.label, row.department, row.value, *where))
    total = "—" if records.total is None else plain(records.total)
    detail = f"{found.key} {found.label}：{records.count} 行，合计 {total}"
    record_deed(kind="export", detail=detail, by=actor(request), subject=found.key)
    return download(f"{found.key}-{part}-{found.at}", kind, titles, rows)
