"""The base of every table whose rows are facts."""

from typing import ClassVar

from django.apps import apps
from django.db import models

from dajuan.ledger.models.imports import Entry


class LedgeredModel(models.Model):
    """A fact with the date it was reported and the workbook row it came from.

    Subclasses name their ``natural_key`` (fields of a UniqueConstraint); a migration attaches
    capture with ``Ledgered(app_label, model)``.
    """

    natural_key: ClassVar[tuple[str, ...]]
    #: A register (a list of things) is read at its first version before it was first reported;
    #: a report (a figure for a month) simply is not there yet.
    is_register: ClassVar[bool] = False

    reported_on = models.DateField("填报日")
    entry = models.ForeignKey(
        Entry, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, verbose_name="来源行"
    )

    class Meta:
        abstract = True


def ledgered_models() -> dict[str, type[LedgeredModel]]:
    """Every table whose rows are facts, with its model."""
    return {m._meta.db_table: m for m in apps.get_models() if issubclass(m, LedgeredModel)}
