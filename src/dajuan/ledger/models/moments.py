"""Moments as a register writes them: by the clock on the wall."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class WallClockField(models.DateTimeField):  # type: ignore[type-arg] # not generic when it runs
    """A moment without time zone. A ledger says 18:00 and means 18:00 where it was written; kept so,
    its document in the ledger and every sum of hours are the same whatever zone a session is in."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        del connection
        return "timestamp without time zone"

    def get_prep_value(self, value: object) -> object:
        return models.Field.get_prep_value(self, value)
