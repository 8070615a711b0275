"""The provincial and the municipal yearly lists of key projects."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class Level(models.TextChoices):
    """Whose list it is."""

    PROVINCIAL = "provincial", "省重点"
    CITY = "city", "市重点"


class KeyProject(LedgeredModel):
    """重点项目: one line of a yearly list. One project may stand on both lists."""

    natural_key: ClassVar[tuple[str, ...]] = ("year", "level", "project_code")
    is_register: ClassVar[bool] = True

    year = models.IntegerField("年度")
    level = models.CharField("级别", max_length=12, choices=Level.choices)
    project_code = models.CharField("项目代码", max_length=40, db_index=True)
    project_name = models.CharField("项目名称", max_length=200)
    nature = models.CharField("建设性质", max_length=20, blank=True)
    content = models.CharField("主要建设内容", max_length=400, blank=True)
    years = models.CharField("建设年限", max_length=40, blank=True)
    total_investment = models.DecimalField("总投资", max_digits=20, decimal_places=2, null=True)
    invested_before = models.DecimalField("截至上年底累计完成", max_digits=20, decimal_places=2, null=True)
    annual_plan = models.DecimalField("年度计划投资", max_digits=20, decimal_places=2, null=True)
    invested = models.DecimalField("本年累计完成投资", max_digits=20, decimal_places=2, null=True)
    annual_goal = models.CharField("年度建设目标", max_length=200, blank=True)
    approvals_needed = models.IntegerField("联审联批应办", null=True)
    approvals_done = models.IntegerField("联审联批已办", null=True)
    department_name = models.CharField("责任单位", max_length=80, blank=True)
    responsible = models.CharField("责任人", max_length=80, blank=True)

    class Meta:
        verbose_name = "重点项目"
        constraints = [
            models.UniqueConstraint(fields=["year", "level", "project_code"], name="key_project_once")
        ]
