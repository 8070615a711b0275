"""A clerk's workbook through the browser: checked, corrected by a mapping, published, withdrawn."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dajuan.projects.models import Project
from tests.browser.conftest import PHONE, WIDE, Site, context_of, visit_of
from tests.browser.workbook import GOOD, workbook

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1440", "390"])
def test_a_workbook_is_checked_published_and_withdrawn(
    browser: Browser, site: Site, tmp_path: Path, size: dict[str, int]
) -> None:
    visit = visit_of(context_of(browser, site, "clerk", size), site)
    page = visit.open("/imports/")
    found = visit.examine("imports")
    page.set_input_files("input[type=file]", workbook(tmp_path))
    page.click("text=上传并检查")
    page.wait_for_url("**/staged/**")
    found += visit.examine("preview")
    assert "没有读取" in page.inner_text("#rows")
    assert page.locator(".cells .faulty").count() >= 1
    page.select_option("#rows form select", "note")
    page.click("text=按此重新检查")
    page.wait_for_selector("text=已按您的对照重新检查")
    page.fill("#id_reason", "补录平台项目")
    page.click("#publish button.main")
    page.wait_for_selector("text=入账结果")
    found += visit.examine("done")
    assert Project.objects.get(code=GOOD["code"]).note == "x"
    visit.open("/imports/")
    page.click("text=平台项目.xlsx")
    page.wait_for_selector("text=撤回这次导入")
    found += visit.examine("import")
    page.fill("#id_reason", "报错了表")
    page.click("main button.danger")
    page.wait_for_selector("text=已撤回：报错了表")
    assert not Project.objects.filter(code=GOOD["code"]).exists()
    assert not found, "\n".join(found)


def test_the_same_file_again_changes_nothing(browser: Browser, site: Site, tmp_path: Path) -> None:
    visit = visit_of(context_of(browser, site, "clerk", WIDE, script=False), site)
    path = workbook(tmp_path)
    for said in ("已入账", "与账本相同"):
        page = visit.page
        page.goto(f"{site.address}/imports/")
        page.set_input_files("input[type=file]", path)
        page.click("text=上传并检查")
        page.fill("#id_reason", "上半年")
        page.click("#publish button.main")
        assert said in page.inner_text("main")
