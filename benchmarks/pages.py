"""The project list: ours, the same rows in Django templates, and the page as a plain Django application."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from django.test import Client

from benchmarks.door import PLAIN
from benchmarks.page_peer import plain_page, same_rows
from benchmarks.report import Table, milliseconds, ratio
from benchmarks.served import seconds_of_requests, served
from benchmarks.stage import fresh_database, settle
from benchmarks.timing import Case, race
from dajuan.demo.accounts import open_accounts
from dajuan.demo.rows import record_zone
from dajuan.demo.zone import zone
from dajuan.desks.written import WRITTEN
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.reading import KEPT
from dajuan.org.models import Person

_REQUESTS = 10
_CLIENTS, _EACH, _WARMING, _CROWDS = 16, 100, 3, 7
_PATH = "/projects/?at=2022-06-30"


def measure() -> Iterator[Table]:
    """The table of pages."""
    fresh_database()
    record_zone(zone(), by=CONSOLE)
    open_accounts()
    settle()
    client = Client()
    client.force_login(Person.objects.get(username="leader"))
    ours = _page(client)
    templates, everything = same_rows(ours), plain_page(ours)
    _same_rows(ours, _patched(client, templates))
    cases: dict[str, Callable[[], object]] = {
        "ours": lambda: _many(client, []),
        "ours, the ledger changed before each request": lambda: _many(client, [], before=_forget),
        "the same rows in Django templates": lambda: _many(client, templates),
        "plain Django: ORM and Django templates, no lights": lambda: _many(client, everything),
    }
    taken = race({name: Case(run, units=_REQUESTS) for name, run in cases.items()})
    rows = [
        (name, milliseconds(seconds / _REQUESTS), ratio(seconds / taken["ours"]))
        for name, seconds in taken.items()
    ]
    rows += _crowds(client, ours)
    yield Table(
        "pages",
        ("page of 50 projects", "median of a request", "against ours"),
        rows,
        "Scale 1, signed in, through the whole middleware stack in one process; the frame around the rows is fixed text "
        f"in the Django templates. Goals: at least 3 times faster than plain Django, and 80 ms for one of a hundred (ADR 0012). The {_CLIENTS} connections ask without "
        "pause, so the product's web processes, its server and the clients share the cores at full load. What is said of "
        f"them is the median of {_CROWDS} crowds, with the fastest and the slowest: how a crowd's connections fall on the "
        "processes decides much, and so does a machine that stands still for a moment.",
    )  # fmt: skip


def _crowds(client: Client, page: str) -> Iterator[tuple[str, str, str]]:
    """Ours and plain Django by the same server: medians, and what one request of a hundred takes."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page, encoding="utf8")
        crowds = {"ours": _crowded(client), "plain Django": _crowded(client, **{PLAIN: str(file)})}
    for what, measured in (("the median", median), ("one of a hundred takes", _slowest)):
        taken = {who: sorted(map(measured, those)) for who, those in crowds.items()}
        for who, seconds in taken.items():
            label = f"{who}, served to {_CLIENTS} connections at once: {what}"
            shown = (
                f"{milliseconds(median(seconds))} ({milliseconds(seconds[0])} to {milliseconds(seconds[-1])})"
            )
            yield label, shown, ratio(median(seconds) / median(taken["ours"]))


def _slowest(crowd: list[float]) -> float:
    return quantiles(crowd, n=100)[-1]


def _crowded(client: Client, **environment: str) -> list[list[float]]:
    """Seconds of the requests of each crowd; before they are counted, all web processes have warmed up."""
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())
    ask = partial(seconds_of_requests, path=_PATH, cookie=cookies)
    with served(**environment) as port:
        for _ in range(_WARMING):
            ask(port, clients=_CLIENTS, each=_EACH)
        return [ask(port, clients=_CLIENTS, each=_EACH) for _ in range(_CROWDS)]


def _page(client: Client) -> str:
    response = client.get(_PATH)
    if response.status_code != 200:
        raise SystemExit(f"the project list answered {response.status_code}")
    return response.content.decode()


def _forget() -> None:
    KEPT.forget()
    WRITTEN.forget()


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
