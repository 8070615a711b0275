"""Answer sheets: the draft, the editions, the panel that opens a figure, Word and PDF."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from markupsafe import Markup

from dajuan.answers.actions import freeze_sheet, sign_edition, withdraw_edition
from dajuan.answers.definition import SHEETS
from dajuan.answers.models import Edition
from dajuan.answers.queries import EditionView, edition, editions, sheet
from dajuan.answers.rendering import html, markdown, pdf, word
from dajuan.answers.sheet import RenderedSheet
from dajuan.answers.since import since_signing
from dajuan.desks.access import DeskRequest, actor
from dajuan.desks.keyed import ReasonForm
from dajuan.desks.leader.panel import panel_of
from dajuan.desks.reading import Reading, read
from dajuan.desks.spreadsheet import attachment
from dajuan.ledger.change import KeyConflict
from dajuan.org.actions import record_deed
from dajuan.org.refusals import Refused

_WRITERS: dict[str, tuple[Callable[[RenderedSheet], bytes | str], str]] = {
    "md": (markdown.written, "text/markdown; charset=utf-8"),
    "html": (html.written, "text/html; charset=utf-8"),
    "docx": (word.written, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (pdf.written, "application/pdf"),
}


def sheet_list(request: DeskRequest) -> HttpResponse:
    """The sheets of the zone and every edition of them."""
    context = {"sheets": list(SHEETS), "editions": editions(), "reading": read(request)}
    return render(request, "leader/sheet_list.html", context)


def sheet_page(request: DeskRequest, code: str) -> HttpResponse:
    """The sheet as it would be printed now; ``?figure=`` opens one in the panel."""
    reading = read(request)
    rendered = _draft(code, reading)
    waiting = [head for head in editions(code, reading.period) if head.state == "frozen"]
    context: dict[str, object] = {
        "code": code,
        "waiting": waiting[0] if waiting else None,
        "home": f"{reverse('sheet_page', args=[code])}?{reading.query}",
        "documents": f"{reverse('sheet_document', args=[code, 'pdf'])[:-3]}{{}}?{reading.query}",
        "reason": ReasonForm(),
        "head": None,
        "since": None,
    }
    return _page(request, rendered, reading, context)


def _draft(code: str, reading: Reading) -> RenderedSheet:
    try:
        return sheet(code, reading.period, reading.at, reading.known)
    except KeyError:
        raise Http404 from None


def sheet_edition(request: DeskRequest, pk: int) -> HttpResponse:
    """An edition as it was frozen, with what has changed since."""
    view = _edition(pk)
    reading = Reading(view.sheet.period, view.sheet.at, str(view.sheet.known_seq))
    context: dict[str, object] = {
        "code": view.sheet.code,
        "waiting": None,
        "home": f"{reverse('sheet_edition', args=[pk])}?",
        "documents": f"{reverse('edition_document', args=[pk, 'pdf'])[:-3]}{{}}",
        "reason": ReasonForm(),
        "head": view.head,
        "since": since_signing(pk),
    }
    return _page(request, view.sheet, reading, context)


def _edition(pk: int) -> EditionView:
    try:
        return edition(pk)
    except Edition.DoesNotExist:
        raise Http404 from None


def _page(
    request: DeskRequest, rendered: RenderedSheet, reading: Reading, context: dict[str, object]
) -> HttpResponse:
    chosen = request.GET.get("figure", "")
    home = str(context["home"])

    def href(key: str) -> str:
        return f"{home}{'' if home.endswith('?') else '&'}{urlencode({'figure': key})}"

    panel = panel_of(request, rendered, chosen, href, frozen=context["head"] is not None)
    context |= {
        "sheet": rendered,
        "reading": reading,
        "text": Markup(html.fragment(rendered, href, chosen)),  # noqa: S704 - written by our own renderer, escaped there
        "counts": rendered.counts(),
        "panel": panel,
    }
    return render(request, "leader/sheet_page.html", context)


def sheet_document(request: DeskRequest, code: str, kind: str) -> HttpResponse:
    return _document(request, _draft(code, read(request)), kind)


def edition_document(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    return _document(request, _edition(pk).sheet, kind)


def _document(request: DeskRequest, rendered: RenderedSheet, kind: str) -> HttpResponse:
    """The paper as a file; that it left is noted in the ledger."""
    if kind not in _WRITERS:
        raise Http404
    write, content_type = _WRITERS[kind]
    name = f"{rendered.document.title}（{rendered.standing.partition('，')[0]}）"
    record_deed(kind="export", detail=f"{name} {kind}", by=actor(request), subject=rendered.document.title)
    return attachment(write(rendered), f"{name}.{kind}", content_type)


@require_POST
def sheet_freeze(request: DeskRequest, code: str) -> HttpResponse:
    """Keeps the draft as the next edition."""
    reading, form = read(request), ReasonForm(request.POST)
    known = reading.known
    try:
        if not form.is_valid():
            raise Refused("请填写定稿说明")
        if known and known.seq is not None:
            raise Refused("请按现在的账本定稿，不要带账本序号")
        done = freeze_sheet(
            code=code,
            period=reading.period,
            at=reading.at,
            reported_by=known.reported_by if known else None,
            by=actor(request),
            reason=form.cleaned_data["reason"],
            key=form.once(),
        )
    except (Refused, KeyConflict) as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{reverse('sheet_page', args=[code])}?{reading.query}")
    messages.success(request, "已定稿，等待另一人签发")
    latest = editions(code, reading.period)[0].id
    return redirect("sheet_edition", pk=done.value or latest)


@require_POST
def sheet_sign(request: DeskRequest, pk: int) -> HttpResponse:
    """Signs; whoever froze it cannot."""
    return _settle(request, pk, sign_edition, "已签发，所含月份已锁定；之后的改动会显示为“签发后变化”")


@require_POST
def sheet_withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Takes an edition back before it is signed."""
    return _settle(request, pk, withdraw_edition, "已撤回，可以重新定稿")


def _settle(request: DeskRequest, pk: int, act: Callable[..., object], said: str) -> HttpResponse:
    form = ReasonForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused("请填写说明")
        act(edition_id=pk, by=actor(request), reason=form.cleaned_data["reason"], key=form.once())
    except (Refused, KeyConflict) as refusal:
        messages.error(request, str(refusal))
    except Edition.DoesNotExist:
        raise Http404 from None
    else:
        messages.success(request, said)
    return redirect("sheet_edition", pk=pk)
