"""The map of the zone's things by area, and the page of one place."""

from collections import Counter
from decimal import Decimal

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from dajuan.desks import charts
from dajuan.desks.access import DeskRequest, may_open
from dajuan.desks.places.geography import Geography, kept
from dajuan.desks.places.mentions import (
    Layer,
    areas,
    is_of_places,
    known,
    layer,
    named_like,
    placed_ledgers,
)
from dajuan.desks.registers import contents
from dajuan.desks.registers.opened import Opened, open_row
from dajuan.desks.written import written
from dajuan.ledger.definition import LedgerDefinition
from dajuan.store.transactions import read_tx

#: Found by name, not placed on the map, opened on a place's page.
_MOST_FOUND, _MOST_UNPLACED, _MOST_OPENED = 60, 60, 3


def place_map(request: DeskRequest) -> HttpResponse:
    """``?ledger=`` chooses one ledger or ``all``, otherwise those of facilities and works; ``?q=`` finds a
    place by its name."""
    chosen, words = request.GET.get("ledger", ""), request.GET.get("q", "").strip()
    asked = (kept(settings.HOME), chosen, words, may_open(request, "import_list"))
    main = written("places/place_map_main.html", asked, lambda: _mapped(*asked))
    return render(request, "places/place_map.html", {"main": main})


def _mapped(shape: Geography | None, chosen: str, words: str, imports: bool) -> dict[str, object]:
    ledgers = placed_ledgers()
    asked = [ledger for ledger in ledgers if ledger.code == chosen]
    asked = asked or [ledger for ledger in ledgers if chosen == "all" or is_of_places(ledger)]
    names = shape.names_by_length() if shape else areas([])
    layers = [layer(ledger, names) for ledger in asked]
    counts: Counter[str] = sum((one.counts for one in layers), Counter())
    return {
        "q": words,
        "found": named_like(words, _MOST_FOUND) if words else [],
        "ledgers": ledgers,
        "chosen": chosen,
        "heading": asked[0].label if len(asked) == 1 else "全部台账" if chosen == "all" else "设施和工程",
        "layers": [one for one in layers if one.total],
        "shape": shape,
        "map": _drawn(shape, counts),
        "lines": _lines(names, layers, counts),
        "unplaced": [(one, one.unplaced[:_MOST_UNPLACED]) for one in layers if one.unplaced],
        "contents": contents,
        "imports": imports,
    }


def _drawn(shape: Geography | None, counts: Counter[str]) -> charts.Map | None:
    return charts.drawn_map(shape.features, counts, "各地点台账行数") if shape else None


def _lines(
    names: list[str], layers: list[Layer], counts: Counter[str]
) -> list[tuple[str, int, list[tuple[LedgerDefinition, int, Decimal | None]]]]:
    """Areas with anything in them, those with most first: the whole count, and each ledger's."""
    found = [
        (
            name,
            counts[name],
            [(one.definition, one.counts[name], one.amounts.get(name)) for one in layers if one.counts[name]],
        )
        for name in names
        if counts[name]
    ]
    return sorted(found, key=lambda line: (-line[1], line[0]))


def place_page(request: DeskRequest, name: str) -> HttpResponse:
    """Everything the ledgers say about one place; 404 for one they do not name."""
    shape = kept(settings.HOME)
    with read_tx():
        here = known(name)
        if here is None:
            raise Http404
        opened: list[tuple[LedgerDefinition, Opened]] = [
            (ledger, found)
            for ledger, row in here.own[:_MOST_OPENED]
            if (found := open_row(ledger, contents.key_of(ledger, row)))
        ]
        told = [ledger for ledger, _ in opened]
        around = areas(shape.names_by_length() if shape else [])
        context = {
            "here": here,
            "opened": opened,
            "around": [
                area for area in around if area != name and any(area in text for text in [name, *here.at])
            ],
            "sections": [one for one in here.sections if one.count > 1 or one.definition not in told],
            "contents": contents,
        }
        return render(request, "places/place_page.html", context)
