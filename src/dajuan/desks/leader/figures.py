"""Figures: the list, and the page that opens one down to its records and workbook cells."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dajuan.desks.access import DeskRequest, actor
from dajuan.desks.leader.opening import Place, open_figure, parts_of
from dajuan.desks.leader.readings import judged, readings_of
from dajuan.desks.reading import Reading, read
from dajuan.desks.spreadsheet import download
from dajuan.indicators.figure import Figure
from dajuan.indicators.queries import figures
from dajuan.kernel.amount import plain
from dajuan.org.actions import record_deed


def figure_list(request: DeskRequest) -> HttpResponse:
    """Every indicator of the shelf at the reading, its variants below it."""
    reading = read(request)
    words = request.GET.get("q", "").strip()
    groups: dict[str, list[Figure]] = {}
    for found in figures(reading.period, at=reading.at, known=reading.known):
        if words in f"{found.key}{found.label}{found.code}":
            groups.setdefault(found.number, []).append(found)
    return render(request, "leader/figure_list.html", {"reading": reading, "groups": groups, "q": words})


def figure_page(request: DeskRequest, key: str) -> HttpResponse:
    """The value, how it was computed, what it leaves out, and its records."""
    reading = read(request)
    opened = open_figure(request, _place(key, reading))
    context = {
        "opened": opened,
        "figure": opened.figure,
        "reading": reading,
        "readings": readings_of(opened.figure.number, reading),
        "judged": judged(opened.figure, reading),
    }
    return render(request, "leader/figure_page.html", context)


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
