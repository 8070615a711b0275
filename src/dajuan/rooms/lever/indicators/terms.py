"""Words the lever's indicators share: cubes by name, conditions."""

import ibis.expr.types as ir

from dajuan.indicators.formulas import Condition

PROJECTS = "projects"
PROGRESS = "progress"
MONTHS = "project_months"
MEMBERS = "batch_members"
BATCH_PROJECTS = "batch_projects"
COHORTS = "batch_cohorts"
KEY_PROJECTS = "key_projects"


def is_whole(t: ir.Table) -> ir.BooleanValue:
    """Counts as a project of its own: not a child of a bundle."""
    return ~t.is_child


def is_child(t: ir.Table) -> ir.BooleanValue:
    return t.is_child


def flag(column: str) -> Condition:
    """Rows in which a yes-or-no column says yes."""
    return lambda t: t[column]


def has_plan(t: ir.Table) -> ir.BooleanValue:
    return t.annual_plan.notnull()
