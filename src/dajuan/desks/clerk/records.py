"""Imports that were published: list, one of them, the original file, withdrawal; ledgers out."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from dajuan.desks.access import DeskRequest, actor
from dajuan.desks.keyed import ReasonForm
from dajuan.desks.pages import Pages
from dajuan.desks.spreadsheet import XLSX, attachment, download
from dajuan.ledger.actions import WithdrawalRefused, withdraw_import
from dajuan.ledger.change import KeyConflict
from dajuan.ledger.definition import LEDGERS, LedgerDefinition
from dajuan.ledger.models import Entry, ImportFile, ImportFinding, ImportSheet
from dajuan.ledger.staged import sheet_title
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
    """One published file: its sheets, what was found wrong and why, the rows left out, its withdrawal."""
    pages = Pages.of(request, PAGE)
    with read_tx():
        file = get_object_or_404(
            ImportFile.objects.select_related("change_set__chain", "change_set__withdrawal"), pk=pk
        )
        left_out = (
            Entry.objects.filter(sheet__file=file, status="rejected").select_related("sheet").order_by("pk")
        )
        findings = file.findings.order_by("pk")
        show = "rows" if file.findings_kept is None or request.GET.get("show") == "rows" else "findings"
        found: QuerySet[Entry] | QuerySet[ImportFinding] = left_out if show == "rows" else findings
        totals = {"findings": file.findings_kept, "rows": left_out.count()}
        pages = pages.over(totals[show] or 0)
        listed = list(found[pages.offset : pages.offset + PAGE])
        context = {
            "imported": _imported(file),
            "show": show,
            "totals": totals,
            "kept": (settings.HOME.files / file.sha256).exists(),
            "listed": listed,
            "reasons": _reasons(file, [row for row in listed if isinstance(row, Entry)]),
            "pages": pages,
            "form": ReasonForm(),
        }
    return render(request, "clerk/import_page.html", context)


def _reasons(file: ImportFile, rows: list[Entry]) -> dict[int, list[str]]:
    """Why each of these rows was left out, by row."""
    found = ImportFinding.objects.filter(
        file=file, effect="row_rejected", row_number__in=[row.row_number for row in rows]
    )
    told: dict[tuple[str, int], list[str]] = {}
    for finding in found.order_by("pk"):
        told.setdefault((finding.sheet, finding.row_number), []).append(finding.reason)
    return {row.pk: told.get((row.sheet.name, row.row_number), []) for row in rows}


def import_findings(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Everything found wrong with a published file, as a table. Leaves a trace."""
    file = get_object_or_404(ImportFile, pk=pk)
    if kind not in ("csv", "xlsx") or file.findings_kept is None:
        raise Http404
    titles = ("表", "单元格", "行", "列", "列名", "原始填写", "原因", "处理")
    rows = [
        (
            sheet_title(f.sheet, file.name),
            f.cell,
            f.row_number or None,
            f.letter,
            f.header,
            f.value,
            f.reason,
            f.get_effect_display(),
        )
        for f in file.findings.order_by("pk")
    ]
    record_deed(
        kind="export", detail=f"{file.name} 的问题 {len(rows)} 条", by=actor(request), subject=file.name
    )
    return download(f"{file.name}-问题", kind, titles, rows)


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
