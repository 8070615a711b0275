"""Tables of the registers machine."""

from dajuan.registers.models.certificates import DogCertificate
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
from dajuan.registers.models.personal import PersonalValue
from dajuan.registers.models.places import Place, PlaceFeature, PlaceStatus, Work
from dajuan.registers.models.plans import EmergencyPlan, PlanLevel
from dajuan.registers.models.recognitions import (
    InnovationAlliance,
    InnovationPlatform,
    PlatformLevel,
    Recognition,
    RecognitionKind,
)
from dajuan.registers.models.trainings import Training

__all__ = [
    "AboutEnterprise",
    "ChangeKind",
    "ContractState",
    "DogCertificate",
    "EmergencyPlan",
    "Enterprise",
    "EnterpriseChange",
    "EvaluationState",
    "InnovationAlliance",
    "InnovationPlatform",
    "Liaison",
    "OperatingState",
    "PersonalValue",
    "Place",
    "PlaceFeature",
    "PlaceStatus",
    "PlanLevel",
    "PlatformLevel",
    "Recognition",
    "RecognitionKind",
    "ResearchActivity",
    "ReserveFirm",
    "Scale",
    "TechFirm",
    "TechnologyContract",
    "Training",
    "Work",
]
