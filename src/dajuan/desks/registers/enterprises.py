"""Everything the zone knows about one credit code, from every ledger that has such a column."""

from collections import Counter
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dajuan.desks.access import DeskRequest
from dajuan.desks.pages import Pages
from dajuan.desks.registers import contents
from dajuan.desks.registers.sections import Section, section
from dajuan.ledger.definition import LEDGERS, Column, LedgerDefinition
from dajuan.ledger.reading import kept_at_head
from dajuan.store.transactions import read_tx

PAGE = 50


@dataclass
class Known:
    """An enterprise in the list: its names by how often they are used, its rows by ledger."""

    code: str
    names: Counter[str]
    rows: Counter[str]

    @property
    def name(self) -> str:
        return self.names.most_common(1)[0][0] if self.names else "（无名称）"


def of_kind(definition: LedgerDefinition, kind: str) -> list[Column]:
    return [column for column in definition.columns if column.kind == kind]


def name_beside(definition: LedgerDefinition, code: Column) -> Column | None:
    """The column that names whose code it is: the nearest name, before it rather than behind it."""
    place = definition.columns.index(code)
    named = [
        (abs(place - number), number > place, column)
        for number, column in enumerate(definition.columns)
        if column.kind == "text" and not contents.is_personal(column) and contents.names_it(column.field)
    ]
    return min(named, key=lambda found: found[:2])[2] if named else None


def enterprises() -> dict[str, Known]:
    """By credit code, out of all ledgers. Call inside ``read_tx``."""
    return {known.code: known for known in kept_at_head("enterprises", lambda: list(_known().values()))}


def _known() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for ledger in LEDGERS:
        for column in of_kind(ledger, "credit_code"):
            beside = name_beside(ledger, column)
            for row in contents.rows_of(ledger):
                if not (code := str(row.get(column.field) or "")):
                    continue
                known = found.setdefault(code, Known(code, Counter(), Counter()))
                known.rows[ledger.label] += 1
                if beside and (name := str(row.get(beside.field) or "")):
                    known.names[name] += 1
    return found


def sections(code: str) -> list[Section]:
    """Rows with the code itself, then rows of its projects in ledgers that have no credit code."""
    found = []
    projects: set[object] = set()
    for ledger in LEDGERS:
        columns = of_kind(ledger, "credit_code")
        rows = (
            [row for row in contents.rows_of(ledger) if any(row.get(c.field) == code for c in columns)]
            if columns
            else []
        )
        if rows:
            found.append(section(ledger, rows, asked=code))
            projects |= {row.get(c.field) for c in of_kind(ledger, "project_code") for row in rows}
    projects -= {None, ""}
    for ledger in LEDGERS:
        columns = of_kind(ledger, "project_code")
        if not projects or not columns or of_kind(ledger, "credit_code"):
            continue
        rows = [row for row in contents.rows_of(ledger) if any(row.get(c.field) in projects for c in columns)]
        if rows:
            found.append(section(ledger, rows, through=True))
    return found


def enterprise_list(request: DeskRequest) -> HttpResponse:
    """Found by name or code; those with most rows first."""
    words, pages = request.GET.get("q", "").strip(), Pages.of(request, PAGE)
    with read_tx():
        everyone = enterprises()
    wanted = words.casefold()
    matching = [
        known
        for known in everyone.values()
        if wanted in known.code.casefold() or any(wanted in name.casefold() for name in known.names)
    ]
    matching.sort(key=lambda known: (-known.rows.total(), known.code))
    pages = pages.over(len(matching))
    context = {
        "q": words,
        "found": matching[pages.offset : pages.offset + PAGE],
        "pages": pages,
        "whole": len(everyone),
        "ledgers": [ledger.label for ledger in LEDGERS if of_kind(ledger, "credit_code")],
    }
    return render(request, "registers/enterprise_list.html", context)


def enterprise_page(request: DeskRequest, code: str) -> HttpResponse:
    """404 for a code that no ledger has."""
    with read_tx():
        known = enterprises().get(code)
        if known is None:
            raise Http404
        context = {"known": known, "sections": sections(code), "contents": contents}
    return render(request, "registers/enterprise_page.html", context)
