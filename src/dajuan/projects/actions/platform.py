"""The city platform's project ledger: one row becomes a project, its budget, its plan and its gates."""

from collections.abc import Sequence
from datetime import date

from dajuan.ledger.change import Change
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, Rows, taken
from dajuan.org.actions import found_departments
from dajuan.projects.models import Gate, GateKind, Project, ProjectBudget, ProjectPlan

_GATES = (
    (GateKind.SIGNED, "planned_signing", "signed_on"),
    (GateKind.PERFORMED, "planned_performance", "performed_on"),
    (GateKind.STARTED, "planned_start", "started_on"),
    (GateKind.COMPLETED, "planned_completion", "completed_on"),
    (GateKind.PRODUCING, "planned_production", "producing_on"),
    (GateKind.AT_CAPACITY, "planned_capacity", "at_capacity_on"),
)


def record_platform_projects(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of Project (``department`` by name), ProjectBudget, ProjectPlan, and the gate dates
    ``planned_start``, ``started_on``, ``planned_completion``, ``completed_on``, ``producing_on``, ...

    A plan or a gate once recorded is emptied when the ledger no longer gives it.
    """
    found = Rows.of(rows)
    offices = found.column("department")
    names = {str(office) for office in offices if office}
    departments = found_departments(change, sorted(names)) if names else {}
    projects = taken(
        found,
        Project,
        department_id=[departments.get(str(office)) for office in offices],
        in_statistics=[bool(value) for value in found.column("in_statistics")],
    )
    recorded = record_rows(change, Project, projects)
    budgeted = found.pick([i for i, v in enumerate(found.column("total_investment")) if v is not None])
    parts = record_rows(
        change, ProjectBudget, taken(budgeted, ProjectBudget, project_code=budgeted.column("code"))
    )
    parts += record_rows(change, ProjectPlan, _plans(found))
    parts += record_rows(change, Gate, _gates(found))
    touched = min(recorded.unchanged, parts.created + parts.changed)
    return Recorded(recorded.created, recorded.changed + touched, recorded.unchanged - touched)


def _plans(rows: Rows) -> Rows:
    known = set(ProjectPlan.objects.values_list("project_id", "year"))
    years = [day.year for day in rows.column("reported_on") if isinstance(day, date)]
    given = zip(
        rows.column("code"), years, rows.column("annual_plan"), rows.column("annual_goal"), strict=True
    )
    planned = [
        index
        for index, (code, year, plan, goal) in enumerate(given)
        if plan is not None or goal or (code, year) in known
    ]
    found = rows.pick(planned)
    return taken(
        found, ProjectPlan, project_code=found.column("code"), year=[years[index] for index in planned]
    )


def _gates(rows: Rows) -> Rows:
    known: set[tuple[object, str]] = set(Gate.objects.values_list("project_id", "kind"))
    return Rows.joined(_gate(rows, kind.value, planned, actual, known) for kind, planned, actual in _GATES)


def _gate(rows: Rows, kind: str, planned: str, actual: str, known: set[tuple[object, str]]) -> Rows:
    days = zip(rows.column("code"), rows.column(planned), rows.column(actual), strict=True)
    found = rows.pick(
        [i for i, (code, first, last) in enumerate(days) if first or last or (code, kind) in known]
    )
    return taken(
        found,
        Gate,
        project_code=found.column("code"),
        kind=kind,
        planned=found.column(planned),
        actual=found.column(actual),
    )
