"""The list of ledgers, one ledger as a table, its export, one of its rows."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from dajuan.desks.access import DeskRequest, actor
from dajuan.desks.pages import Pages
from dajuan.desks.registers import contents
from dajuan.desks.registers.narrowing import Asked, listing, narrowed
from dajuan.desks.registers.opened import open_row, row_of
from dajuan.desks.spreadsheet import XLSX, attachment, download
from dajuan.kernel.room import Room, room_of, rooms
from dajuan.ledger.definition import LEDGERS, LedgerDefinition
from dajuan.ledger.models import Entry
from dajuan.ledger.workbooks.export import ledger_workbook
from dajuan.org.actions import record_deed
from dajuan.store.transactions import read_tx

PAGE = 50


@dataclass(frozen=True)
class Register:
    """A ledger in a list: how many rows (None: it has no list) and the last day anything was reported."""

    definition: LedgerDefinition
    count: int | None
    reported: date | None


def register_of(definition: LedgerDefinition) -> Register:
    """Call inside ``read_tx``."""
    if definition.present is None:
        return Register(definition, None, None)
    rows = contents.rows_of(definition)
    return Register(definition, len(rows), contents.last_reported(rows))


def registers_in(room: Room | None) -> list[Register]:
    """The ledgers of a room; of none, those no room claims."""
    return [register_of(ledger) for ledger in LEDGERS if room_of(LEDGERS, ledger) == room]


def register_list(request: DeskRequest) -> HttpResponse:
    """All ledgers by room, with what is in them."""
    with read_tx():
        groups = [(room, registers_in(room)) for room in [*rooms(), None]]
    return render(request, "registers/register_list.html", {"groups": [pair for pair in groups if pair[1]]})


def register_page(request: DeskRequest, code: str) -> HttpResponse:
    """Search, filters, sort and page all stand in the address."""
    definition = _listed(code)
    asked, pages = Asked.of(request.GET, definition), Pages.of(request, PAGE)
    with read_tx():
        found = listing(definition, asked)
        reported = contents.last_reported(contents.rows_of(definition))
    pages = pages.over(len(found.matching))
    context = {
        "definition": definition,
        "room": room_of(LEDGERS, definition),
        "found": found,
        "asked": asked,
        "rows": found.matching[pages.offset : pages.offset + PAGE],
        "pages": pages,
        "reported": reported,
        "title": contents.title_column(definition),
        "contents": contents,
    }
    return render(request, "registers/register_page.html", context)


def register_export(request: DeskRequest, code: str, kind: str) -> HttpResponse:
    """Exactly the rows that match; the workbook can be imported again. Leaves a trace."""
    definition = _listed(code)
    asked = Asked.of(request.GET, definition)
    if kind not in ("csv", "xlsx"):
        raise Http404
    with read_tx():
        if kind == "xlsx":  # in the ledger's own order, so that each of its sheets comes once
            rows = narrowed(definition, contents.rows_of(definition), asked)
        else:
            rows = list(listing(definition, asked).matching)
    detail = f"{definition.label} {len(rows)} 行（{kind}）"
    record_deed(kind="export", detail=detail, by=actor(request), subject=definition.label)
    if kind == "xlsx":
        return attachment(
            ledger_workbook(definition, rows, settings.HOME.zone), f"{definition.label}.xlsx", XLSX
        )
    titles = [contents.title_of(column) for column in definition.columns]
    lines = [[contents.exact(c, row.get(c.field)) for c in definition.columns] for row in rows]
    return download(definition.label, kind, titles, lines)


def register_row(request: DeskRequest, code: str, key: str) -> HttpResponse:
    """One row: all it says, the workbook row it came from, who reported what when."""
    definition = _listed(code)
    with read_tx():
        opened = open_row(definition, key)
        if opened is None:
            raise Http404
        context = {
            "definition": definition,
            "room": room_of(LEDGERS, definition),
            "opened": opened,
            "contents": contents,
        }
        return render(request, "registers/register_row.html", context)


def record(request: DeskRequest, entry: int) -> HttpResponse:
    """The row of a ledger that a workbook row reported on; the ledger itself when it has no such row any more."""
    found = get_object_or_404(Entry.objects.select_related("sheet"), pk=entry)
    definition = _listed(found.sheet.ledger_code)
    with read_tx():
        row = row_of(definition, found)
    if row is None:
        return redirect("register_page", code=definition.code)
    return redirect("register_row", code=definition.code, key=contents.key_of(definition, row))


def _listed(code: str) -> LedgerDefinition:
    if code not in LEDGERS or LEDGERS.get(code).present is None:
        raise Http404
    return LEDGERS.get(code)
