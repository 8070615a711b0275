"""The project list: ours, the same rows in Django templates, and the page as a plain Django application."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from unittest.mock import patch

from django.test import Client
from django.urls import reverse

from benchmarks.page_peer import DjangoPage, orm_choices, orm_listing
from benchmarks.report import Table, milliseconds, ratio
from benchmarks.stage import fresh_database, settle
from benchmarks.timing import Case, race
from dajuan.demo.accounts import open_accounts
from dajuan.demo.rows import record_zone
from dajuan.demo.zone import zone
from dajuan.desks.leader import projects
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.reading import KEPT
from dajuan.org.models import Person

_REQUESTS = 10


def measure() -> Iterator[Table]:
    """The table of pages."""
    fresh_database()
    record_zone(zone(), by=CONSOLE)
    open_accounts()
    settle()
    client = Client()
    client.force_login(Person.objects.get(username="leader"))
    ours = _page(client)
    plain = DjangoPage.like(ours)
    templates = [patch.object(projects, "render", plain.render)]
    everything = [
        *templates,
        patch.object(projects, "listing", orm_listing),
        patch.object(projects, "choices", orm_choices),
    ]
    _same_rows(ours, _patched(client, templates))
    cases: dict[str, Callable[[], object]] = {
        "ours": lambda: _many(client, []),
        "ours, the ledger changed before each request": lambda: _many(client, [], before=KEPT.forget),
        "the same rows in Django templates": lambda: _many(client, templates),
        "plain Django: ORM and Django templates, no lights": lambda: _many(client, everything),
    }
    taken = race({name: Case(run, units=_REQUESTS) for name, run in cases.items()})
    yield Table(
        "pages",
        ("page of 50 projects", "median of a request", "against ours"),
        [(name, milliseconds(seconds / _REQUESTS), ratio(seconds / taken["ours"])) for name, seconds in taken.items()],
        "Scale 1, signed in, through the whole middleware stack in one process; the frame around the rows is fixed text "
        "in the Django templates. Goal: at least 3 times faster than plain Django.",
    )  # fmt: skip


def _page(client: Client) -> str:
    response = client.get(reverse("project_list"), {"at": "2022-06-30"})
    if response.status_code != 200:
        raise SystemExit(f"the project list answered {response.status_code}")
    return response.content.decode()


def _patched(client: Client, patches: list) -> str:  # type: ignore[type-arg]
    with ExitStack() as stack:
        for each in patches:
            stack.enter_context(each)
        return _page(client)


def _many(client: Client, patches: list, before: Callable[[], None] = lambda: None) -> None:  # type: ignore[type-arg]
    for _ in range(_REQUESTS):
        before()
        _patched(client, patches)


def _same_rows(ours: str, theirs: str) -> None:
    """Both print the same cells; the light's word apart, which the peer leaves out."""
    cells = [re.findall(r'<td[^>]* data-label="[^"]*">(.*?)</td>', html) for html in (ours, theirs)]
    if cells[0] != cells[1] or len(cells[0]) < 300:
        raise SystemExit("the two pages differ")
