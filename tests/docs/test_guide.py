"""The clerk's guide is the help page, and speaks with the words of the pages."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from dajuan import desks
from dajuan.desks.navigation import PLACES
from tests.docs.reader import REPOSITORY
from tests.people import CLERK, appoint, found_tree

DESKS = Path(desks.__file__).parent
GUIDE = REPOSITORY / "docs/clerk.zh.md"
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@pytest.mark.usefixtures("zone_db")
@pytest.mark.parametrize(("language", "guide"), [("zh-hans", GUIDE), ("en", GUIDE.with_name("clerk.md"))])
def test_the_help_page_holds_the_guide(language: str, guide: Path) -> None:
    found_tree()
    client = Client()
    client.force_login(appoint(CLERK))
    client.post("/language/", {"language": language})
    shown = client.get("/help/").content.decode()
    said = re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", shown)))
    _, _, told = guide.read_text(encoding="utf-8").partition("\n## ")
    lines = [_BOLD.sub(r"\1", line.removeprefix("## ")) for line in told.splitlines() if line]
    assert len(lines) > 10
    assert [line for line in lines if re.sub(r"\s+", "", line) not in said] == []


@pytest.mark.parametrize("guide", [GUIDE, GUIDE.with_name("clerk.md")], ids=lambda guide: guide.name)
def test_words_in_bold_stand_on_the_pages(guide: Path) -> None:
    sources = [path for kind in ("html", "py") for path in DESKS.rglob(f"*.{kind}")]
    pages = "".join(path.read_text(encoding="utf-8") for path in sources if "guide" not in path.name)
    bold = _BOLD.findall(guide.read_text(encoding="utf-8"))
    assert {place.label for place in PLACES} & set(bold)
    assert [word for word in bold if word not in pages] == []
