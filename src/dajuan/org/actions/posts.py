"""Assignments: who holds which role where, begun and ended with a reason."""

from dajuan.kernel.clock import Clock
from dajuan.ledger.actors import Actor
from dajuan.ledger.change import Change, commit_change
from dajuan.org.models import Assignment, Department, Person, Role
from dajuan.org.permissions import in_force
from dajuan.org.refusals import Refused

#: Without an auditor nobody can see what was done; without an administrator nobody can mend it.
_NEVER_EMPTY = (Role.AUDITOR, Role.ADMINISTRATOR)


def assign(
    *, person: Person, role: Role, department: Department, by: Actor, reason: str, key: str | None = None
) -> None:
    """Gives a role in a department from today on; Refused when the person already holds it."""
    today = Clock.today()

    def work(change: Change) -> None:
        held = Assignment.objects.filter(in_force(today), person=person, role=role, department=department)
        if held.exists():
            raise Refused(f"{person.label}已在{department.name}任{role.label}")
        Assignment.objects.update_or_create(
            person=person,
            role=role,
            department=department,
            valid_from=today,
            defaults={"valid_to": None, "reported_on": today},
        )

    commit_change(work, by=by, action="org.assign", subject=person.label, reason=reason, key=key)


def end_assignment(*, assignment: Assignment, by: Actor, reason: str, key: str | None = None) -> None:
    """Ends an assignment today. The last auditor and the last administrator of the zone stay (Refused)."""
    if not reason.strip():
        raise Refused("请填写终止任职的理由")
    today = Clock.today()

    def work(change: Change) -> None:
        held = Assignment.objects.select_for_update().get(pk=assignment.pk)
        if held.valid_to is not None and held.valid_to <= today:
            return
        _refuse_last(held)
        held.valid_to, held.reported_on = today, today
        held.save(update_fields=["valid_to", "reported_on"])

    commit_change(
        work, by=by, action="org.end_assignment", subject=assignment.person.label, reason=reason, key=key
    )


def _refuse_last(held: Assignment) -> None:
    """Locks all holders of the role, so that two of them cannot leave at the same moment."""
    if held.role not in _NEVER_EMPTY:
        return
    holders = Assignment.objects.filter(in_force(Clock.today()), role=held.role, person__is_active=True)
    at_zone = holders.filter(department__parent=None).order_by("pk").select_for_update(of=("self",))
    if {assignment.pk for assignment in at_zone} <= {held.pk}:
        raise Refused(f"这是最后一名{Role(held.role).label}，不能终止；请先任命另一名{Role(held.role).label}")
