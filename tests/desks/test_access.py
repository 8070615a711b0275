"""Every address against every role in every place of the tree; the expected table is ``access.txt`` beside this file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from dajuan.desks.access import ACCESS
from dajuan.desks.urls import urlpatterns
from dajuan.org.models import Person, Role
from tests.desks.zone import code, fill
from tests.people import CHILD, OWN, PARENT, PASSWORD, SIBLING, ZONE, Post, appoint, found_tree

pytestmark = pytest.mark.usefixtures("zone_db")

EXPECTED = Path(__file__).with_name("access.txt")
#: The record asked for belongs to OWN (the second of the four departments in turn).
RECORD = code(1)
PLACES = {"zone": ZONE, "parent": PARENT, "own": OWN, "child": CHILD, "sibling": SIBLING}
REACHED = 204


class Reached:
    """Answers where the view would have, once every other layer has let the request through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse:
        return HttpResponse(status=REACHED)


def addresses() -> Iterator[tuple[str, str]]:
    """(name, path) of every address; placeholders stand for records nobody needs to have."""
    for pattern in urlpatterns:
        converters = pattern.pattern.converters
        words = {"code": RECORD, "key": "P003", "kind": "csv", "token": "0" * 32}
        given = {name: words.get(name, 1) for name in converters}
        yield str(pattern.name), reverse(str(pattern.name), kwargs=given)


def outcome(client: Client, path: str) -> str:
    response = client.get(path)
    if response.status_code == 302 and response.headers["Location"].startswith("/sign-in/"):
        return "sign-in"
    assert response.status_code in (REACHED, 403), f"{path}: {response.status_code}"
    return "open" if response.status_code == REACHED else "closed"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_every_address_has_its_row_in_the_table() -> None:
    assert {name for name, _ in addresses()} == set(ACCESS)


def test_the_matrix_is_the_expected_table(settings: Settings) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Reached"]
    found_tree()
    fill()
    clients = {
        role: {
            place: signed_in(appoint(Post(f"{role}-{place}", f"{role.label}（{name}）", role, name)))
            for place, name in PLACES.items()
        }
        for role in Role
    }
    lines = []
    for name, path in addresses():
        words = [f"{name:24}", f"nobody:{outcome(Client(), path):8}"]
        for role in Role:
            open_to = [place for place, client in clients[role].items() if outcome(client, path) == "open"]
            words.append(f"{role}:{','.join(open_to) or '-'}")
        lines.append(" ".join(words))
    assert "\n".join(sorted(lines)) == EXPECTED.read_text(encoding="utf-8").strip()


def test_an_address_outside_the_table_is_closed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    found_tree()
    client = signed_in(appoint(Post("admin", "系统管理员", Role.ADMINISTRATOR, ZONE)))
    assert client.get("/accounts/").status_code == 200
    monkeypatch.delitem(ACCESS, "person_list")
    assert client.get("/accounts/").status_code == 403


def test_a_one_time_password_opens_nothing_but_the_change_of_password() -> None:
    found_tree()
    person = appoint(Post("admin", "系统管理员", Role.ADMINISTRATOR, ZONE))
    Person.objects.update(must_change_password=True)
    client = signed_in(person)
    assert client.get("/accounts/").headers["Location"] == "/password/"
    assert client.get("/password/").status_code == 200


@pytest.mark.parametrize(
    ("role", "first", "later"), [(Role.LEADER, "/", "/menu/"), (Role.ADMINISTRATOR, "/menu/", "/menu/")]
)
def test_the_own_password_leads_where_sign_in_leads_and_later_back_to_the_menu(
    role: Role, first: str, later: str
) -> None:
    found_tree()
    person = appoint(Post("somebody", "某人", role, ZONE))
    Person.objects.update(must_change_password=True)
    client, old = signed_in(person), PASSWORD
    for leads, new in ((first, "a-password-of-my-own"), (later, "and-another-of-my-own")):
        answer = client.post("/password/", {"oldpassword": old, "password1": new, "password2": new})
        assert answer.headers["Location"] == leads
        old = new


def test_somebody_without_an_assignment_sees_only_the_menu() -> None:
    person = Person(username="nobody", label="待任岗", must_change_password=False)
    person.set_password("x")
    person.save()
    client = signed_in(person)
    assert client.get("/menu/").status_code == 200
    assert client.get("/").status_code == 403


def test_a_closed_account_is_signed_out_at_once() -> None:
    found_tree()
    client = signed_in(appoint(Post("admin", "系统管理员", Role.ADMINISTRATOR, ZONE)))
    assert client.get("/menu/").status_code == 200
    Person.objects.update(is_active=False)
    assert client.get("/menu/").headers["Location"].startswith("/sign-in/")
