"""The city platform's project ledger: one row becomes a project, its budget, its plan and its gates."""

from collections.abc import Sequence
from datetime import date

from dajuan.ledger.change import Change
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, taken
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
    names = {str(row["department"]) for row in rows if row.get("department")}
    departments = found_departments(change, sorted(names)) if names else {}
    recorded = record_rows(
        change,
        Project,
        [
            taken(row, Project, department_id=departments.get(str(row.get("department"))),
                  in_statistics=bool(row.get("in_statistics")))
            for row in rows
        ],
    )  # fmt: skip
    parts = record_rows(
        change,
        ProjectBudget,
        [
            taken(row, ProjectBudget, project_code=row["code"])
            for row in rows
            if row.get("total_investment") is not None
        ],
    )
    parts += record_rows(change, ProjectPlan, _plans(rows))
    parts += record_rows(change, Gate, _gates(rows))
    touched = min(recorded.unchanged, parts.created + parts.changed)
    return Recorded(recorded.created, recorded.changed + touched, recorded.unchanged - touched)


def _plans(rows: Sequence[Row]) -> list[dict[str, object]]:
    known = set(ProjectPlan.objects.values_list("project_id", "year"))
    plans = []
    for row in rows:
        reported_on = row["reported_on"]
        assert isinstance(reported_on, date)  # noqa: S101 - the importer dates every row
        given = row.get("annual_plan") is not None or row.get("annual_goal")
        if given or (row["code"], reported_on.year) in known:
            plans.append(taken(row, ProjectPlan, project_code=row["code"], year=reported_on.year))
    return plans


def _gates(rows: Sequence[Row]) -> list[dict[str, object]]:
    known = set(Gate.objects.values_list("project_id", "kind"))
    gates = []
    for row in rows:
        for kind, planned, actual in _GATES:
            dates = row.get(planned), row.get(actual)
            if any(dates) or (row["code"], kind.value) in known:
                gates.append(
                    taken(
                        row,
                        Gate,
                        project_code=row["code"],
                        kind=kind.value,
                        planned=dates[0],
                        actual=dates[1],
                    )
                )
    return gates
