"""The project list as a plain Django application would make it: ORM with subqueries, Django templates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from unittest.mock import patch

from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine, Template

from dajuan.desks.leader import projects
from dajuan.desks.leader.project_rows import Listing, Narrowing, Row, Sums
from dajuan.desks.reading import Reading
from dajuan.projects.models import Gate, Project, ProjectBudget, ProjectMonth, ProjectPlan

AT = date(2022, 6, 30)
_ROW = """{% for row in found.rows %}
  <tr><td>{% if row.light %}<span class="light is-{{ row.light }}">{{ row.light }}</span>{% else %}<span class="fine">不亮灯</span>{% endif %}</td>
    <td><a href="{% url 'project_page' row.project_code %}?{{ reading.query }}">{{ row.name }}</a><small class="wrap">{{ row.project_code }}{% if row.is_child %} · 打捆子项{% elif row.is_bundle %} · 打捆{% endif %}{% if row.chain %} · {{ row.chain }}{% endif %}</small></td>
    <td data-label="责任单位">{{ row.department|default:"未填" }}{% if row.officer %}<small>{{ row.officer }}</small>{% endif %}</td>
    <td data-label="阶段">{{ row.stage|default:"未填" }}{% if row.missed_a_month %}<small class="warn">缺报月报</small>{% endif %}</td>
    <td class="n" data-label="总投资（万元）">{{ row.total_investment|wan }}</td>
    <td class="n" data-label="年度计划（万元）">{{ row.annual_plan|wan }}</td>
    <td class="n" data-label="本年完成（万元）">{{ row.year_to_date|wan }}</td>
    <td class="n" data-label="完成率">{{ row.completion|rate }}{% if row.low_target %}<small class="warn">目标偏低</small>{% endif %}</td></tr>
{% endfor %}"""


@dataclass
class DjangoPage:
    """Everything but the rows is taken from our page as fixed text, which favours this one."""

    template: Template

    @classmethod
    def like(cls, html: str) -> "DjangoPage":
        head, _, rest = html.partition("<tbody>")
        _, _, tail = rest.partition("</tbody>")
        fixed = [f"{{% verbatim %}}{part}{{% endverbatim %}}" for part in (head, tail)]
        engine = Engine(builtins=["benchmarks.page_filters"])
        return cls(Template(f"{fixed[0]}<tbody>{_ROW}</tbody>{fixed[1]}", engine=engine))

    def render(self, request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
        """Stands where ``django.shortcuts.render`` stands in the view."""
        return HttpResponse(self.template.render(Context(context["main"])))


def same_rows(html: str) -> list[Any]:
    """Patches under which the view fills Django templates with our rows; ``html`` is our page."""
    plain = DjangoPage.like(html)
    return [patch.object(projects, "written", _unwritten), patch.object(projects, "render", plain.render)]


def plain_page(html: str) -> list[Any]:
    """Patches under which the rows come by the ORM, too."""
    by_orm = [patch.object(projects, "listing", orm_listing), patch.object(projects, "choices", orm_choices)]
    return same_rows(html) + by_orm


def _unwritten(template: str, asked: object, context: Callable[[], dict[str, object]]) -> dict[str, object]:
    """Stands where ``written`` stands in the view: the rows are left to ``DjangoPage.render``."""
    return context()


def orm_listing(narrowing: Narrowing, reading: Reading, offset: int = 0, limit: int = 50) -> Listing:
    """The same rows and sums by the ORM; the lights are left to the template's worst case, unlit."""
    mine = OuterRef("code")
    start = Gate.objects.filter(project_id=mine, kind="started")
    in_year = ProjectMonth.objects.filter(project_id=mine, month__range=(date(2022, 1, 1), AT))
    months = in_year.order_by().values("project_id").annotate(n=Count("month"))
    found = Project.objects.select_related("department").annotate(
        total=Subquery(ProjectBudget.objects.filter(project_id=mine).values("total_investment")[:1]),
        plan=Subquery(ProjectPlan.objects.filter(project_id=mine, year=2022).values("annual_plan")[:1]),
        done=Subquery(in_year.filter(year_to_date__isnull=False).order_by("-month").values("year_to_date")[:1]),
        planned=Subquery(start.values("planned")[:1]),
        actual=Subquery(start.values("actual")[:1]),
        reports=Subquery(months.values("n")[:1]),
    )  # fmt: skip
    sums = found.filter(parent_code="").aggregate(
        n=Count("id"), total_sum=Sum("total"), plan_sum=Sum("plan"), done_sum=Sum("done")
    )
    rows = [_row(project) for project in found.order_by("code")[offset : offset + limit]]
    foot = Sums(sums["n"], sums["total_sum"], sums["plan_sum"], sums["done_sum"])
    return Listing(rows, foot, Project.objects.count())


def _row(p: "Project") -> Row:
    found = vars(p)
    name = p.department.name if p.department else None
    return Row(
        p.code, p.name, p.department_id, name, p.owner_name, p.chain, p.stage, p.officer, p.parent_code != "",
        False, found["total"], found["plan"], found["done"], found["planned"], found["actual"], p.in_statistics,
        bool(found["reports"]) and found["reports"] < 6, None, None, None, 6, 12, False,
    )  # fmt: skip


def orm_choices(reading: Reading) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer, one query each."""
    named = Project.objects.filter(~Q(department=None)).values_list("department_id", "department__name")
    return {
        "department": [(str(key), str(name)) for key, name in named.distinct()],
        "stage": [(v, v) for v in Project.objects.values_list("stage", flat=True).distinct()],
        "chain": [(v, v) for v in Project.objects.values_list("chain", flat=True).distinct()],
    }
