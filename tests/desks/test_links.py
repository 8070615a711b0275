"""A link on a page leads somewhere its reader may go, whoever that is."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from dajuan.org.models import Person, Role
from dajuan.store.home import Home
from tests.desks.furnished import furnish
from tests.desks.zone import fill
from tests.people import OWN, Post, appoint, appoint_all

#: Pages of one shape (view and names asked for in the address) that are opened.
ENOUGH = 2


@pytest.fixture
def people(zone_db: Home) -> dict[str, Person]:
    found = appoint_all()
    fill()
    furnish(zone_db)
    return found | {"local": appoint(Post("local", "工程科科员", Role.CLERK, OWN))}


def shape(address: str) -> tuple[str, ...]:
    parts = urlsplit(address)
    asked = sorted({name for name, _ in parse_qsl(parts.query)})
    return resolve(parts.path).view_name, *asked


def links(text: str, here: str) -> Iterator[str]:
    for found in re.findall(r'\shref="([^"]+)"', text):
        address = urljoin(here, unescape(found)).partition("#")[0]
        if address.startswith("/") and not address.startswith("/static/"):
            yield address


@pytest.mark.parametrize("who", ["leader", "clerk", "local", "auditor", "administrator"])
def test_no_link_leads_to_a_wall(people: dict[str, Person], who: str) -> None:
    client = Client()
    client.force_login(people[who])
    waiting, opened, seen, dead = deque([("/menu/", "")]), Counter[tuple[str, ...]](), set[str](), []
    while waiting:
        address, source = waiting.popleft()
        if address in seen or opened[shape(address)] == ENOUGH:
            continue
        seen.add(address)
        opened[shape(address)] += 1
        answer = client.get(address, follow=True)
        if answer.status_code >= 400:
            dead.append(f"{source} -> {address}: {answer.status_code}")
        elif answer.headers["Content-Type"].startswith("text/html"):
            waiting += [(link, address) for link in links(answer.content.decode(), address)]
    assert dead == []
    assert len(seen) > 3
