"""Work of the desks for later, where the worker looks for it."""

from dajuan.desks.clerk.staging import expire_upload

__all__ = ["expire_upload"]
