"""Accounts: opened by an administrator with a one-time password, never by a visitor."""

import secrets
from dataclasses import dataclass
from uuid import UUID, uuid5

from dajuan.kernel.clock import Clock
from dajuan.ledger.actors import CONSOLE, Actor
from dajuan.ledger.change import Change, Committed, commit_change
from dajuan.org.actions.departments import root_department
from dajuan.org.models import Assignment, Deed, Department, Person, Role
from dajuan.org.refusals import Refused

#: No letters or digits that are read for one another.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_DEEDS = UUID("6c1f7a52-2b0e-4d54-9a5c-5f2f3c6f4a10")


@dataclass(frozen=True)
class OneTime:
    """An account with its one-time password, shown once and stored only as a hash."""

    person: Person
    password: str


@dataclass(frozen=True)
class FirstAccount:
    """What ``init`` prints."""

    username: str
    label: str
    password: str


def new_password() -> str:
    """Twelve characters in three groups, 59 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))


def first_account(zone: str) -> FirstAccount | None:
    """The first administrator and auditor, at the zone itself; None when somebody has an account already."""
    if Person.objects.exists():
        return None
    password = new_password()

    def work(change: Change) -> None:
        root = root_department(change)
        person = _new_person("admin", "系统管理员", password, must_change=True)
        for role in (Role.ADMINISTRATOR, Role.AUDITOR):
            _post(change, person, role, root)

    commit_change(work, by=CONSOLE, action="org.first_account", subject=zone, reason="初始化")
    return FirstAccount("admin", "系统管理员", password)


def create_person(
    *,
    username: str,
    label: str,
    role: Role,
    department: Department,
    by: Actor,
    reason: str = "",
    key: str | None = None,
    password: str | None = None,
) -> OneTime:
    """Opens an account with one assignment. A given ``password`` (demo) need not be changed at first sign-in.

    Raises Refused when the sign-in name is taken, or when the same form was already accepted
    (its one-time password was shown then and cannot be shown again).
    """
    username, label = username.strip(), label.strip()
    secret = password or new_password()

    def work(change: Change) -> Person:
        if Person.objects.filter(username=username).exists():
            raise Refused(f"登录名“{username}”已被使用，请换一个")
        person = _new_person(username, label, secret, must_change=password is None)
        _post(change, person, role, department)
        return person

    done = commit_change(work, by=by, action="org.create_person", subject=label, reason=reason, key=key)
    if done.value is None:
        raise Refused("这个表单已经提交过，账号已开通；如未记下一次性密码，请为该账号重置密码")
    return OneTime(done.value, secret)


def reset_password(*, person: Person, by: Actor, reason: str) -> OneTime:
    """Replaces the password by a one-time one that must be changed at the next sign-in."""
    if not reason.strip():
        raise Refused("请填写重置密码的理由")
    secret = new_password()

    def work(change: Change) -> None:
        person.set_password(secret)
        person.must_change_password = True
        person.save(update_fields=["password", "must_change_password"])
        deed(change, "password_reset", person, "重置为一次性密码")

    commit_change(work, by=by, action="org.reset_password", subject=person.label, reason=reason)
    return OneTime(person, secret)


def change_own_password(*, person: Person, by: Actor) -> None:
    """Records that somebody set an own password (already saved by the sign-in form)."""

    def work(change: Change) -> None:
        Person.objects.filter(pk=person.pk).update(must_change_password=False)
        deed(change, "password_changed", person, "本人修改密码")

    commit_change(work, by=by, action="org.change_own_password", subject=person.label)


def record_deed(*, kind: str, detail: str, by: Actor, subject: str = "") -> Committed[None]:
    """Leaves a trace of an act that changes nothing else, such as an export."""
    return commit_change(
        lambda change: deed(change, kind, None, detail), by=by, action=f"org.{kind}", subject=subject
    )


def _new_person(username: str, label: str, password: str, *, must_change: bool) -> Person:
    person = Person(username=username, label=label, must_change_password=must_change)
    person.set_password(password)
    person.save()
    return person


def _post(change: Change, person: Person, role: Role, department: Department) -> None:
    day = change.reported_on or Clock.today()
    Assignment.objects.create(
        person=person, role=role, department=department, valid_from=day, reported_on=day
    )


def deed(change: Change, kind: str, person: Person | None, detail: str) -> None:
    """Notes an act inside an open change."""
    Deed.objects.create(
        key=uuid5(_DEEDS, f"{change.id}:{kind}"),
        kind=kind,
        person=person,
        detail=detail,
        reported_on=change.reported_on or Clock.today(),
    )
