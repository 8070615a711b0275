"""What the projects machine offers to indicators."""

from dajuan.projects.cubes.batches import BATCH_PROJECTS, MEMBERS, WITHDRAWALS
from dajuan.projects.cubes.funding import BOND_LINES, BOND_PAYMENTS, CENTRAL_FUNDS
from dajuan.projects.cubes.key_projects import KEY_PROJECTS
from dajuan.projects.cubes.progress import MONTHS, PROGRESS
from dajuan.projects.cubes.projects import PROJECTS

__all__ = [
    "BATCH_PROJECTS",
    "BOND_LINES",
    "BOND_PAYMENTS",
    "CENTRAL_FUNDS",
    "KEY_PROJECTS",
    "MEMBERS",
    "MONTHS",
    "PROGRESS",
    "PROJECTS",
    "WITHDRAWALS",
]
