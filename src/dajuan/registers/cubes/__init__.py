"""What the registers machine offers to indicators."""

from dajuan.registers.cubes import enterprises, innovation, recognitions

__all__ = ["enterprises", "innovation", "recognitions"]
