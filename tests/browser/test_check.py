"""核数 in the browser: paste, read, open a number, at both widths, without script, and as a stranger."""

from pathlib import Path

import docx
import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE, WIDE, Site, context_of, visit_of
from tests.browser.test_keyboard_and_script import reach
from tests.desks.checking.texts import REPORT

pytestmark = pytest.mark.browser


def check(page: Page) -> None:
    page.fill("[name=text]", REPORT)
    page.click("main form button.main")
    page.wait_for_selector("#text")


def broken(page: Page) -> list[str]:
    """Numbers that stand on two lines."""
    numbers = "[...document.querySelectorAll('.para .fig, .nowrap, .claims td:nth-child(2) a')]"
    return list(
        page.evaluate(f"{numbers}.filter(e => e.getClientRects().length > 1).map(e => e.textContent)")
    )


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1440", "390"])
def test_a_text_is_checked_and_a_number_opened(browser: Browser, site: Site, size: dict[str, int]) -> None:
    visit = visit_of(context_of(browser, site, "leader", size), site)
    page = visit.open("/check/")
    found = visit.examine(f"check-form-{size['width']}")
    check(page)
    found += visit.examine(f"check-{size['width']}")
    assert broken(page) == []
    page.locator(".para .fig.contradicts", has_text="60%").click()
    panel = page.locator(".about:visible")
    assert "14家÷20家×100=70%" in panel.inner_text()
    found += visit.examine(f"check-open-{size['width']}")
    panel.get_by_role("link", name="14家").first.click()
    assert page.locator(".about:visible .value").inner_text() == "14家"
    page.locator(".about:visible").get_by_role("link", name="回到正文").click()
    assert page.locator(".about:visible").count() == 0
    page.evaluate("() => { const e = document.querySelector('.skip'); e.focus(); e.dataset.seen = '1'; }")
    operable, reached = reach(page)
    assert reached >= operable, f"{reached} of {operable}"
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1440", "390"])
def test_a_stranger_checks_where_the_zone_is_open(browser: Browser, site: Site, size: dict[str, int]) -> None:
    with (settings.HOME.path / "zone.toml").open("a", encoding="utf-8") as file:
        file.write("open_check = true\n")
    visit = visit_of(context_of(browser, site, "", size), site)
    page = visit.open("/check/")
    found = visit.examine(f"check-open-form-{size['width']}")
    check(page)
    page.locator(".para .fig.contradicts", has_text="60%").click()
    found += visit.examine(f"check-stranger-{size['width']}")
    assert not found, "\n".join(found)


def test_without_script_a_file_is_checked_opened_and_taken_away(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    page = context_of(browser, site, "clerk", WIDE, script=False).new_page()
    page.goto(f"{site.address}/check/")
    page.set_input_files("[name=document]", tmp_path / "report.txt")
    page.click("main form button.main")
    page.locator(".para .fig", has_text="999.9亿元").click()
    panel = page.locator(".about:visible")
    assert (
        panel.locator("a", has_text="市级平台项目总投资").get_attribute("href")
        == "/figures/P002/?period=2022-H1"
    )
    with page.expect_download() as download:
        page.click("text=批注 Word")
    document = docx.Document(str(download.value.path()))
    assert any("“999.9亿元”改为“165.6亿元”" in comment.text for comment in document.comments)
