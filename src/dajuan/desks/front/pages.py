"""The menu with the own account, and help."""

from django.http import HttpResponse
from django.shortcuts import render

from dajuan.desks.access import DeskRequest
from dajuan.kernel.clock import Clock
from dajuan.org.models import Department
from dajuan.projects.lights import rules_at


def menu(request: DeskRequest) -> HttpResponse:
    """Everything this person may open, and who they are here."""
    held = request.standing.posts
    names = dict(Department.objects.filter(pk__in=[d for _, d in held]).values_list("pk", "name"))
    posts = [(role.label, names[department]) for role, department in held]
    return render(request, "front/menu.html", {"posts": posts})


def help_page(request: DeskRequest) -> HttpResponse:
    """The clerk's guide, with the lights' rules as they are today."""
    return render(request, "front/help.html", {"rules": rules_at(Clock.today())})
