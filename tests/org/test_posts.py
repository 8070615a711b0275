"""Assignments begin and end; the last auditor and the last administrator stay."""

import pytest

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.models import ChangeSet
from dajuan.org.actions import assign, create_person, end_assignment, first_account, reset_password
from dajuan.org.models import Assignment, Department, Person, Role
from dajuan.org.permissions import may
from dajuan.org.refusals import Refused
from tests.people import AUDITOR, CLERK, LEADER, OWN, appoint, appoint_all, found_tree

pytestmark = pytest.mark.usefixtures("zone_db")


def test_the_first_account_is_made_once_and_can_sign_in() -> None:
    account = first_account("测试园区")
    assert account is not None
    person = Person.objects.get(username=account.username)
    assert person.check_password(account.password)
    assert person.must_change_password
    assert may(person, "manage_accounts")
    assert may(person, "audit")
    assert first_account("测试园区") is None


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_the_last_holder_of_a_guarding_role_cannot_be_removed(role: str) -> None:
    people = appoint_all()
    held = Assignment.objects.get(person=people[role])
    with pytest.raises(Refused, match="最后一名"):
        end_assignment(assignment=held, by=CONSOLE, reason="离任")
    second = create_person(
        username="second", label="第二岗", role=Role(role), department=held.department, by=CONSOLE
    ).person
    end_assignment(assignment=held, by=CONSOLE, reason="离任")
    assert Assignment.objects.filter(person=people[role], valid_to=None).count() == 0
    assert may(second, "audit" if role == "auditor" else "manage_accounts")


def test_an_auditor_of_one_department_does_not_replace_the_auditor_of_the_zone() -> None:
    tree = found_tree()
    auditor = appoint(AUDITOR)
    create_person(username="local", label="单位审计岗", role=Role.AUDITOR, department=tree[OWN], by=CONSOLE)
    with pytest.raises(Refused, match="最后一名"):
        end_assignment(assignment=Assignment.objects.get(person=auditor), by=CONSOLE, reason="离任")


def test_an_ended_assignment_takes_its_abilities_away_at_once() -> None:
    clerk = appoint_all()["clerk"]
    assert may(clerk, "import")
    end_assignment(assignment=Assignment.objects.get(person=clerk), by=CONSOLE, reason="调岗")
    assert not may(clerk, "import")
    change = ChangeSet.objects.get(action="org.end_assignment")
    assert (change.reason, change.subject) == ("调岗", CLERK.label)


def test_a_role_can_be_given_back_on_the_day_it_was_ended() -> None:
    clerk = appoint_all()["clerk"]
    held = Assignment.objects.get(person=clerk)
    end_assignment(assignment=held, by=CONSOLE, reason="误操作")
    assign(person=clerk, role=Role.CLERK, department=held.department, by=CONSOLE, reason="恢复")
    assert may(clerk, "import")
    with pytest.raises(Refused, match="已在"):
        assign(person=clerk, role=Role.CLERK, department=held.department, by=CONSOLE, reason="再任")


def test_a_reset_password_works_once_and_leaves_a_trace_without_the_password() -> None:
    leader = appoint_all()["leader"]
    opened = reset_password(person=leader, by=CONSOLE, reason="本人遗忘")
    leader.refresh_from_db()
    assert leader.check_password(opened.password)
    assert leader.must_change_password
    change = ChangeSet.objects.get(action="org.reset_password")
    assert change.subject == LEADER.label
    documents = [str(record.document) for record in change.records.all()]
    assert documents
    assert all(opened.password not in text and "pbkdf2" not in text for text in documents)


def test_a_repeated_form_opens_one_account() -> None:
    tree = found_tree()
    given = {"username": "new", "label": "新岗", "role": Role.CLERK, "department": tree[OWN]}
    create_person(**given, by=CONSOLE, key="form:1")  # type: ignore[arg-type] # a table of keyword arguments
    with pytest.raises(Refused, match="已经提交过"):
        create_person(**given, by=CONSOLE, key="form:1")  # type: ignore[arg-type] # the same again
    with pytest.raises(Refused, match="已被使用"):
        create_person(**given, by=CONSOLE, key="form:2")  # type: ignore[arg-type] # another form
    assert Person.objects.filter(username="new").count() == 1
    assert Department.objects.count() == 5
