"""个人信息: which ledgers hold masked values, who looked behind a mask, and looking behind one for a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from dajuan.desks.access import DeskRequest
from dajuan.desks.keyed import ReasonForm
from dajuan.desks.registers import contents
from dajuan.ledger.definition import LEDGERS, Column, LedgerDefinition
from dajuan.ledger.models import Record
from dajuan.org.models import Deed
from dajuan.org.refusals import Refused
from dajuan.registers.actions.personal import in_vault, parted, read_personal
from dajuan.store.transactions import read_tx

_TRACES = 50


@dataclass(frozen=True)
class Masked:
    """A personal column: rows with a mask, different persons, and how many of these are still in the vault."""

    definition: LedgerDefinition
    column: Column
    rows: int
    persons: int
    kept: int


@dataclass(frozen=True)
class Trace:
    """Somebody looked behind a mask."""

    at: datetime
    actor: str
    detail: str


def vault(request: DeskRequest) -> HttpResponse:
    """Counts and traces; no value is shown here."""
    with read_tx():
        found = [
            _masked(ledger, column)
            for ledger in LEDGERS
            for column in ledger.columns
            if column.personal and ledger.present
        ]
        traces = _traces()
    return render(request, "registers/vault.html", {"masked": found, "traces": traces})


def _masked(ledger: LedgerDefinition, column: Column) -> Masked:
    rows = [str(row[column.field]) for row in contents.rows_of(ledger) if row.get(column.field)]
    references = {parted(value).reference for value in rows} - {""}
    return Masked(ledger, column, len(rows), len(references), len(in_vault(references)))


def _traces() -> Sequence[Trace]:
    """The latest first, out of the ledger itself."""
    found = Record.objects.filter(table=Deed._meta.db_table, change_set__action="org.read_personal")
    return [
        Trace(record.change_set.at, record.change_set.actor_label, str(record.document.get("detail", "")))
        for record in found.select_related("change_set").order_by("-pk")[:_TRACES]
    ]


@never_cache
def personal_value(request: DeskRequest, code: str, key: str, field: str) -> HttpResponse:
    """Asks for the reason; on the answer to the post the value is shown, once and on no other page."""
    definition, column = _personal(code, field)
    with read_tx():
        row = next(
            (row for row in contents.rows_of(definition) if contents.key_of(definition, row) == key), None
        )
    if row is None or not row.get(field):
        raise Http404
    form = ReasonForm(request.POST or None)
    masked, value, shown = parted(str(row[field])), None, False
    if request.method == "POST" and form.is_valid():
        try:
            value = read_personal(
                reference=masked.reference, person=request.user, reason=form.cleaned_data["reason"]
            )
            shown = True
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "definition": definition,
        "column": column,
        "key": key,
        "name": contents.name_of(definition, row),
        "masked": masked,
        "form": form,
        "shown": shown,
        "value": value,
    }
    return render(request, "registers/personal_value.html", context)


def _personal(code: str, field: str) -> tuple[LedgerDefinition, Column]:
    """404 unless the ledger can be listed and the column is personal."""
    definition = LEDGERS.get(code) if code in LEDGERS else None
    column = (
        next((c for c in definition.columns if c.field == field and c.personal), None) if definition else None
    )
    if definition is None or column is None or definition.present is None:
        raise Http404
    return definition, column
