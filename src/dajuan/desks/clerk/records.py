"""Imports that were published: list, one of them, the original file, withdrawal; ledgers out."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from dajuan.desks.access import DeskRequest, actor
from dajuan.desks.keyed import ReasonForm
from dajuan.desks.pages import Pages
from dajuan.desks.spreadsheet import XLSX, attachment
from dajuan.ledger.actions import WithdrawalRefused, withdraw_import
from dajuan.ledger.change import KeyConflict
from dajuan.ledger.definition import LEDGERS, LedgerDefinition
from dajuan.ledger.models import Entry, ImportFile, ImportSheet
from dajuan.ledger.workbooks.export import ledger_workbook, template
from dajuan.org.actions import record_deed
from dajuan.store.transactions import read_tx

PAGE = 50


@dataclass(frozen=True)
class Imported:
    """A published file with its sheets; ``withdrawn`` says why it no longer counts."""

    file: ImportFile
    seq: int
    sheets: list[tuple[str, str, int, int]]
    withdrawn: str


def imports(offset: int, limit: int) -> tuple[list[Imported], int]:
    """A page of published files, the latest first, and how many there are."""
    files = ImportFile.objects.select_related("change_set__chain", "change_set__withdrawal").order_by("-pk")
    return [_imported(file) for file in files[offset : offset + limit]], files.count()


def _imported(file: ImportFile) -> Imported:
    found = ImportSheet.objects.filter(file=file).order_by("pk")
    sheets = [(s.name, ledger_label(s.ledger_code), s.good, s.rejected) for s in found]
    withdrawal = getattr(file.change_set, "withdrawal", None)
    return Imported(file, file.change_set.chain.seq, sheets, withdrawal.reason if withdrawal else "")


def ledger_label(code: str) -> str:
    return LEDGERS.get(code).label if code in LEDGERS else code


def import_page(request: DeskRequest, pk: int) -> HttpResponse:
    """One published file: its sheets, the rows that were left out, and its withdrawal."""
    pages = Pages.of(request, PAGE)
    with read_tx():
        file = get_object_or_404(
            ImportFile.objects.select_related("change_set__chain", "change_set__withdrawal"), pk=pk
        )
        left_out = (
            Entry.objects.filter(sheet__file=file, status="rejected").select_related("sheet").order_by("pk")
        )
        context = {
            "imported": _imported(file),
            "left_out": list(left_out[pages.offset : pages.offset + PAGE]),
            "pages": pages.over(left_out.count()),
            "form": ReasonForm(),
        }
    return render(request, "clerk/import_page.html", context)


def import_original(request: DeskRequest, pk: int) -> HttpResponse:
    """The bytes as they were handed in."""
    file = get_object_or_404(ImportFile, pk=pk)
    path = settings.HOME.files / file.sha256
    if not path.exists():
        raise Http404
    return attachment(path.read_bytes(), file.name, "application/octet-stream")


@require_POST
def import_withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Takes a whole file out of every later reading, with a reason."""
    file = get_object_or_404(ImportFile, pk=pk)
    form = ReasonForm(request.POST)
    try:
        if not form.is_valid():
            raise WithdrawalRefused("请填写撤回的理由")
        withdraw_import(
            file.change_set_id, by=actor(request), reason=form.cleaned_data["reason"], key=form.once()
        )
    except (WithdrawalRefused, KeyConflict) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, f"已撤回“{file.name}”，以后的读数都不再计入；撤回前的读数仍可按账本序号查看"
        )
    return redirect("import_page", pk=pk)


def ledger_template(request: DeskRequest, code: str) -> HttpResponse:
    """An empty workbook to fill in."""
    definition = _definition(code)
    return attachment(template(definition, settings.HOME.zone), f"{definition.label}模板.xlsx", XLSX)


def ledger_export(request: DeskRequest, code: str) -> HttpResponse:
    """The ledger as it stands; reading it back changes nothing. Leaves a trace."""
    definition = _definition(code)
    if definition.present is None:
        raise Http404
    with read_tx():
        rows = list(definition.present())
    record_deed(
        kind="export",
        detail=f"{definition.label} {len(rows)} 行",
        by=actor(request),
        subject=definition.label,
    )
    return attachment(ledger_workbook(definition, rows, settings.HOME.zone), f"{definition.label}.xlsx", XLSX)


def _definition(code: str) -> LedgerDefinition:
    if code not in LEDGERS:
        raise Http404
    return LEDGERS.get(code)
