"""Workbooks in: upload, check, preview, publish or map columns first; nothing counts before it is published."""

from collections.abc import Mapping
from typing import Literal, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dajuan.desks.access import DeskRequest, actor
from dajuan.desks.clerk import staging
from dajuan.desks.clerk.checked import checked, forget
from dajuan.desks.clerk.forms import PublishForm, UploadForm
from dajuan.desks.clerk.preview import STATES, SheetPreview
from dajuan.desks.clerk.records import imports
from dajuan.desks.pages import Pages
from dajuan.desks.spreadsheet import XLSX, attachment
from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.models import ImportFile
from dajuan.ledger.workbooks.archive import Refused
from dajuan.ledger.workbooks.export import marked_copy
from dajuan.ledger.workbooks.publishing import Terms, has_rows, publish
from dajuan.ledger.workbooks.reading import read_file
from dajuan.store.transactions import read_tx

PAGE = 20


def import_list(request: DeskRequest) -> HttpResponse:
    return _list(request, UploadForm())


def _list(request: DeskRequest, form: UploadForm) -> HttpResponse:
    pages = Pages.of(request, PAGE)
    with read_tx():
        found, count = imports(pages.offset, PAGE)
    context = {
        "form": form,
        "imports": found,
        "pages": pages.over(count),
        "waiting": staging.waiting(request.user.pk),
        "kept_days": staging.KEPT.days,
        "ledgers": list(LEDGERS),
    }
    return render(request, "clerk/import_list.html", context)


@require_POST
def import_upload(request: DeskRequest) -> HttpResponse:
    """Stores the files and goes to their preview."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, form)
    batch = staging.take(form.cleaned_data["workbooks"], request.user.pk)
    return redirect("import_preview", token=batch.token)


def import_preview(request: DeskRequest, token: str) -> HttpResponse:
    """What would happen; ``?open=2-0&state=changed`` chooses file, sheet and rows."""
    batch = staging.find(token, request.user.pk)
    if batch.done:
        return _done(request, batch)
    return _preview(request, batch, PublishForm())


def _done(request: DeskRequest, batch: staging.Batch) -> HttpResponse:
    """What became of the files, each with the way to what it brought; one that repeats an import, to that."""
    written = [UUID(str(report["change_set"])) for report in batch.done if report.get("change_set")]
    pages = ImportFile.objects.filter(change_set__in=written).values_list("change_set_id", "pk")
    context = {"reports": batch.done, "pages": {str(change): pk for change, pk in pages}}
    return render(request, "clerk/import_done.html", context)


def _preview(request: DeskRequest, batch: staging.Batch, form: PublishForm) -> HttpResponse:
    found = checked(batch)
    prepared, previews = found.prepared, found.previews
    opened = _opened(request, previews)
    preview = previews.get(opened)
    state = request.GET.get("state", "")
    if preview and state not in STATES:
        state = preview.first_state
    pages = Pages.of(request, PAGE)
    context = {
        "batch": batch,
        "prepared": prepared,
        "previews": previews,
        "opened": opened,
        "preview": preview,
        "state": state,
        "states": STATES,
        "rows": preview.rows(state, pages.offset, PAGE) if preview else [],
        "pages": pages.over(preview.count(state) if preview else 0),
        "form": form,
        "flawless": all(report.flawless for report in prepared.reports),
        "publishable": any(
            not report.refused and has_rows(file)
            for file, report in zip(prepared.files, prepared.reports, strict=True)
        ),
    }
    return render(request, "clerk/import_preview.html", context)


def _opened(request: DeskRequest, previews: Mapping[str, SheetPreview]) -> str:
    """The sheet asked for, otherwise the first one with problems."""
    asked = request.GET.get("open", "")
    if asked in previews:
        return asked
    troubled = (key for key, preview in previews.items() if preview.count("problem"))
    return next(troubled, next(iter(previews), ""))


@require_POST
def import_discard(request: DeskRequest, token: str) -> HttpResponse:
    """Withdraws an upload that was not published: its originals are removed at once."""
    batch = staging.find(token, request.user.pk)
    staging.discard(token)
    forget(token)
    messages.success(request, f"已撤下{'、'.join(batch.names)}，原件已删除")
    return redirect("import_list")


@require_POST
def import_map(request: DeskRequest, token: str) -> HttpResponse:
    """Says what columns mean that no ledger knows; remembered once the file is published."""
    with staging.held(token, request.user.pk) as batch:
        said = {(code, title): field for code, title, field in batch.mapping}
        for name, field in request.POST.items():
            code, separator, title = name.partition("|")
            if separator and code in LEDGERS:
                if meant := LEDGERS.get(code).field_named(str(field)):
                    said[code, title] = meant
                else:
                    said.pop((code, title), None)
        batch.mapping = [(code, title, field) for (code, title), field in said.items()]
        batch.keep()
    messages.success(request, "已按您的对照重新检查")
    return redirect("import_preview", token=token)


@require_POST
def import_publish(request: DeskRequest, token: str) -> HttpResponse:
    """One change-set a file; the same post again shows the same result."""
    with staging.held(token, request.user.pk) as batch:
        return _publish(request, batch)


def _publish(request: DeskRequest, batch: staging.Batch) -> HttpResponse:
    token = batch.token
    if batch.done:
        return redirect("import_preview", token=token)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _preview(request, batch, form)
    given = form.cleaned_data
    reports = publish(
        batch.prepared(),
        Terms(
            by=actor(request),
            home=settings.HOME,
            accept=cast("Literal['good', 'all']", given["accept"]),
            reported_on=given["reported_on"],
            load_history=request.standing.may("load_history"),
            reason=given["reason"],
        ),
    )
    if all(report.outcome in ("withheld", "refused") for report in reports):
        messages.error(
            request,
            "没有入账：有行或单元格被剔除，而您选了“全部无误才收”。"
            if given["accept"] == "all"
            else "没有一个文件能入账。",
        )
        return redirect("import_preview", token=token)
    batch.done, batch.mapping = [report.as_kept() for report in reports], []
    batch.keep()
    batch.drop_files()
    forget(token)
    return redirect("import_preview", token=token)


def import_marked(request: DeskRequest, token: str, place: int) -> HttpResponse:
    """The file again, every cell in question tinted and commented."""
    batch = staging.find(token, request.user.pk)
    if batch.done:
        raise Http404
    prepared = checked(batch).prepared
    if place >= len(prepared.files):
        raise Http404
    file, report = prepared.files[place], prepared.reports[place]
    try:
        raw = read_file(prepared.paths[file.sha256])
    except Refused:
        raise Http404 from None
    return attachment(marked_copy(raw, report.findings), f"标注-{file.name.rpartition('.')[0]}.xlsx", XLSX)
