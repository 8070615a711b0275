"""Every page at both widths: no console message, policy violation, axe violation or overflow."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PHONE, WIDE, Site, context_of, visit_of
from tests.desks.zone import code, credit_code

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
        "funding": "/rooms/business/funding/",
        "ranking": "/rooms/business/quality_season/",
        "innovation": "/rooms/enterprises/innovation_ladder/",
        "batches": "/rooms/lever/three_batches/",
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
        "enterprises": "/enterprises/",
        "enterprise": f"/enterprises/{credit_code(3)}/",
        "sheets": "/answers/",
        "sheet": "/answers/half-year/",
        "sheet-figure": "/answers/half-year/?figure=P003",
        "menu": "/menu/",
        "help": "/help/",
        "password": "/password/",
        "sign-out": "/sign-out/",
    },
    "clerk": {
        "vault": "/vault/",
        "masked-row": "/registers/dog_certificates/1/",
        "personal-value": "/vault/dog_certificates/1/holder/",
    },
    "auditor": {"audit": "/audit/", "change-set": "/audit/8/"},
    "administrator": {"people": "/accounts/", "person-new": "/accounts/new/", "person": "/accounts/1/"},
}


@pytest.mark.parametrize(("width", "size"), [("1440", WIDE), ("390", PHONE)])
def test_every_page_is_clean(browser: Browser, site: Site, width: str, size: dict[str, int]) -> None:
    found = []
    for role, pages in PAGES.items():
        context = context_of(browser, site, role, size)
        visit = visit_of(context, site)
        for name, path in pages.items():
            visit.open(path)
            found += visit.examine(f"{name}-{width}")
        context.close()
    assert not found, "\n".join(found)
