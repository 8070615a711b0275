"""Founding departments: the tree grows only here, and its closure with it."""

from collections.abc import Iterable

from django.conf import settings

from dajuan.kernel.clock import Clock
from dajuan.ledger.actors import Actor
from dajuan.ledger.change import Change, Committed, commit_change
from dajuan.org.models import Closure, Department
from dajuan.org.refusals import Refused


def root_department(change: Change) -> Department:
    """The zone itself, founded under its name from the data home when it is not there yet."""
    root = Department.objects.filter(parent=None).first()
    return root or _found(change, settings.HOME.zone if settings.HOME.exists else "全区", None)


def found_departments(change: Change, names: Iterable[str]) -> dict[str, int]:
    """Ids by name; names not known yet are founded directly under the zone."""
    wanted = {name.strip() for name in names} - {""}
    ids = dict(Department.objects.filter(name__in=wanted).values_list("name", "id"))
    missing = sorted(wanted - set(ids))
    if missing:
        root = root_department(change)
        for name in missing:
            ids[name] = root.pk if name == root.name else _found(change, name, root).pk
    return ids


def add_department(
    *, name: str, parent: Department, by: Actor, reason: str = "", key: str | None = None
) -> Committed[int]:
    """Founds one department below another; Refused when the name is taken."""
    name = name.strip()
    if not name:
        raise Refused("单位名称不能为空")

    def work(change: Change) -> int:
        if Department.objects.filter(name=name).exists():
            raise Refused(f"单位“{name}”已存在，请用原有单位或换一个名称")
        return _found(change, name, parent).pk

    return commit_change(work, by=by, action="org.add_department", subject=name, reason=reason, key=key)


def _found(change: Change, name: str, parent: Department | None) -> Department:
    day = change.reported_on or Clock.today()
    department = Department.objects.create(name=name, parent=parent, reported_on=day)
    above = Closure.objects.filter(descendant=parent) if parent else Closure.objects.none()
    links = [
        Closure(ancestor_id=link.ancestor_id, descendant=department, depth=link.depth + 1) for link in above
    ]
    Closure.objects.bulk_create([*links, Closure(ancestor=department, descendant=department, depth=0)])
    return department
