"""Parts of pages that are written out once: they follow the ledger, and nobody sees another's."""

import pytest
from django.test import Client

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import Change, commit_change
from dajuan.org.actions import end_assignment
from dajuan.org.models import Assignment, Person, Role
from dajuan.projects.models import Project
from tests.desks.zone import code, fill
from tests.people import SIBLING, Post, appoint, appoint_all

pytestmark = pytest.mark.usefixtures("zone_db")

NARROW = Post("narrow", "经发局联络员", Role.CLERK, SIBLING)


@pytest.fixture
def people() -> dict[str, Person]:
    people = appoint_all()
    fill()
    return people


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def shown(client: Client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", ["/projects/", "/enterprises/", "/places/?ledger=all"])
def test_a_list_says_what_the_ledger_says_now(people: dict[str, Person], path: str) -> None:
    leader, new = signed_in(people["leader"]), "改名后的东边"
    before = shown(leader, path)

    def rename(_: Change) -> None:
        Project.objects.update(name=new, owner_name=new, site=new)

    commit_change(rename, by=CONSOLE, action="test")
    assert new not in before
    assert new in shown(leader, path)


def test_whoever_sees_one_department_is_not_shown_the_leaders_list(people: dict[str, Person]) -> None:
    everything = shown(signed_in(people["leader"]), "/projects/")
    own = shown(signed_in(appoint(NARROW)), "/projects/")
    others = [code(number) for number in range(50) if code(number) in everything and code(number) not in own]
    assert others
    assert any(code(number) in own for number in range(72))


def test_a_list_is_in_the_language_of_whoever_reads_it(people: dict[str, Person]) -> None:
    leader = signed_in(people["leader"])
    assert "<h1>项目</h1>" in shown(leader, "/projects/")
    leader.cookies["django_language"] = "en"
    assert "<h1>Projects</h1>" in shown(leader, "/projects/")


def test_an_assignment_that_has_ended_opens_nothing_more(people: dict[str, Person]) -> None:
    leader = signed_in(people["leader"])
    assert leader.get("/figures/").status_code == 200
    end_assignment(assignment=Assignment.objects.get(person=people["leader"]), by=CONSOLE, reason="调离")
    assert leader.get("/figures/").status_code == 403
