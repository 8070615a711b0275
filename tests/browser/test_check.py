"""核数 in the browser: paste, read, open a number, at both widths and without script."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PHONE, WIDE, Site, context_of, visit_of
from tests.desks.checking.texts import REPORT

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1440", "390"])
def test_a_text_is_checked_and_a_number_opened(browser: Browser, site: Site, size: dict[str, int]) -> None:
    visit = visit_of(context_of(browser, site, "leader", size), site)
    page = visit.open("/check/")
    found = visit.examine(f"check-form-{size['width']}")
    page.fill("[name=text]", REPORT)
    page.click("main form button.main")
    page.wait_for_selector("#text")
    found += visit.examine(f"check-{size['width']}")
    page.locator(".para .fig.contradicts", has_text="60%").click()
    panel = page.locator(".about:visible")
    assert "14家÷20家×100=70%" in panel.inner_text()
    found += visit.examine(f"check-open-{size['width']}")
    panel.get_by_role("link", name="14家").first.click()
    assert page.locator(".about:visible .value").inner_text() == "14家"
    assert not found, "\n".join(found)
