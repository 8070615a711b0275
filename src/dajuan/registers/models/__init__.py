"""Tables of the registers machine."""

from dajuan.registers.models.enterprises import (
    AboutEnterprise,
    ChangeKind,
    Enterprise,
    EnterpriseChange,
    Liaison,
    OperatingState,
    Scale,
)
from dajuan.registers.models.innovation import (
    ContractState,
    EvaluationState,
    ResearchActivity,
    ReserveFirm,
    TechFirm,
    TechnologyContract,
)
from dajuan.registers.models.recognitions import (
    InnovationAlliance,
    InnovationPlatform,
    PlatformLevel,
    Recognition,
    RecognitionKind,
)

__all__ = [
    "AboutEnterprise",
    "ChangeKind",
    "ContractState",
    "Enterprise",
    "EnterpriseChange",
    "EvaluationState",
    "InnovationAlliance",
    "InnovationPlatform",
    "Liaison",
    "OperatingState",
    "PlatformLevel",
    "Recognition",
    "RecognitionKind",
    "ResearchActivity",
    "ReserveFirm",
    "Scale",
    "TechFirm",
    "TechnologyContract",
]
