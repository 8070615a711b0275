"""Accounts: list, open, assign, end, reset. Every change asks for a reason and goes through an action."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dajuan.desks.access import DeskRequest, actor
from dajuan.desks.administrator.forms import DepartmentForm, PersonForm, PostForm
from dajuan.desks.keyed import ReasonForm
from dajuan.ledger.change import KeyConflict
from dajuan.org.actions import add_department, assign, create_person, end_assignment, reset_password
from dajuan.org.models import Assignment, Person, Role
from dajuan.org.queries import assignments_of, departments, people
from dajuan.org.refusals import Refused


def person_list(request: DeskRequest) -> HttpResponse:
    context = {"people": people(), "departments": departments(), "department_form": DepartmentForm()}
    return render(request, "administrator/person_list.html", context)


@never_cache
def person_new(request: DeskRequest) -> HttpResponse:
    """Opens an account; the one-time password is shown once, on the answer to the post."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            opened = create_person(
                username=given["username"],
                label=given["label"],
                role=Role(given["role"]),
                department=given["department"],
                by=actor(request),
                reason=given["reason"],
                key=form.once(),
            )
        except (Refused, KeyConflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "administrator/one_time.html", {"opened": opened, "act": "账号已开通"})
    return render(request, "administrator/person_new.html", {"form": form})


def person_page(request: DeskRequest, pk: int) -> HttpResponse:
    return _person_page(request, get_object_or_404(Person, pk=pk))


def _person_page(
    request: DeskRequest,
    person: Person,
    post_form: PostForm | None = None,
    reset_form: ReasonForm | None = None,
) -> HttpResponse:
    context = {
        "person": person,
        "assignments": assignments_of(person),
        "post_form": post_form or PostForm(prefix="post"),
        "reset_form": reset_form or ReasonForm(prefix="reset"),
        "end_form": ReasonForm(prefix="end"),
    }
    return render(request, "administrator/person_page.html", context)


@require_POST
def person_assign(request: DeskRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person, pk=pk)
    form = PostForm(request.POST, prefix="post")
    if not form.is_valid():
        return _person_page(request, person, post_form=form)
    given = form.cleaned_data
    try:
        assign(
            person=person,
            role=Role(given["role"]),
            department=given["department"],
            by=actor(request),
            reason=given["reason"],
            key=form.once(),
        )
    except (Refused, KeyConflict) as refusal:
        form.add_error(None, str(refusal))
        return _person_page(request, person, post_form=form)
    messages.success(request, "任职已生效")
    return redirect("person_page", pk=pk)


@require_POST
def person_end(request: DeskRequest, pk: int, assignment: int) -> HttpResponse:
    held = get_object_or_404(Assignment.objects.select_related("person"), pk=assignment, person=pk)
    form = ReasonForm(request.POST, prefix="end")
    try:
        if not form.is_valid():
            raise Refused("请填写终止任职的理由")
        end_assignment(
            assignment=held, by=actor(request), reason=form.cleaned_data["reason"], key=form.once()
        )
    except (Refused, KeyConflict) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "任职已终止")
    return redirect("person_page", pk=pk)


@require_POST
@never_cache
def person_reset(request: DeskRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person, pk=pk)
    form = ReasonForm(request.POST, prefix="reset")
    if not form.is_valid():
        return _person_page(request, person, reset_form=form)
    try:
        opened = reset_password(person=person, by=actor(request), reason=form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _person_page(request, person, reset_form=form)
    return render(request, "administrator/one_time.html", {"opened": opened, "act": "密码已重置"})


@require_POST
def department_add(request: DeskRequest) -> HttpResponse:
    form = DepartmentForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused("请填写单位名称并选择上级单位")
        given = form.cleaned_data
        add_department(name=given["name"], parent=given["parent"], by=actor(request), key=form.once())
    except (Refused, KeyConflict) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"单位“{form.cleaned_data['name']}”已设立")
    return redirect("person_list")
