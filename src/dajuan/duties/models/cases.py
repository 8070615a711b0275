"""Cases: something found or asked, handed to somebody, with a moment by which it is due."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel, WallClockField


class CaseKind(models.TextChoices):
    """案件来源: where cases come from. A further source is a further member, never another table."""

    PATROL = "patrol", "创文排查"
    ENTERPRISE_PROBLEM = "enterprise_problem", "企业问题"
    WALK_THROUGH = "walk_through", "走流程"


class CheckResult(models.TextChoices):
    """核查结果: what a check of the handled case came to."""

    PASSED = "passed", "通过"
    REWORK = "rework", "返工"


class Grade(models.TextChoices):
    """等级: how heavy a case is; the clock may give each its own limit."""

    ORDINARY = "ordinary", "一般"
    MAJOR = "major", "重大"


class Case(LedgeredModel):
    """案件: one case through its stations, each the moment it was reached, empty while it was not.

    Kinds that only know days keep the first minute of the day. ``due_at`` is what the rule in force
    made of it when the case came in, and stays when the rule changes.
    """

    natural_key: ClassVar[tuple[str, ...]] = ("kind", "number")

    kind = models.CharField("案件来源", max_length=20, choices=CaseKind.choices)
    number = models.CharField("案件编号", max_length=200)
    category = models.CharField("类别", max_length=80, blank=True)
    subject = models.TextField("内容", blank=True)
    concerns = models.CharField("涉及对象", max_length=200, blank=True)
    collected_at = WallClockField("收集时间")
    accepted_at = WallClockField("立案时间", null=True)
    dispatched_at = WallClockField("派遣时间", null=True)
    limit_hours = models.IntegerField("处置时限", null=True)
    due_at = WallClockField("截止时间", null=True)
    answered_at = WallClockField("首次反馈时间", null=True)
    handled_at = WallClockField("办理时间", null=True)
    checked_at = WallClockField("核查时间", null=True)
    result = models.CharField("核查结果", max_length=12, choices=CheckResult.choices, blank=True)
    confirmation = models.CharField("当事人确认", max_length=40, blank=True)
    closed_at = WallClockField("销号时间", null=True)
    department_name = models.CharField("承办单位", max_length=80, blank=True)

    class Meta:
        verbose_name = "案件"
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="case_once")]
        indexes = [models.Index(fields=["kind", "due_at"], name="case_due")]


class CaseDetail(LedgeredModel):
    """案件附项: what only one kind of case has. Linked by kind and number, as the ledgers do."""

    natural_key: ClassVar[tuple[str, ...]] = ("kind", "number")

    kind = models.CharField("案件来源", max_length=20, choices=CaseKind.choices)
    number = models.CharField("案件编号", max_length=200)
    area = models.CharField("社区", max_length=80, blank=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    grade = models.CharField("等级", max_length=12, choices=Grade.choices, blank=True)
    found_by = models.CharField("发现岗位", max_length=80, blank=True)
    returned_at = WallClockField("退回时间", null=True)
    declared_status = models.CharField("状态", max_length=20, blank=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "案件附项"
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="case_detail_once")]
