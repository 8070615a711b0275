"""The list of figures: a row a definition, its variants below it, and a search that finds single ones."""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client

from dajuan.desks.leader.figures import PAGE
from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period
from dajuan.kernel.room import ROOMS, room_of
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


def shown(client: Client, query: str) -> str:
    answer = client.get(f"/figures/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def rows(client: Client, query: str) -> list[str]:
    """Of all pages."""
    found: list[str] = []
    while query:
        page = shown(client, query)
        found += page.split("<tr><td")[1:]
        further = re.search(r'rel="next" href="\?([^"]+)"', page)
        query = unescape(further[1]) if further else ""
    return found


def tabs(page: str) -> dict[str, str]:
    """Label and count of each tab -> its query."""
    return {
        re.sub("<.*?>", "", label): unescape(query)
        for query, label in re.findall(r'<a href="\?([^"]*)"[^>]*>(\w+ <small>\d+)</small>', page)
    }


def numbers(found: list[str]) -> list[str]:
    return [row.partition(">")[2].partition("<")[0].partition(".")[0] for row in found]


def keys(text: str) -> list[str]:
    return [unquote(unescape(key)) for key in re.findall(r'href="/figures/([^/"]+)/\?', text)]


def test_every_definition_has_one_row_and_every_variant_is_in_it(leader: Client) -> None:
    found = figures(Period.parse("2022-H1"))
    listed = rows(leader, HALF)
    assert numbers(listed) == list(dict.fromkeys(figure.number for figure in found))
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


def test_no_page_of_the_list_is_longer_than_a_page(leader: Client) -> None:
    page = shown(leader, HALF)
    assert page.count("<tr><td") == PAGE
    assert rows(leader, f"{HALF}&page=999")[:PAGE] == page.split("<tr><td")[1:]


def test_a_tab_a_room_and_together_they_are_the_list(leader: Client) -> None:
    whole, *of_rooms = tabs(shown(leader, HALF)).items()
    everything = rows(leader, whole[1])
    assert whole[0] == f"全部 {len(everything)}"
    found = [rows(leader, query) for _, query in of_rooms]
    assert [label.partition(" ")[2] for label, _ in of_rooms] == [str(len(part)) for part in found]
    assert sorted(numbers([row for part in found for row in part])) == sorted(numbers(everything))
    assert all(room_of(INDICATORS, INDICATORS.get(one)) == ROOMS.get("staff") for one in numbers(found[-1]))


def test_room_search_and_reading_stay_in_every_link_of_the_list(leader: Client) -> None:
    asked = "period=2022-H1&at=2022-05-31&known=2022-06-20&room=lever&q=项目"
    page = shown(leader, asked)
    assert "基准日 2022-05-31 · 已知 2022-06-20" in page
    assert all(
        room_of(INDICATORS, INDICATORS.get(one)) == ROOMS.get("lever") for one in numbers(rows(leader, asked))
    )
    searched = [unquote(query) for query in tabs(page).values()]
    assert all("at=2022-05-31&known=2022-06-20&q=项目" in query for query in searched)
    periods = page.partition('class="segments"')[2].partition("</nav>")[0]
    assert unquote(unescape(periods)).count("&q=项目&room=lever") == 3
    for form in page.split('<form class="filters"')[1:]:
        assert 'name="room" value="lever"' in form
        assert 'name="q" value="项目"' in form


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("J010", ["J010", "J010.0531", "J010.0430", "J010.0331"]),
        ("J010.0331", ["J010", "J010.0331"]),
        ("B008.3", ["B008.3"]),
    ],
)
def test_a_search_finds_definitions_and_single_variants_by_key(
    leader: Client, words: str, expected: list[str]
) -> None:
    [row] = rows(leader, f"{HALF}&q={words}")
    assert keys(row) == expected
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
