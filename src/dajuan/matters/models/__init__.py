"""Tables of the matters machine."""

from dajuan.matters.models.bundles import Bundle, BundleStage

__all__ = ["Bundle", "BundleStage"]
