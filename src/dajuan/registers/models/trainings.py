"""Trainings held for workers."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class Training(LedgeredModel):
    """培训: one session; ``attendance`` counts people as often as they came."""

    natural_key: ClassVar[tuple[str, ...]] = ("kind", "held_on", "topic", "site", "sector", "organizer")
    is_register: ClassVar[bool] = True

    kind = models.CharField("培训种类", max_length=40)
    held_on = models.DateField("培训日期")
    topic = models.CharField("培训主题", max_length=120, blank=True)
    site = models.CharField("培训地点", max_length=120, blank=True)
    sector = models.CharField("培训行业", max_length=40, blank=True)
    organizer = models.CharField("组织单位", max_length=80, blank=True)
    attendance = models.IntegerField("参训人次")
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "培训"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "held_on", "topic", "site", "sector", "organizer"], name="training_once"
            )
        ]
