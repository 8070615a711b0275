"""One ORM aggregate per cell: how a Django project without an engine usually fills a report.

Each cell is its own query over the live tables. Figures as they were known earlier (P030 first, P032, P034,
P035) have no ORM form and are left out; operands of a rate are two cells.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum

from dajuan.projects.models import (
    BatchMember,
    BatchWithdrawal,
    Gate,
    KeyProject,
    Project,
    ProjectBudget,
    ProjectMonth,
    ProjectPlan,
)

AT = date(2022, 6, 30)
_HALF = Q(month__range=(date(2022, 1, 1), date(2022, 6, 1)), year_to_date__isnull=False)


def _whole() -> "QuerySet[Project]":
    """Projects with what the cells ask of them, each part a subquery."""
    mine = OuterRef("code")
    start = Gate.objects.filter(project_id=mine, kind="started")
    return Project.objects.filter(parent_code="").annotate(
        total=Subquery(ProjectBudget.objects.filter(project_id=mine).values("total_investment")[:1]),
        plan=Subquery(ProjectPlan.objects.filter(project_id=mine, year=2022).values("annual_plan")[:1]),
        done=Subquery(
            ProjectMonth.objects.filter(_HALF, project_id=mine).order_by("-month").values("year_to_date")[:1]
        ),
        planned=Subquery(start.values("planned")[:1]),
        actual=Subquery(start.values("actual")[:1]),
    )


def _on_list(at: date = AT) -> "QuerySet[BatchMember]":
    left = BatchWithdrawal.objects.filter(
        round=OuterRef("round"), track=OuterRef("track"), provincial_code=OuterRef("provincial_code"),
        withdrawn_on__lte=at,
    )  # fmt: skip
    return BatchMember.objects.filter(~Exists(left), admitted_on__lte=at)


def cells() -> Iterator[object]:
    """Runs every cell, one query each."""
    yield from _project_cells()
    yield from _breakdown_cells()
    yield from _batch_cells()
    yield from _key_cells()


def _project_cells() -> Iterator[object]:
    yield _whole().count()
    for name in ("total", "done", "plan"):
        yield _whole().aggregate(value=Sum(name))["value"]
    yield _whole().filter(plan__isnull=False).aggregate(value=Sum("done"))["value"]
    yield Project.objects.exclude(parent_code="").count()
    yield _whole().filter(Exists(Project.objects.filter(parent_code=OuterRef("code")))).count()
    yield _whole().filter(actual__lte=AT, in_statistics=False).count()
    yield _whole().filter(actual__range=(date(2022, 1, 1), AT)).count()
    months = ProjectMonth.objects.filter(month__range=(date(2022, 1, 1), date(2022, 6, 1)))
    yield months.values("project_id").annotate(n=Count("month", distinct=True)).filter(n__lt=6).count()
    for month in range(1, 7):
        until = Q(month__range=(date(2022, 1, 1), date(2022, month, 1)), year_to_date__isnull=False)
        last = ProjectMonth.objects.filter(until, project_id=OuterRef("code")).order_by("-month")
        yield Project.objects.aggregate(value=Sum(Subquery(last.values("year_to_date")[:1])))["value"]


def _breakdown_cells() -> Iterator[object]:
    for stage in Project.objects.values_list("stage", flat=True).distinct():
        yield _whole().filter(stage=stage).count()
    for department in Project.objects.values_list("department", flat=True).distinct():
        yield _whole().filter(department=department).count()
    for code in Project.objects.values_list("industry_code", flat=True).distinct():
        yield _whole().filter(industry_code__startswith=code[:3]).count()
        yield _whole().filter(industry_code__startswith=code[:3]).aggregate(value=Sum("total"))["value"]
    judged = _whole().filter(plan__gt=0, actual__lte=AT).annotate(ahead=F("done") * 1200 - F("plan") * 600)
    yield judged.filter(ahead__gte=F("plan") * -120).count()
    yield judged.filter(ahead__lt=F("plan") * -120, ahead__gte=F("plan") * -360).count()
    yield judged.filter(ahead__lt=F("plan") * -360).count()
    late = _whole().filter(planned__lte=AT).filter(Q(actual__isnull=True) | Q(actual__gt=AT))
    yield late.filter(planned__lt=date(2022, 4, 1)).count()
    yield late.filter(planned__gte=date(2022, 4, 1)).count()
    for month in range(1, 7):
        yield _whole().filter(actual__year=2022, actual__month=month, actual__lte=AT).count()


def _batch_cells() -> Iterator[object]:
    yield _on_list().aggregate(value=Count("project_code", distinct=True))["value"]
    yield _on_list().count()
    yield BatchWithdrawal.objects.filter(withdrawn_on__lte=AT).count()
    for round_number in range(1, 6):
        yield _on_list().filter(round=round_number).count()
    for at in (AT, date(2022, 3, 31), date(2022, 4, 30), date(2022, 5, 31)):
        for track, reached in (
            ("start", "started_on"),
            ("production", "at_capacity_on"),
            ("signing", "performed_on"),
        ):
            cohort = _on_list(at).filter(round__lte=4, track=track)
            yield cohort.count()
            yield cohort.filter(**{f"{reached}__lte": at}).count()
    latest = _on_list().order_by("project_code", "-round", "-admitted_on", "-id").distinct("project_code")
    yield BatchMember.objects.filter(pk__in=latest.values("pk")).aggregate(value=Sum("declared_investment"))
    codes = _on_list().values("project_code")
    yield KeyProject.objects.filter(project_code__in=codes).values("project_code").distinct().count()
    yield Project.objects.filter(code__in=codes).count()


def _key_cells() -> Iterator[object]:
    listed = KeyProject.objects.filter(year=2022)
    yield listed.values("project_code").distinct().count()
    for level in ("provincial", "city"):
        yield listed.filter(level=level).count()
        yield listed.filter(level=level).aggregate(value=Sum("invested"))["value"]
        yield listed.filter(level=level).aggregate(value=Sum("annual_plan"))["value"]
    city = listed.filter(level="city").values("project_code")
    yield listed.filter(level="provincial", project_code__in=city).count()
    last = ProjectMonth.objects.filter(_HALF, project_id=OuterRef("project_code")).order_by("-month")
    done = listed.filter(level="city").annotate(done=Subquery(last.values("year_to_date")[:1]))
    yield done.aggregate(value=Sum("done"))["value"]
    union = listed.order_by("project_code", "-level").distinct("project_code")
    yield KeyProject.objects.filter(pk__in=union.values("pk")).aggregate(value=Sum("annual_plan"))["value"]
