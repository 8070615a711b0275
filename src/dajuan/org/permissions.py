"""Who may do what: abilities by role, and how far each reaches down the tree of departments."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Q, Subquery

from dajuan.kernel.clock import Clock
from dajuan.ledger.reading import kept_at_head
from dajuan.org.models import Assignment, Department, Person, Role


class Reach(Enum):
    """How far an ability goes: every holder; at or below the holder's department; holders at the zone."""

    ALL = "all"
    OWN = "own"
    ZONE = "zone"


#: ability -> role -> reach. A role that is not named does not have the ability.
ABILITIES: dict[str, dict[Role, Reach]] = {
    "read": {Role.LEADER: Reach.ALL, Role.CLERK: Reach.ALL, Role.AUDITOR: Reach.ALL},
    "open_project": {Role.LEADER: Reach.OWN, Role.CLERK: Reach.OWN, Role.AUDITOR: Reach.OWN},
    "open_records": {Role.LEADER: Reach.ZONE, Role.CLERK: Reach.ZONE, Role.AUDITOR: Reach.ZONE},
    "import": {Role.CLERK: Reach.ZONE},
    "load_history": {Role.CLERK: Reach.ZONE},
    "draft_sheet": {Role.CLERK: Reach.ZONE},
    "sign_sheet": {Role.LEADER: Reach.ZONE},
    "suppress_light": {Role.LEADER: Reach.OWN},
    "read_personal": {Role.CLERK: Reach.ZONE},
    "audit": {Role.AUDITOR: Reach.ZONE},
    "manage_accounts": {Role.ADMINISTRATOR: Reach.ZONE},
}


@dataclass(frozen=True)
class Standing:
    """What one person may do today. ``posts`` pairs each role held with its department;
    ``below`` maps such a department to its whole subtree; ``root`` is the zone (None for who holds no post)."""

    posts: tuple[tuple[Role, int], ...]
    below: dict[int, frozenset[int]]
    root: int | None

    def may(self, ability: str, department: int | None = None) -> bool:
        """For a record, ``department`` is the one liable; a record without one belongs to the zone."""
        reaches = ABILITIES[ability]
        return any(
            self._reaches(reaches[role], held, department) for role, held in self.posts if role in reaches
        )

    def _reaches(self, reach: Reach, held: int, department: int | None) -> bool:
        if reach is Reach.ALL or held == self.root:
            return True
        return reach is Reach.OWN and department in self.below[held]

    def departments(self) -> set[int] | None:
        """Departments whose records may be opened; None means all of them."""
        held = {held for role, held in self.posts if role in ABILITIES["open_project"]}
        if self.root in held:
            return None
        return {below for department in held for below in self.below[department]}


def standing(person: Person, on: date | None = None) -> Standing:
    """Reads the assignments in force on a day (today unless told)."""
    if not person.is_active:
        return Standing((), {}, None)
    day = on or Clock.today()
    [found] = kept_at_head(("standing", person.pk, day), lambda: [_standing(person.pk, day)])
    return found


def _standing(person: int, day: date) -> Standing:
    found = _held(person, day)
    below: dict[int, set[int]] = {department: {department} for _, department, _, _ in found}
    for _, department, under, _ in found:
        below[department].add(under)
    posts = tuple(dict.fromkeys((Role(role), department) for role, department, _, _ in found))
    return Standing(
        posts,
        {department: frozenset(ids) for department, ids in below.items()},
        found[0][3] if found else None,
    )


def _held(person: int, day: date) -> list[tuple[str, int, int, int | None]]:
    """(role, department, a department at or below it, the zone) of the assignments in force."""
    root = Department.objects.filter(parent=None).order_by("pk").values("pk")[:1]
    held = Assignment.objects.filter(in_force(day), person=person)
    return list(held.values_list("role", "department_id", "department__below__descendant", Subquery(root)))


def in_force(day: date) -> Q:
    """Assignments that hold on a day; the last day named in ``valid_to`` is the first one without."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def may(person: Person, ability: str, department: int | None = None) -> bool:
    """Whether the person has the ability today."""
    return standing(person).may(ability, department)


def visible_departments(person: Person) -> set[int] | None:
    """Departments whose records the person may open; None means all of them."""
    return standing(person).departments()
