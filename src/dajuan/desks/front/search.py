"""One search box for projects, enterprises, places, figures and ledgers; each kind only to who may open it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dajuan.desks.access import DeskRequest, may_open
from dajuan.desks.places.mentions import named_like
from dajuan.desks.registers.enterprises import enterprises
from dajuan.indicators.definition import INDICATORS
from dajuan.ledger.definition import LEDGERS
from dajuan.projects.models import Project
from dajuan.store.transactions import read_tx

#: Of each kind; the page of the kind has the rest.
_MOST = 8


@dataclass(frozen=True)
class Hit:
    """One thing found: where it is, what it is called, a word about it."""

    address: str
    name: str
    about: str


@dataclass(frozen=True)
class Kind:
    """What was found of one kind; ``more`` is the page that has all of it, empty when this is all."""

    label: str
    hits: Sequence[Hit]
    more: str


def search(request: DeskRequest) -> HttpResponse:
    """``?q=``; an empty question finds nothing."""
    words = request.GET.get("q", "").strip()
    with read_tx():
        kinds = [kind for kind in _kinds(request, words) if kind.hits] if words else []
    return render(request, "front/search.html", {"q": words, "kinds": kinds})


def _kinds(request: DeskRequest, words: str) -> list[Kind]:
    """Those whose pages the person may open."""
    asked = (
        ("项目", "project_list", _projects),
        ("企业", "enterprise_list", _enterprises),
        ("地点", "place_map", _places),
        ("指标", "figure_list", _figures),
        ("台账", "register_page", _registers),
    )
    found = []
    for label, name, find in asked:
        if may_open(request, name):
            hits = find(words.casefold())
            more = f"{reverse(name)}?{urlencode({'q': words})}" if len(hits) > _MOST else ""
            found.append(Kind(label, hits[:_MOST], more))
    return found


def _projects(words: str) -> list[Hit]:
    rows = Project.objects.order_by("code").values_list("code", "name", "owner_name")
    return [
        Hit(reverse("project_page", args=[code]), name, f"{code} · {owner}")
        for code, name, owner in rows
        if words in f"{code}{name}{owner}".casefold()
    ][: _MOST + 1]


def _enterprises(words: str) -> list[Hit]:
    return [
        Hit(reverse("enterprise_page", args=[one.code]), one.name, f"{one.code} · {'、'.join(one.rows)}")
        for one in enterprises().values()
        if words in one.code.casefold() or any(words in name.casefold() for name in one.names)
    ][: _MOST + 1]


def _places(words: str) -> list[Hit]:
    return [
        Hit(reverse("place_page", args=[name]), name, ledger.label)
        for name, ledger in named_like(words, _MOST + 1)
    ]


def _figures(words: str) -> list[Hit]:
    return [
        Hit(f"{reverse('figure_list')}?{urlencode({'q': one.number})}", one.heading, one.number)
        for one in INDICATORS
        if words in f"{one.number}{one.label}{''.join(one.said_as)}".casefold()
    ][: _MOST + 1]


def _registers(words: str) -> list[Hit]:
    return [
        Hit(reverse("register_page", args=[one.code]), one.label, f"{len(one.columns)} 列")
        for one in LEDGERS
        if one.present and words in one.label.casefold()
    ][:_MOST]
