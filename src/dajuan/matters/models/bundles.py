"""Matters offered as one: before and after."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class BundleStage(models.TextChoices):
    """推出情况: whether people can already use it."""

    PREPARING = "preparing", "筹备"
    LAUNCHED = "launched", "已推出"


class Bundle(LedgeredModel):
    """一件事: several matters done in one visit, with what it took before and what it takes now."""

    natural_key: ClassVar[tuple[str, ...]] = ("name",)
    is_register: ClassVar[bool] = True

    name = models.CharField("“一件事”名称", max_length=120)
    department_name = models.CharField("牵头部门", max_length=80, blank=True)
    matters = models.IntegerField("涉及事项数", null=True)
    materials_before = models.IntegerField("原材料数", null=True)
    materials = models.IntegerField("现材料数", null=True)
    steps_before = models.IntegerField("原环节", null=True)
    steps = models.IntegerField("现环节", null=True)
    days_before = models.IntegerField("原时限", null=True)
    days = models.IntegerField("现时限", null=True)
    launched_on = models.DateField("推出日期", null=True)
    stage = models.CharField("推出情况", max_length=12, choices=BundleStage.choices)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "一件事"
        constraints = [models.UniqueConstraint(fields=["name"], name="bundle_once")]
