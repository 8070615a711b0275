"""Without a script every page works; without a mouse everything can be reached."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, WIDE, Site, context_of, visit_of
from tests.browser.test_pages import PAGES
from tests.people import PASSWORD

pytestmark = pytest.mark.browser

#: What can be operated, seen and not skipped on purpose.
_OPERABLE = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(e => e.tabIndex >= 0 && e.checkVisibility() && !e.disabled && !(e.type === 'radio' && !e.checked)).length"""
_FOCUSED = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
  e.dataset.seen = '1'; return e.tagName; }"""
_SEEN = "() => document.querySelectorAll('[data-seen]').length"


def reach(page: Page) -> tuple[int, int]:
    """(operable, reached by Tab) on the page shown; what only catches scrolling is not counted."""
    operable = page.evaluate(_OPERABLE)
    for _ in range(operable * 4 + 20):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUSED) is None:
            break
    page.evaluate(
        "() => document.querySelectorAll('[data-seen]:is([tabindex], body)').forEach(e => delete e.dataset.seen)"
    )
    return operable, page.evaluate(_SEEN)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1440", "390"])
def test_tab_reaches_everything(browser: Browser, lived_in: Site, size: dict[str, int]) -> None:
    for role, pages in PAGES.items():
        context = context_of(browser, lived_in, role, size)
        visit = visit_of(context, lived_in)
        for path in pages.values():
            operable, reached = reach(visit.open(path))
            assert reached >= operable, f"{path}: {reached} of {operable}"
        context.close()


def test_the_first_stop_is_the_skip_link(browser: Browser, site: Site) -> None:
    page = visit_of(context_of(browser, site, "leader", WIDE), site).open("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_page_works_without_script(browser: Browser, lived_in: Site) -> None:
    for role, pages in PAGES.items():
        context = context_of(browser, lived_in, role, WIDE, script=False)
        page = context.new_page()
        for path in pages.values():
            response = page.goto(lived_in.address + path)
            assert response is not None
            assert response.status == 200, path
            assert page.locator("h1").count() >= 1, path
        context.close()


def test_signing_in_filtering_and_opening_a_figure_without_script(browser: Browser, site: Site) -> None:
    context = context_of(browser, site, "", WIDE, script=False)
    page = context.new_page()
    page.goto(f"{site.address}/projects/")
    page.fill("[name=login]", site.people["leader"].username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.select_option("[name=stage]", "投产")
    page.click("text=筛选")
    assert "合计 12 个项目" in page.inner_text("tfoot")
    page.goto(f"{site.address}/answers/half-year/")
    page.locator(".paper .fig", has_text="70个").first.click()
    assert "平台项目数" in page.inner_text("#panel h2")
    context.close()


def test_what_a_script_filtered_is_exported_and_still_there_on_the_way_back(
    browser: Browser, site: Site
) -> None:
    visit = visit_of(context_of(browser, site, "leader", WIDE), site)
    page = visit.open("/projects/?period=2022-H1")
    page.focus("[name=stage]")
    page.select_option("[name=stage]", "投产")
    page.wait_for_url("**stage=*")
    page.locator("tfoot", has_text="合计 12 个项目").wait_for()
    assert page.evaluate("document.activeElement.name") == "stage"
    linked = page.locator("#acts a, #views a").evaluate_all("all => all.map(a => a.href)")
    assert all("stage=%E6%8A%95%E4%BA%A7" in address for address in linked)
    page.locator("#projects tbody a").first.click()
    page.wait_for_selector("#history")
    page.go_back()
    page.locator("tfoot", has_text="合计 12 个项目").wait_for()
    assert page.locator("nav.side").is_visible()
    assert page.input_value("[name=stage]") == "投产"
    assert not visit.examine()


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_the_way_back_from_a_figure_leads_to_its_place_in_the_text(
    browser: Browser, site: Site, script: bool
) -> None:
    page = visit_of(context_of(browser, site, "leader", PHONE, script=script), site).open(
        "/answers/half-year/"
    )
    key = page.locator(".paper .fig").last.get_attribute("data-key")
    page.locator(".paper .fig").last.click()
    page.locator("#panel h2").wait_for()
    page.click("text=回到正文")
    figure = page.locator(f".paper .fig[data-key='{key}']").first
    expect(figure).to_be_in_viewport()


def test_variants_of_a_figure_open_by_key_and_on_paper(browser: Browser, site: Site) -> None:
    page = visit_of(context_of(browser, site, "leader", PHONE, script=False), site).open("/figures/?q=B00")
    first = page.locator(".variants").first
    assert not first.locator("li").first.is_visible()
    page.emulate_media(media="print")
    assert first.locator("li").first.is_visible()
    page.emulate_media(media="screen")
    assert not first.locator("li").first.is_visible()
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    assert first.locator("li").first.is_visible()
