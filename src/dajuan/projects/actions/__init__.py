"""What is done to projects. Every action writes through ``commit_change``."""

from dajuan.projects.actions.batches import record_batch_members, record_batch_withdrawals
from dajuan.projects.actions.funding import record_bond_lines, record_bond_payments, record_central_funds
from dajuan.projects.actions.key_projects import record_key_projects
from dajuan.projects.actions.months import lock_months, record_month_corrections, record_project_months
from dajuan.projects.actions.platform import record_platform_projects
from dajuan.projects.actions.suppression import suppress_light

__all__ = [
    "lock_months",
    "record_batch_members",
    "record_batch_withdrawals",
    "record_bond_lines",
    "record_bond_payments",
    "record_central_funds",
    "record_key_projects",
    "record_month_corrections",
    "record_platform_projects",
    "record_project_months",
    "suppress_light",
]
