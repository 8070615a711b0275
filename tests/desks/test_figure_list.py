"""The list of figures: a row a definition, its variants below it, and a search that finds single ones."""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client

from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period
from dajuan.store.home import Home
from tests.desks.furnished import furnish
from tests.desks.zone import fill
from tests.people import appoint_all

HALF = "period=2022-H1"


@pytest.fixture
def leader(zone_db: Home) -> Client:
    people = appoint_all()
    fill()
    furnish(zone_db)
    client = Client()
    client.force_login(people["leader"])
    return client


def rows(client: Client, query: str) -> list[str]:
    answer = client.get(f"/figures/?{query}")
    assert answer.status_code == 200
    return answer.content.decode().split("<tr><td")[1:]


def keys(text: str) -> list[str]:
    return [unquote(unescape(key)) for key in re.findall(r'href="/figures/([^/"]+)/\?', text)]


def test_every_definition_has_one_row_and_every_variant_is_in_it(leader: Client) -> None:
    found = figures(Period.parse("2022-H1"))
    listed = rows(leader, HALF)
    assert [row.partition(">")[2].partition("<")[0].partition(".")[0] for row in listed] == list(
        dict.fromkeys(figure.number for figure in found)
    )
    assert sorted(key for row in listed for key in keys(row)) == sorted(figure.key for figure in found)
    assert not any('<details class="variants" open' in row for row in listed)


def test_the_row_shows_the_latest_reading_and_the_others_say_their_dates(leader: Client) -> None:
    row = next(row for row in rows(leader, HALF) if row.startswith(' class="fine nowrap">J010<'))
    assert keys(row) == ["J010", "J010.0531", "J010.0430", "J010.0331"]
    assert "另有 3 个读数" in row
    assert row.index("基准日 2022-05-31") < row.index("基准日 2022-03-31")
    row = next(row for row in rows(leader, HALF) if row.startswith(' class="fine nowrap">B008<'))
    assert keys(row) == ["B008.1", "B008.2", "B008.3", "B008.4", "B008.5"]
    assert "分 5 项" in row


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("J010", ["J010", "J010.0531", "J010.0430", "J010.0331"]),
        ("J010.0331", ["J010", "J010.0331"]),
        ("B008.3", ["B008.3"]),
    ],
)
def test_a_search_finds_definitions_and_single_variants_by_key(
    leader: Client, words: str, shown: list[str]
) -> None:
    [row] = rows(leader, f"{HALF}&q={words}")
    assert keys(row) == shown
    assert '<details class="variants" open>' in row


def test_words_of_a_definition_leave_its_variants_folded(leader: Client) -> None:
    found = rows(leader, f"{HALF}&q=前四期项目")
    assert len(found) > 1
    assert all('<details class="variants">' in row for row in found)
    assert rows(leader, f"{HALF}&q=没有的") == []


def test_a_variant_the_period_does_not_have_leads_to_what_it_has(leader: Client) -> None:
    assert leader.get("/figures/J010.0531/?period=2022-H1").status_code == 200
    answer = leader.get("/figures/J010.0531/?period=2022")
    assert answer.headers["Location"] == "/figures/J010/?period=2022"
    answer = leader.get("/figures/B008.9/?period=2022")
    assert answer.headers["Location"] == "/figures/?q=B008&period=2022"
    monthly = leader.get("/figures/P030.5.first/?period=2022-06")
    assert monthly.headers["Location"].startswith("/figures/P030.6.")
    assert leader.get("/figures/P003.9/?period=2022-H1").status_code == 302
    assert leader.get("/figures/X999/?period=2022-H1").status_code == 404
