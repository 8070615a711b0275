"""The page 核数: a text in, its numbers checked, the result shown and taken away. Nothing is written anywhere."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from dajuan.claims.command import claim_row, verdict_row
from dajuan.desks.checking import words
from dajuan.desks.checking.checked import LEVELS, STATES, CheckedText, Ledger, checked_text
from dajuan.desks.checking.forms import CheckForm, LedgerCheckForm
from dajuan.desks.checking.pace import paced
from dajuan.desks.checking.word import annotated
from dajuan.desks.spreadsheet import attachment
from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: More claims than this make a page nobody can use.
MOST_CLAIMS = 2_000


@cache_control(private=True, no_store=True)
@paced
def check(request: HttpRequest) -> HttpResponse:
    """The empty form; posted, the text set as a document with every claim marked."""
    if request.method != "POST":
        return _page(request, _form(request))
    form, checked = _checked(request)
    if checked is None:
        return _page(request, form)
    return _page(request, _again(form, checked), checked)


@require_POST
@cache_control(private=True, no_store=True)
@paced
def check_document(request: HttpRequest, kind: str) -> HttpResponse:
    """The result as an annotated Word file, or as JSON."""
    if kind not in ("docx", "json"):
        raise Http404
    form, checked = _checked(request)
    if checked is None:
        return _page(request, form, status=400)
    if kind == "docx":
        return attachment(annotated(checked), "核数.docx", DOCX)
    return attachment(
        json.dumps(as_rows(checked), ensure_ascii=False, indent=1), "核数.json", "application/json"
    )


def as_rows(checked: CheckedText) -> dict[str, Any]:
    """Claims and verdicts as ``dajuan check --json`` gives them."""
    return {
        "period": str(checked.ledger.period) if checked.ledger else None,
        "claims": [claim_row(mark.claim) for mark in checked.marks],
        "verdicts": [verdict_row(finding.verdict) for finding in checked.findings],
    }


def _checked(request: HttpRequest) -> tuple[CheckForm, CheckedText | None]:
    """The text of the request, checked; None when the form says why not."""
    form = _form(request)
    if not form.is_valid():
        return form, None
    checked = checked_text(form.cleaned_data["text"], _ledger(form.cleaned_data.get("period")))
    if len(checked.marks) > MOST_CLAIMS:
        form.add_error(None, f"共 {len(checked.marks):,} 处数字，超过一页 {MOST_CLAIMS:,} 处；请分几次核")
        return form, None
    return form, checked


def _form(request: HttpRequest) -> CheckForm:
    standing = getattr(request, "standing", None)
    kind = LedgerCheckForm if standing is not None and standing.may("read") else CheckForm
    return kind(request.POST, request.FILES) if request.method == "POST" else kind()


def _again(form: CheckForm, checked: CheckedText) -> CheckForm:
    """The form to correct the text and check once more; what came out of a file can be corrected too."""
    return type(form)(initial={"text": checked.text, "period": form.cleaned_data.get("period") or ""})


def _ledger(period: Period | None) -> Ledger | None:
    """The zone's figures; None when nobody asked, or when no record stands behind any of them."""
    found = figures(period) if period else []
    return Ledger(period, found) if period and any(figure.records for figure in found) else None


def _page(
    request: HttpRequest, form: CheckForm, checked: CheckedText | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "checked": checked,
        "layout": "base.html" if request.user.is_authenticated else "checking/open.html",
        "words": words,
        "states": STATES,
        "levels": LEVELS,
    }
    return render(
        request, "checking/result.html" if checked else "checking/form.html", context, status=status
    )
