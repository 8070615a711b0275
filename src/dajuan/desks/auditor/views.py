"""The auditor's pages. Verification reads the whole ledger with its own reader and trusts no database function."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dajuan.desks.access import DeskRequest, actor
from dajuan.desks.auditor.trail import Search, action_label, chain_state, change_sets, offered
from dajuan.desks.history import versions
from dajuan.desks.pages import Pages
from dajuan.kernel.period import calendar_day
from dajuan.ledger.change import commit_change
from dajuan.ledger.checkpoint import Checkpoint, CheckpointError, current_checkpoint, leave_trace
from dajuan.ledger.models import ChangeSet, ledgered_models
from dajuan.ledger.proof import verify
from dajuan.ledger.proof.verdict import Verdict
from dajuan.store.transactions import read_tx

PAGE = 50
RECORDS = 50


class CheckpointForm(forms.Form):
    """An optional checkpoint file kept outside."""

    checkpoint = forms.FileField(label="检查点文件（可不选）", required=False)


def audit(request: DeskRequest) -> HttpResponse:
    return _audit(request)


def _audit(request: DeskRequest, verdict: Verdict | None = None, refusal: str = "") -> HttpResponse:
    search, pages = _search(request), Pages.of(request, PAGE)
    tables = sorted((name, str(model._meta.verbose_name)) for name, model in ledgered_models().items())
    with read_tx():
        found = change_sets(search)
        context = {
            "search": search,
            "offered": offered() | {"table": tables},
            "pages": pages.over(found.count()),
            "change_sets": list(found[pages.offset : pages.offset + PAGE]),
            "state": chain_state(),
        }
    context |= {
        "verdict": verdict,
        "refusal": refusal,
        "form": CheckpointForm(),
        "action_label": action_label,
    }
    return render(request, "auditor/audit.html", context)


def _search(request: DeskRequest) -> Search:
    given = {name: request.GET.get(name, "").strip() for name in ("person", "table", "action")}
    try:
        day = calendar_day(request.GET.get("day", ""))
    except ValueError:
        day = None
    return Search(day=day, **given)


def audit_change_set(request: DeskRequest, seq: int) -> HttpResponse:
    """One change-set opened to its records, before and after."""
    pages = Pages.of(request, RECORDS)
    with read_tx():
        opened = ChangeSet.objects.select_related("chain", "withdrawal").filter(chain__seq=seq).first()
        if opened is None:
            raise Http404
        records = opened.records.select_related("change_set").order_by("id")
        context = {
            "opened": opened,
            "action": action_label(opened.action),
            "pages": pages.over(records.count()),
            "versions": versions(list(records[pages.offset : pages.offset + RECORDS])),
            "withdrawal": getattr(opened, "withdrawal", None),
            "files": list(opened.files.order_by("pk")),
            "head": bytes(opened.chain.head).hex(),
            "previous": bytes(opened.chain.previous).hex(),
        }
    return render(request, "auditor/change_set.html", context)


def audit_verify(request: DeskRequest) -> HttpResponse:
    """Checks the chain, the records and the live tables; against a checkpoint file when one is given. Filters and
    pages of the trail below the verdict lead on to the trail."""
    if request.method != "POST":
        return redirect(f"{reverse('audit')}?{request.GET.urlencode()}")
    form = CheckpointForm(request.POST, request.FILES)
    form.is_valid()
    checkpoint = None
    if given := form.cleaned_data.get("checkpoint"):
        try:
            checkpoint = Checkpoint.parse(given.read(100_000).decode())
        except (CheckpointError, UnicodeDecodeError):
            return _audit(request, refusal="这不是检查点文件，请选“留存检查点”时下载的那个文件")
    return _audit(request, verdict=verify(checkpoint))


@require_POST
def audit_checkpoint(request: DeskRequest) -> HttpResponse:
    """The present checkpoint as a file to keep outside; its trace stays in the ledger."""
    try:
        checkpoint = current_checkpoint()
    except CheckpointError as refusal:
        return _audit(request, refusal=str(refusal))
    commit_change(
        lambda change: leave_trace(change, checkpoint, f"{request.user.label}下载"),
        by=actor(request),
        action="ledger.checkpoint",
        subject=checkpoint.code,
    )
    response = HttpResponse(checkpoint.json() + "\n", content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="checkpoint-{checkpoint.seq}.json"'
    return response
