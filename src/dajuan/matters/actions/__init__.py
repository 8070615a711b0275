"""What can be done to matters."""

from dajuan.matters.actions.bundles import record_bundles

__all__ = ["record_bundles"]
