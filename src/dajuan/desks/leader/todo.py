"""待我处理: what waits for this person, each with the page that settles it."""

from dataclasses import dataclass

from django.urls import reverse

from dajuan.desks.access import DeskRequest
from dajuan.org.models import Person


@dataclass(frozen=True)
class Task:
    """One line of the list."""

    icon: str
    title: str
    note: str
    address: str


def todo(request: DeskRequest) -> list[Task]:
    """Only what the person may act on; empty when nothing waits."""
    found: list[Task] = []
    if request.standing.may("manage_accounts"):
        waiting = Person.objects.filter(must_change_password=True, is_active=True).count()
        if waiting:
            found.append(
                Task(
                    "key-round",
                    f"{waiting} 个账号还在用一次性密码",
                    "提醒本人首次登录并修改",
                    reverse("person_list"),
                )
            )
    return found
