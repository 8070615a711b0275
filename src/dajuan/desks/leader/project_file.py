"""Everything the page of one project shows beside its row."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from dajuan.desks import charts
from dajuan.desks.history import Version, history_of
from dajuan.desks.leader.lit_rules import LitRule, lit_rules
from dajuan.desks.leader.project_rows import Row
from dajuan.desks.reading import Reading
from dajuan.projects.models import (
    BatchMember,
    BatchWithdrawal,
    Gate,
    GateKind,
    KeyProject,
    LightSuppression,
    Project,
    ProjectBudget,
    ProjectMonth,
    ProjectPlan,
)


@dataclass(frozen=True)
class MoneyBar:
    """One line of the money card; amounts in 元."""

    label: str
    value: Decimal
    whole: Decimal
    chart: charts.Bullet


@dataclass(frozen=True)
class ProjectFile:
    """The parts of the page."""

    timeline: charts.Timeline | None
    gates: list[Gate]
    money: list[MoneyBar]
    lights: list[LitRule]
    suppressions: QuerySet[LightSuppression]
    months: list[ProjectMonth]
    members: list[BatchMember]
    withdrawals: list[BatchWithdrawal]
    key_projects: list[KeyProject]
    children: QuerySet[Project]
    parent: Project | None
    history: list[Version]


def project_file(project: Project, row: Row, reading: Reading) -> ProjectFile:
    """Reads the parts; the caller has opened the transaction."""
    at = reading.valid_date
    order = {kind: place for place, kind in enumerate(GateKind.values)}
    gates = sorted(Gate.objects.filter(project=project), key=lambda gate: order[gate.kind])
    year = ProjectMonth.objects.filter(project=project, month__year=at.year, month__lte=at)
    months = list(year.select_related("entry__sheet__file").order_by("-month"))
    members = list(BatchMember.objects.filter(project_code=project.code).order_by("round"))
    withdrawals = list(BatchWithdrawal.objects.filter(project_code=project.code).order_by("round"))
    keys = list(KeyProject.objects.filter(project_code=project.code).order_by("year", "level"))
    drawn = [
        charts.Gate(GateKind(gate.kind).label, gate.planned, gate.actual, gate.evidence)
        for gate in gates
        if gate.planned or gate.actual
    ]
    return ProjectFile(
        timeline=charts.timeline(drawn, at),
        gates=gates,
        money=_money(project, row),
        lights=lit_rules(row, at),
        suppressions=LightSuppression.objects.filter(project=project).order_by("-valid_from"),
        months=months,
        members=members,
        withdrawals=withdrawals,
        key_projects=keys,
        children=Project.objects.filter(parent_code=project.code).order_by("code"),
        parent=Project.objects.filter(code=project.parent_code).first() if project.parent_code else None,
        history=_history(project, gates, members, withdrawals, keys),
    )


def _money(project: Project, row: Row) -> list[MoneyBar]:
    budget = ProjectBudget.objects.filter(project=project).first()
    plan, done = row.annual_plan or Decimal(0), row.year_to_date or Decimal(0)
    bars = []
    if plan:
        target = plan * row.elapsed / row.whole
        most = max(plan, done)
        bars.append(
            MoneyBar(
                "本年完成 / 年度计划",
                done,
                plan,
                charts.bullet(
                    done, target, most, f"本年完成占年度计划{done / plan * 100:.1f}%，竖线为时序目标"
                ),
            )
        )
    if budget:
        total = budget.total_investment or Decimal(1)
        for label, value in (("自筹 / 总投资", budget.own_funds), ("贷款及其他 / 总投资", budget.loan_funds)):
            if value is not None:
                share = charts.bullet(value, None, total, f"{label}：{value / total * 100:.1f}%")
                bars.append(MoneyBar(label, value, total, share))
    return bars


def _history(
    project: Project,
    gates: list[Gate],
    members: list[BatchMember],
    withdrawals: list[BatchWithdrawal],
    keys: list[KeyProject],
) -> list[Version]:
    def ids(model: type[ProjectBudget | ProjectPlan | ProjectMonth | LightSuppression]) -> list[int]:
        return list(model.objects.filter(project=project).values_list("pk", flat=True))

    return history_of(
        {
            Project: [project.pk],
            ProjectBudget: ids(ProjectBudget),
            ProjectPlan: ids(ProjectPlan),
            ProjectMonth: ids(ProjectMonth),
            LightSuppression: ids(LightSuppression),
            Gate: [gate.pk for gate in gates],
            BatchMember: [member.pk for member in members],
            BatchWithdrawal: [withdrawal.pk for withdrawal in withdrawals],
            KeyProject: [key.pk for key in keys],
        }
    )
