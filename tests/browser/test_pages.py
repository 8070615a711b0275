"""Every page at both widths: no console message, policy violation, axe violation or overflow."""

from contextlib import closing
from urllib.parse import urlsplit

import pypdfium2
import pytest
from django.test import Client
from django.urls import ResolverMatch, resolve
from playwright.sync_api import Browser

from dajuan.desks.access import ACCESS
from dajuan.indicators.themes import THEMES
from dajuan.kernel.room import ROOMS
from dajuan.store.home import Home
from tests.browser.conftest import PHONE, WAITING, WIDE, Site, context_of, visit_of
from tests.desks.test_access import addresses
from tests.desks.zone import code, credit_code
from tests.people import appoint_all

pytestmark = pytest.mark.browser

#: role -> name of the picture -> address
PAGES = {
    "": {"sign-in": "/sign-in/"},
    "leader": {
        "dashboard": "/",
        "wall": "/?wall=1",
        "projects": "/projects/",
        "projects-red": "/projects/?view=red",
        "projects-none": "/projects/?q=%E6%B2%A1%E6%9C%89",
        "project": f"/projects/{code(3)}/",
        "project-start": f"/projects/{code(0)}/",
        "figures": "/figures/",
        "figure": "/figures/P003/",
        "figure-ratio": "/figures/P005/",
        "rooms": "/rooms/",
        "room": "/rooms/lever/",
        "room-bare": "/rooms/staff/",
        "room-enterprises": "/rooms/enterprises/",
        "room-living": "/rooms/living/",
        "room-business": "/rooms/business/",
        "room-residents": "/rooms/residents/",
        "funding": "/rooms/business/funding/",
        "ranking": "/rooms/business/quality_season/",
        "innovation": "/rooms/enterprises/innovation_ladder/",
        "batches": "/rooms/lever/three_batches/",
        "problem-clock": "/rooms/enterprises/problem_clock/",
        "gap": "/gaps/without_liaison/",
        "gap-none": "/gaps/overdue_patrols/",
        "step": "/pictures/bond_money/1/",
        "figure-series": "/figures/J010/",
        "places": "/places/",
        "places-found": "/places/?q=%E5%85%85%E7%94%B5%E7%82%B9&ledger=all",
        "place": "/places/%E6%B2%B3%E5%B2%B8%E7%A4%BE%E5%8C%BA/",
        "facility": "/places/%E5%85%85%E7%94%B5%E7%82%B91/",
        "search": "/search/?q=%E6%B2%B3%E5%B2%B8",
        "search-none": "/search/?q=%E6%B2%A1%E6%9C%89%E7%9A%84",
        "registers": "/registers/",
        "register": "/registers/platform_projects/",
        "register-all-columns": "/registers/platform_projects/?columns=all",
        "register-chosen": "/registers/project_months/?f-month=2022%E5%B9%B46%E6%9C%88&sort=-year_to_date",
        "register-none": "/registers/batch_members/?q=%E6%B2%A1%E6%9C%89",
        "register-empty": "/registers/official_figures/",
        "register-row": "/registers/batch_members/1/",
        "record": f"/records/{1 << 18}/",
        "enterprises": "/enterprises/",
        "enterprise": f"/enterprises/{credit_code(3)}/",
        "sheets": "/answers/",
        "sheet": "/answers/half-year/",
        "sheet-figure": "/answers/half-year/?figure=P003",
        "edition": "/answers/editions/1/",
        "menu": "/menu/",
        "help": "/help/",
        "password": "/password/",
        "sign-out": "/sign-out/",
    },
    "clerk": {
        "vault": "/vault/",
        "masked-row": "/registers/dog_certificates/1/",
        "personal-value": "/vault/dog_certificates/1/holder/",
        "check": "/check/",
        "imports": "/imports/",
        "import-waiting": f"/imports/staged/{WAITING}/",
        "import": "/imports/1/",
    },
    "auditor": {"audit": "/audit/", "change-set": "/audit/8/"},
    "administrator": {"people": "/accounts/", "person-new": "/accounts/new/", "person": "/accounts/1/"},
}


#: Addresses that end like a page and answer a GET with a file or a redirect.
NO_PAGE = {"set_language", "import_original", "import_marked", "audit_verify"}


def visited() -> list[ResolverMatch]:
    return [resolve(urlsplit(path).path) for pages in PAGES.values() for path in pages.values()]


def test_every_page_of_the_access_table_is_visited(zone_db: Home) -> None:
    assert set(ACCESS) >= NO_PAGE
    missing = set(ACCESS) - {match.view_name for match in visited()} - NO_PAGE
    clients = []
    for person in appoint_all().values():
        clients.append(Client())
        clients[-1].force_login(person)
    unseen = [
        name
        for name, path in addresses()
        if name in missing and path.endswith("/")
        if all(client.get(path).status_code != 405 for client in clients)
    ]
    assert unseen == []


def test_every_room_and_every_theme_is_visited() -> None:
    seen = visited()
    assert {match.kwargs["room"] for match in seen if match.view_name == "room_page"} == {*ROOMS.codes()}
    assert {match.kwargs["theme"] for match in seen if match.view_name == "theme_page"} == {*THEMES.codes()}


@pytest.mark.parametrize(("width", "size"), [("1440", WIDE), ("390", PHONE)])
def test_every_page_is_clean(browser: Browser, lived_in: Site, width: str, size: dict[str, int]) -> None:
    found = []
    for role, pages in PAGES.items():
        context = context_of(browser, lived_in, role, size)
        visit = visit_of(context, lived_in)
        for name, path in pages.items():
            visit.open(path)
            found += visit.examine(f"{name}-{width}")
        context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("path", "words"),
    [("/answers/half-year/", "一、一个抓手"), ("/figures/?room=lever", "三个一批")],
)
def test_what_is_printed_begins_on_the_first_sheet_of_paper(
    browser: Browser, lived_in: Site, path: str, words: str
) -> None:
    page = visit_of(context_of(browser, lived_in, "leader", WIDE), lived_in).open(path)
    with closing(pypdfium2.PdfDocument(page.pdf(format="A4"))) as paper:
        assert len(paper) > 1
        first = paper[0].get_textpage().get_text_bounded()
    assert words in first
    assert "退出" not in first
