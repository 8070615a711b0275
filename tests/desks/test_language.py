"""Navigation in two languages: every word translated, the compiled file up to date, the switch remembered."""

import re
from pathlib import Path

import pytest
from django.test import Client

from dajuan.desks import language
from dajuan.desks.navigation import PLACES
from dajuan.org.models import Role
from tests.people import ZONE, Post, appoint, found_tree
from tools.messages import compiled, read

DESKS = Path(language.__file__).parent
CATALOGUE = DESKS / "locale" / "en" / "LC_MESSAGES" / "django.po"


def test_every_word_of_the_navigation_is_translated() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in (DESKS / "jinja2").rglob("*.html"))
    used = set(re.findall(r"""_\(["']([^"']+)["']\)""", texts)) | {place.label for place in PLACES}
    messages = read(CATALOGUE.read_text(encoding="utf-8"))
    assert used - set(messages) == set()
    assert all(messages.values())


def test_the_compiled_catalogue_is_the_written_one() -> None:
    written = compiled(read(CATALOGUE.read_text(encoding="utf-8")))
    assert CATALOGUE.with_suffix(".mo").read_bytes() == written


@pytest.mark.usefixtures("zone_db")
def test_the_switch_changes_the_navigation_and_is_remembered() -> None:
    found_tree()
    client = Client(headers={"accept-language": "en"})
    client.force_login(appoint(Post("admin", "系统管理员", Role.ADMINISTRATOR, ZONE)))
    assert "我的账号" in client.get("/menu/").content.decode()
    client.post("/language/", {"language": "en", "next": "/menu/"})
    page = client.get("/menu/").content.decode()
    assert "<title>My account · Answer sheet</title>" in page
    assert '<html lang="en">' in page
    assert page.count("Accounts</") == 3
    assert not any(f">{place.label}<" in page for place in PLACES)
