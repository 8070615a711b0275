"""Tables of the registers machine."""

from dajuan.registers.models.certificates import DogCertificate
from dajuan.registers.models.personal import PersonalValue
from dajuan.registers.models.places import Place, PlaceFeature, PlaceStatus, Work
from dajuan.registers.models.plans import EmergencyPlan, PlanLevel
from dajuan.registers.models.trainings import Training

__all__ = [
    "DogCertificate",
    "EmergencyPlan",
    "PersonalValue",
    "Place",
    "PlaceFeature",
    "PlaceStatus",
    "PlanLevel",
    "Training",
    "Work",
]
