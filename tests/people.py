"""Named posts for tests: who they are, and how a test signs them in."""

from dataclasses import dataclass

import pytest
from pytest_django.fixtures import Settings

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import commit_change
from dajuan.org.actions import add_department, create_person, found_departments
from dajuan.org.models import Department, Person, Role

PASSWORD = "correct-horse-2022"


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """A slow hash is for real passwords."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@dataclass(frozen=True)
class Post:
    """A post of the test zone."""

    username: str
    label: str
    role: Role
    department: str


ZONE = "测试园区"
PARENT, OWN, CHILD, SIBLING = "建设管理局", "工程科", "质量组", "经济发展局"

ADMINISTRATOR = Post("admin", "系统管理员", Role.ADMINISTRATOR, ZONE)
AUDITOR = Post("auditor", "审计员", Role.AUDITOR, ZONE)
LEADER = Post("leader", "分管领导", Role.LEADER, ZONE)
CLERK = Post("clerk", "发改局项目专员", Role.CLERK, ZONE)
ZONE_POSTS = (ADMINISTRATOR, AUDITOR, LEADER, CLERK)


def found_tree() -> dict[str, Department]:
    """Zone over PARENT over OWN over CHILD, and SIBLING beside PARENT."""
    commit_change(lambda change: found_departments(change, [PARENT, SIBLING]), by=CONSOLE, action="test")
    for name, above in ((OWN, PARENT), (CHILD, OWN)):
        add_department(name=name, parent=Department.objects.get(name=above), by=CONSOLE)
    return {department.name: department for department in Department.objects.all()}


def appoint(post: Post) -> Person:
    """Opens the account of a post, with ``PASSWORD`` as its own password."""
    return create_person(
        username=post.username,
        label=post.label,
        role=post.role,
        department=Department.objects.get(name=post.department),
        by=CONSOLE,
        password=PASSWORD,
    ).person


def appoint_all() -> dict[str, Person]:
    """The tree and the four posts at the zone, by role."""
    found_tree()
    return {post.role.value: appoint(post) for post in ZONE_POSTS}
