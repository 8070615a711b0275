"""A zone behind a real server, and a browser that notes everything it complains about."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4
from wsgiref.simple_server import WSGIRequestHandler

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from dajuan.desks.clerk import staging
from dajuan.org.models import Person
from dajuan.store.home import Home
from tests.browser.workbook import workbook
from tests.desks.furnished import furnish
from tests.desks.zone import fill
from tests.people import appoint_all, quick_passwords

__all__ = ["browser", "quick_passwords", "site"]

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
#: Milliseconds. A machine busy with other tests is slow, not broken.
PATIENCE = 120_000
#: The upload that waits for its clerk.
WAITING = "0" * 31 + "1"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Requests are not news."""


@dataclass(frozen=True)
class Site:
    """Where the zone is served, and who may sign in, by role."""

    address: str
    people: dict[str, Person]

    def cookie(self, role: str) -> str:
        """A session as sign-in would leave it."""
        person = self.people[role]
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        return str(session.session_key)


@dataclass
class Visit:
    """One browser window of one person; ``complaints`` must stay empty."""

    site: Site
    page: Page
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Goes there and waits until all of it is loaded; no page asks for more by itself."""
        response = self.page.goto(self.site.address + path)
        assert response is not None
        assert response.status < 400, f"{path}: {response.status}"
        return self.page

    def note(self, message: ConsoleMessage) -> None:
        self.complaints.append(f"{self.page.url} {message.type}: {message.text}")

    def examine(self, name: str = "") -> list[str]:
        """Everything wrong with the page shown: console, policy, accessibility, overflow."""
        found, self.complaints = self.complaints, []
        width = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        if width[0] > width[1]:
            found.append(f"{self.page.url} overflows: {width[0]} > {width[1]}")
        for violation in Axe().run(self.page).response["violations"]:
            nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            found.append(f"{self.page.url} axe {violation['id']}: {nodes}")
        if (folder := os.environ.get("DAJUAN_SCREENSHOTS")) and name:
            self.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
        return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the machine; without it the browser tests are skipped for everybody to see."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"没有 {CHROMIUM}，浏览器测试跳过")
    # The driver keeps an event loop in this thread, and Django would take every query for an async one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def site(browser: Browser, zone_db: Home) -> Iterator[Site]:
    """The small zone with its four posts, served on a free port."""
    people = appoint_all()
    fill()
    furnish(zone_db)
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_address[1]}", people)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def lived_in(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The same zone where a clerk has published a workbook, left another waiting and frozen a sheet."""
    clerk, path = Client(), workbook(tmp_path)
    clerk.force_login(site.people["clerk"])
    for token in (uuid4().hex, WAITING):
        monkeypatch.setattr(staging, "uuid4", lambda token=token: UUID(token))
        with path.open("rb") as file:
            clerk.post("/imports/upload/", {"workbooks": [file]})
        if token != WAITING:
            given = {"accept": "good", "reason": "上半年", "key": str(uuid4())}
            clerk.post(f"/imports/staged/{token}/publish/", given)
    clerk.post("/answers/half-year/freeze/", {"reason": "上报", "key": str(uuid4())})
    return site


def context_of(
    browser: Browser, site: Site, role: str, size: dict[str, int], *, script: bool = True
) -> BrowserContext:
    """A window's cookies and size; Chinese unless the switch says otherwise."""
    context = browser.new_context(viewport=size, java_script_enabled=script, locale="zh-CN")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    if role:
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": site.cookie(role), "url": site.address}]
        )
    return context


def visit_of(context: BrowserContext, site: Site) -> Visit:
    """A page that notes every message of the console and every failure."""
    visit = Visit(site, context.new_page())
    visit.page.on("console", visit.note)
    visit.page.on("pageerror", lambda error: visit.complaints.append(f"{visit.page.url} error: {error}"))
    return visit
