"""The command dashboard, and its dark wall."""

from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render

from dajuan.answers.queries import edition, editions
from dajuan.desks import charts
from dajuan.desks.access import DeskRequest
from dajuan.desks.leader import project_rows
from dajuan.desks.leader.board import board_view
from dajuan.desks.leader.lit_rules import LitRule, lit_rules
from dajuan.desks.leader.project_rows import Narrowing, Row
from dajuan.desks.leader.todo import todo
from dajuan.desks.reading import Reading, read
from dajuan.indicators.board import BOARDS
from dajuan.kernel.amount import rounded
from dajuan.projects.lights import time_progress
from dajuan.store.transactions import read_tx

_WARNINGS = 7
_LIGHTS = (("正常", "green"), ("预警", "yellow"), ("滞后", "red"), ("已说明", "suppressed"))


def dashboard(request: DeskRequest) -> HttpResponse:
    """``?wall=1`` is the same page for a 16:9 screen in a hall."""
    reading = read(request)
    visible = request.standing.departments()
    allowed = None if visible is None else frozenset(visible)
    with read_tx():
        board = board_view(next(iter(BOARDS)), reading)
        warned = project_rows.warnings(reading, allowed, _WARNINGS)
        counts = project_rows.light_counts(reading)
        departments = [_department(line, reading) for line in project_rows.by_department(reading)]
        drafts = editions(period=reading.period)
        silent = project_rows.listing(Narrowing(view="silent", visible=allowed), reading, limit=1).matching
        tasks = todo(request, reading, drafts, silent, counts.get("red", 0))
        checked = edition(drafts[0].id) if drafts else None
    context = {
        "reading": reading,
        "board": board,
        "warned": [(row, _worst(row, reading)) for row in warned],
        "lights": charts.stacked(
            [(label, colour, counts.get(colour, 0)) for label, colour in _LIGHTS if counts.get(colour) or colour != "suppressed"],
            "项目灯色",
        ),
        "lit": sum(counts.values()),
        "counts": counts,
        "whole": allowed is None,
        "departments": departments,
        "tasks": tasks,
        "checked": checked,
        "wall": request.GET.get("wall") == "1",
    }  # fmt: skip
    return render(request, "leader/dashboard.html", context)


def _worst(row: Row, reading: Reading) -> LitRule:
    """The light a warning is about."""
    lit = lit_rules(row, reading.valid_date)
    return next((one for colour in ("red", "yellow") for one in lit if one.colour == colour), lit[0])


def _department(
    line: tuple[str, int | None, int, Decimal, Decimal], reading: Reading
) -> tuple[str, int | None, int, Decimal, Decimal, charts.Bullet]:
    name, pk, count, plan, done = line
    rate = done / plan * 100
    elapsed, whole = time_progress(reading.valid_date)
    target = Decimal(elapsed) / whole * 100
    said = f"{name}完成年度计划{rounded(rate, 1)}%，时序{rounded(target, 1)}%"
    return name, pk, count, done, rate, charts.bullet(rate, target, max(Decimal(100), rate), said)
