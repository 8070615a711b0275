"""What the registers machine offers to indicators."""

from dajuan.registers.cubes import enterprises, innovation, recognitions
from dajuan.registers.cubes.certificates import DOG_CERTIFICATES
from dajuan.registers.cubes.places import PLACES, WORKS
from dajuan.registers.cubes.plans import PLANS
from dajuan.registers.cubes.trainings import TRAININGS

__all__ = [
    "DOG_CERTIFICATES",
    "PLACES",
    "PLANS",
    "TRAININGS",
    "WORKS",
    "enterprises",
    "innovation",
    "recognitions",
]
