"""What the duties machine offers to indicators."""

from dajuan.duties.cubes.cases import PATROLS, PROBLEMS, WALKS

__all__ = ["PATROLS", "PROBLEMS", "WALKS"]
