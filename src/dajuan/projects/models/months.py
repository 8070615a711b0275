"""Monthly progress reports, their corrections, and the lock that signing puts on a month."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel
from dajuan.projects.models.projects import project_key


class MonthState(models.TextChoices):
    """Whether a month's row can be used. A rejected row still counts as reported."""

    REPORTED = "reported", "已报"
    REJECTED = "rejected", "剔除"
    CORRECTED = "corrected", "更正"


class ProjectMonth(LedgeredModel):
    """项目月报: cumulative and monthly investment of one project for one month (its first day), in 元."""

    natural_key: ClassVar[tuple[str, ...]] = ("project", "month")

    project = project_key()
    month = models.DateField("月份")
    annual_plan = models.DecimalField("年度计划投资", max_digits=20, decimal_places=2, null=True)
    previous_total = models.DecimalField("上月年初累计", max_digits=20, decimal_places=2, null=True)
    this_month = models.DecimalField("本月完成", max_digits=20, decimal_places=2, null=True)
    year_to_date = models.DecimalField("年初累计完成", max_digits=20, decimal_places=2, null=True)
    since_start = models.DecimalField("开工以来累计", max_digits=20, decimal_places=2, null=True)
    progress_note = models.CharField("形象进度", max_length=200, blank=True)
    problem = models.TextField("存在问题", blank=True)
    filler = models.CharField("填报人", max_length=80, blank=True)
    reviewer = models.CharField("审核人", max_length=80, blank=True)
    state = models.CharField("状态", max_length=10, choices=MonthState.choices, default=MonthState.REPORTED)
    reason = models.CharField("更正原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "项目月报"
        constraints = [models.UniqueConstraint(fields=["project", "month"], name="project_month_once")]
        indexes = [models.Index(fields=["month"])]


class MonthLock(LedgeredModel):
    """月度锁定: a month whose figures are signed; later reports for it are corrections with a reason."""

    natural_key: ClassVar[tuple[str, ...]] = ("month",)

    month = models.DateField("月份", unique=True)
    reason = models.CharField("锁定依据", max_length=200)

    class Meta:
        verbose_name = "月度锁定"
