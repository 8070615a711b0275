"""Who the zone's facts are about: enterprises with their dated place on the register, and what changed."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class AboutEnterprise(LedgeredModel):
    """A row about an enterprise. ``written_code`` is the credit code as the ledger writes it and tells
    rows apart; ``credit_code`` is the same when it is a right one, else empty. Corrections are looked
    up by the written code."""

    enterprise_name = models.CharField("企业名称", max_length=200)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    written_code = models.CharField("填报代码", max_length=40, blank=True)

    class Meta:
        abstract = True


class Scale(models.TextChoices):
    """规模类别: what the statistics bureau counts an enterprise as."""

    LARGE_INDUSTRY = "large_industry", "规上工业"
    LARGE_TRADE = "large_trade", "限上批零"
    LARGE_CATERING = "large_catering", "限上住餐"
    LARGE_SERVICE = "large_service", "规上服务业"
    QUALIFIED_BUILDER = "qualified_builder", "资质建筑业"
    DEVELOPER = "developer", "房地产开发"
    SMALL_INDUSTRY = "small_industry", "规下工业"
    SMALL_SERVICE = "small_service", "规下服务业"
    SMALL_TRADE = "small_trade", "限下批零住餐"
    GROWING = "growing", "成长企业"


class OperatingState(models.TextChoices):
    """经营状态: whether an enterprise works and can be found."""

    NORMAL = "normal", "正常"
    SUSPENDED = "suspended", "停产"
    LOST = "lost", "失联"
    CLOSED = "closed", "注销"


class Enterprise(AboutEnterprise):
    """企业: a legal unit in the zone, from when to when it was above the statistical threshold."""

    natural_key: ClassVar[tuple[str, ...]] = ("written_code",)
    is_register: ClassVar[bool] = True

    scale = models.CharField("规模类别", max_length=20, choices=Scale.choices, blank=True)
    industry_code = models.CharField("行业代码", max_length=8, blank=True)
    chain = models.CharField("产业链", max_length=60, blank=True)
    is_leading = models.BooleanField("头部企业", default=False)
    area = models.CharField("属地", max_length=60, blank=True)
    listed_on = models.DateField("入规时间", null=True)
    delisted_on = models.DateField("退规时间", null=True)
    operating_state = models.CharField("经营状态", max_length=12, choices=OperatingState.choices, blank=True)
    employees = models.IntegerField("从业人数", null=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "企业"
        constraints = [models.UniqueConstraint(fields=["written_code"], name="enterprise_once")]


class ChangeKind(models.TextChoices):
    """变动类型: what happened to an enterprise."""

    LISTED = "listed", "入规"
    DELISTED = "delisted", "退规"
    CODE_CORRECTED = "code_corrected", "信用代码更正"
    RENAMED = "renamed", "更名"
    MOVED = "moved", "迁移"
    CLOSED = "closed", "注销"
    OTHER = "other", "其他"


class EnterpriseChange(LedgeredModel):
    """企业变动: something about an enterprise changed on a day, by a document. ``old_value`` and
    ``new_value`` of a corrected credit code are written as codes should be."""

    natural_key: ClassVar[tuple[str, ...]] = ("kind", "changed_on", "enterprise_name")
    is_register: ClassVar[bool] = True

    enterprise_name = models.CharField("企业名称", max_length=200)
    kind = models.CharField("变动类型", max_length=16, choices=ChangeKind.choices)
    old_value = models.CharField("原值", max_length=200, blank=True)
    new_value = models.CharField("新值", max_length=200, blank=True)
    changed_on = models.DateField("变动日期")
    document = models.CharField("依据", max_length=120, blank=True)
    handler = models.CharField("经办人", max_length=80, blank=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "企业变动"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "changed_on", "enterprise_name"], name="enterprise_change_once"
            )
        ]


class Liaison(AboutEnterprise):
    """包联: a leader and an officer look after one enterprise from one day to another, both included."""

    natural_key: ClassVar[tuple[str, ...]] = ("leader", "officer", "started_on", "written_code")
    is_register: ClassVar[bool] = True

    leader = models.CharField("包联班子成员", max_length=80, blank=True)
    officer = models.CharField("助企干部", max_length=80, blank=True)
    started_on = models.DateField("起始日期")
    ended_on = models.DateField("结束日期", null=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "包联"
        constraints = [
            models.UniqueConstraint(
                fields=["leader", "officer", "started_on", "written_code"], name="liaison_once"
            )
        ]
