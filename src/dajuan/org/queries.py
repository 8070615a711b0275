"""Typed reads of people and departments."""

from django.db.models import Count, Prefetch, Q, QuerySet

from dajuan.kernel.clock import Clock
from dajuan.org.models import Assignment, Department, Person
from dajuan.org.permissions import in_force


def people() -> QuerySet[Person]:
    """Everybody with an account, with ``current``: the assignments in force."""
    today = Assignment.objects.filter(in_force(Clock.today())).select_related("department")
    return Person.objects.order_by("label", "pk").prefetch_related(
        Prefetch("assignments", queryset=today.order_by("pk"), to_attr="current")
    )


def assignments_of(person: Person) -> QuerySet[Assignment]:
    """All of them, the latest first, ended ones included."""
    return person.assignments.select_related("department").order_by("-valid_from", "-pk")


def departments() -> QuerySet[Department]:
    """The tree in reading order by name, each with ``posts``: people assigned today."""
    today = Clock.today()
    held = Q(assignments__valid_from__lte=today) & (
        Q(assignments__valid_to__isnull=True) | Q(assignments__valid_to__gt=today)
    )
    return (
        Department.objects.select_related("parent")
        .annotate(posts=Count("assignments", filter=held))
        .order_by("parent_id", "name")
    )
