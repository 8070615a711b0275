"""Projects: the list with saved views and filters, its export, the page of one project."""

from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dajuan.desks.access import DeskRequest, actor
from dajuan.desks.leader.forms import SuppressionForm
from dajuan.desks.leader.lit_rules import lit_rules
from dajuan.desks.leader.project_file import project_file
from dajuan.desks.leader.project_rows import PAGE, SORTS, VIEWS, Narrowing, choices, listing, one
from dajuan.desks.pages import Pages
from dajuan.desks.reading import Reading, read
from dajuan.desks.spreadsheet import download
from dajuan.desks.written import written
from dajuan.kernel.amount import in_unit
from dajuan.ledger.change import KeyConflict
from dajuan.org.actions import record_deed
from dajuan.projects.actions import suppress_light
from dajuan.projects.models import Project
from dajuan.store.transactions import read_tx

_FILTERS = ("q", "department", "stage", "chain", "light", "view", "sort")
_TITLES = (
    "项目代码", "项目名称", "项目单位", "责任单位", "产业链", "阶段", "打捆子项", "总投资（万元）",
    "年度计划（万元）", "本年累计完成（万元）", "完成率（%）", "计划开工", "实际开工", "入统", "投资灯", "开工灯", "入统灯",
)  # fmt: skip
_WORDS = {"green": "正常", "yellow": "预警", "red": "滞后", "suppressed": "已说明", None: ""}


def _narrowing(request: DeskRequest) -> Narrowing:
    given = {name: request.GET.get(name, "").strip() for name in _FILTERS}
    visible = request.standing.departments()
    narrowing = Narrowing(**given, visible=None if visible is None else frozenset(visible))
    return narrowing if narrowing.sort else replace(narrowing, sort="code")


def project_list(request: DeskRequest) -> HttpResponse:
    """Filters, view, sort and page all stand in the address. It is the whole page that an address gives, to a
    script too: the browser keeps the answer, and shows it to whoever comes back."""
    narrowing, reading, pages = _narrowing(request), read(request), Pages.of(request, PAGE)
    asked = (narrowing, reading, pages)
    main = written("leader/project_main.html", asked, lambda: _shown(*asked))
    return render(request, "leader/project_list.html", {"main": main})


def _shown(narrowing: Narrowing, reading: Reading, pages: Pages) -> dict[str, object]:
    found = listing(narrowing, reading, pages.offset)
    return {
        "found": found,
        "pages": pages.over(found.matching),
        "narrowing": narrowing,
        "choices": choices(reading),
        "views": [(code, label, _link(narrowing, reading, view=code)) for code, (label, _) in VIEWS.items()],
        "sorts": [(code, label) for code, (label, _) in SORTS.items()],
        "reading": reading,
        "kept": _asked(narrowing),
        "export": _link(narrowing, reading),
        "words": _WORDS,
    }


def _asked(narrowing: Narrowing, **changed: str) -> dict[str, str]:
    """What of the address narrows the list."""
    parts = {name: getattr(narrowing, name) for name in _FILTERS} | changed
    return {name: value for name, value in parts.items() if value and (name, value) != ("sort", "code")}


def _link(narrowing: Narrowing, reading: Reading, **changed: str) -> str:
    return urlencode(_asked(narrowing, **changed) | reading.asked)


def project_export(request: DeskRequest, kind: str) -> HttpResponse:
    """Every row that matches, with amounts in 万元; leaves a trace in the ledger."""
    reading, narrowing = read(request), _narrowing(request)
    with read_tx():
        found = listing(narrowing, reading, limit=None)
    rows = [
        (
            row.project_code, row.name, row.owner_name, row.department, row.chain, row.stage, row.is_child,
            *(None if money is None else in_unit(money, "万元") for money in (row.total_investment, row.annual_plan, row.year_to_date)),
            None if row.completion is None else round(row.completion, 2), row.planned_start, row.started_on,
            row.in_statistics, *(_WORDS[light] for light in row.lights),
        )
        for row in found.rows
    ]  # fmt: skip
    record_deed(
        kind="export", detail=f"项目清单 {len(rows)} 行（{kind}）", by=actor(request), subject="项目清单"
    )
    return download(f"项目清单-{reading.valid_date}", kind, _TITLES, rows)


def project_page(request: DeskRequest, code: str, given: QueryDict | None = None) -> HttpResponse:
    """One project: gates, money, lights with their rules, reports, batches, history; ``given`` is a form
    that was refused."""
    project = get_object_or_404(Project.objects.select_related("department"), code=code)
    reading = read(request)
    with read_tx():
        row = one(code, reading)
        if row is None:
            raise Http404
        file = project_file(project, row, reading)
        context = {
            "project": project,
            "row": row,
            "reading": reading,
            "file": file,
            "suppression": SuppressionForm(file.lights, given),
        }
        return render(request, "leader/project_page.html", context)


@require_POST
def project_suppress(request: DeskRequest, code: str) -> HttpResponse:
    """A leader approves a reason and an end for one light; what is refused stays in the form."""
    reading = read(request)
    with read_tx():
        row = one(code, reading)
    if row is None:
        raise Http404
    form = SuppressionForm(lit_rules(row, reading.valid_date), request.POST)
    if not form.is_valid():
        return project_page(request, code, request.POST)
    given = form.cleaned_data
    try:
        suppress_light(
            project_code=code,
            light=given["light"],
            reason=given["reason"],
            valid_to=given["valid_to"],
            by=actor(request),
            key=form.once(),
        )
    except (ValueError, KeyConflict) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"灯色说明已批准，今天起有效，至 {given['valid_to']}")
    return redirect(f"{reverse('project_page', args=[code])}?{reading.query}")
