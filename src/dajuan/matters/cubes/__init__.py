"""What the matters machine offers to indicators."""

from dajuan.matters.cubes.bundles import BUNDLES

__all__ = ["BUNDLES"]
