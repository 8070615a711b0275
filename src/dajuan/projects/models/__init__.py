"""Tables of the projects machine."""

from dajuan.projects.models.batches import BatchMember, BatchWithdrawal, Track
from dajuan.projects.models.funding import BondLine, BondPayment, CentralFund
from dajuan.projects.models.key_projects import KeyProject, Level
from dajuan.projects.models.months import MonthLock, MonthState, ProjectMonth
from dajuan.projects.models.projects import (
    Gate,
    GateKind,
    LightSuppression,
    Project,
    ProjectBudget,
    ProjectPlan,
)

__all__ = [
    "BatchMember",
    "BatchWithdrawal",
    "BondLine",
    "BondPayment",
    "CentralFund",
    "Gate",
    "GateKind",
    "KeyProject",
    "Level",
    "LightSuppression",
    "MonthLock",
    "MonthState",
    "Project",
    "ProjectBudget",
    "ProjectMonth",
    "ProjectPlan",
    "Track",
]
