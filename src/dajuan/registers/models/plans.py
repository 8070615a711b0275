"""The tree of emergency plans and until when each holds."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class PlanLevel(models.TextChoices):
    """预案层级: 1+N+X, the zone's own plan, those of departments and streets, those of villages and firms."""

    ZONE = "zone", "1"
    DEPARTMENT = "department", "N"
    SITE = "site", "X"


class EmergencyPlan(LedgeredModel):
    """应急预案: a plan for whom, approved on a day, valid until (and on) another."""

    natural_key: ClassVar[tuple[str, ...]] = ("subject", "name")
    is_register: ClassVar[bool] = True

    subject = models.CharField("适用对象", max_length=120, blank=True)
    name = models.CharField("预案名称", max_length=200)
    level = models.CharField("预案层级", max_length=12, choices=PlanLevel.choices, blank=True)
    parent_name = models.CharField("上级预案", max_length=200, blank=True)
    edition = models.CharField("预案版本", max_length=40, blank=True)
    approved_on = models.DateField("审批日期", null=True)
    valid_to = models.DateField("有效期至", null=True)
    responsible = models.CharField("责任岗位", max_length=80, blank=True)
    drilled_on = models.DateField("演练日期", null=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "应急预案"
        constraints = [models.UniqueConstraint(fields=["subject", "name"], name="emergency_plan_once")]
