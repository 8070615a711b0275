"""The tree of departments and who sees what in it."""

import pytest

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import commit_change
from dajuan.org.actions import add_department, found_departments
from dajuan.org.models import Closure, Department, Role
from dajuan.org.permissions import may, visible_departments
from dajuan.org.refusals import Refused
from tests.people import CHILD, OWN, PARENT, SIBLING, ZONE, Post, appoint, found_tree

pytestmark = pytest.mark.usefixtures("zone_db")


def test_the_closure_holds_every_pair_of_above_and_below() -> None:
    found_tree()
    pairs = set(Closure.objects.values_list("ancestor__name", "descendant__name", "depth"))
    assert pairs == {
        *((name, name, 0) for name in (ZONE, PARENT, OWN, CHILD, SIBLING)),
        (ZONE, PARENT, 1), (ZONE, SIBLING, 1), (PARENT, OWN, 1), (OWN, CHILD, 1),
        (ZONE, OWN, 2), (PARENT, CHILD, 2), (ZONE, CHILD, 3),
    }  # fmt: skip


def test_founding_known_departments_changes_nothing() -> None:
    tree = found_tree()
    done = commit_change(
        lambda change: found_departments(change, [f" {OWN} ", SIBLING, ""]), by=CONSOLE, action="test"
    )
    assert done.value == {OWN: tree[OWN].pk, SIBLING: tree[SIBLING].pk}
    assert done.seq is None


def test_a_name_is_used_once() -> None:
    tree = found_tree()
    with pytest.raises(Refused, match="已存在"):
        add_department(name=OWN, parent=tree[SIBLING], by=CONSOLE)


def test_a_repeated_form_founds_one_department() -> None:
    tree = found_tree()
    for _ in range(2):
        done = add_department(name="新设科", parent=tree[OWN], by=CONSOLE, key="form:1")
    assert done.repeated


@pytest.mark.parametrize(
    ("department", "seen"),
    [
        (ZONE, None),
        (PARENT, {PARENT, OWN, CHILD}),
        (OWN, {OWN, CHILD}),
        (CHILD, {CHILD}),
        (SIBLING, {SIBLING}),
    ],
)
def test_a_post_sees_its_department_and_what_is_below(department: str, seen: set[str] | None) -> None:
    tree = found_tree()
    person = appoint(Post("someone", "某岗", Role.LEADER, department))
    visible = visible_departments(person)
    assert visible == (None if seen is None else {tree[name].pk for name in seen})
    for name in (PARENT, OWN, CHILD, SIBLING):
        assert may(person, "open_project", tree[name].pk) is (seen is None or name in seen)


def test_an_administrator_sees_no_projects() -> None:
    found_tree()
    person = appoint(Post("admin", "系统管理员", Role.ADMINISTRATOR, ZONE))
    assert visible_departments(person) == set()
    assert not may(person, "read")
    assert Department.objects.filter(parent=None).count() == 1
