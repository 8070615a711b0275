"""What others have granted the zone and its enterprises: platforms, alliances, honours and firsts."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class PlatformLevel(models.TextChoices):
    """级别: who recognised a platform."""

    NATIONAL = "national", "国家级"
    PROVINCIAL = "provincial", "省级"
    CITY = "city", "市级"
    DISTRICT = "district", "区级"


class InnovationPlatform(LedgeredModel):
    """创新平台: recognised by a document, at a host enterprise, until it is revoked."""

    natural_key: ClassVar[tuple[str, ...]] = ("host_name", "document", "name")
    is_register: ClassVar[bool] = True

    name = models.CharField("平台名称", max_length=200)
    level = models.CharField("级别", max_length=12, choices=PlatformLevel.choices, blank=True)
    kind = models.CharField("平台类型", max_length=80, blank=True)
    host_name = models.CharField("依托单位", max_length=200, blank=True)
    document = models.CharField("认定文号", max_length=80, blank=True)
    recognised_on = models.DateField("认定日期", null=True)
    revoked_on = models.DateField("撤销日期", null=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "创新平台"
        constraints = [
            models.UniqueConstraint(fields=["host_name", "document", "name"], name="innovation_platform_once")
        ]


class InnovationAlliance(LedgeredModel):
    """创新联盟: enterprises and institutes under one that leads."""

    natural_key: ClassVar[tuple[str, ...]] = ("name",)
    is_register: ClassVar[bool] = True

    name = models.CharField("联盟名称", max_length=200)
    lead_name = models.CharField("牵头单位", max_length=200, blank=True)
    members = models.IntegerField("成员数", null=True)
    founded_on = models.DateField("组建日期", null=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "创新联盟"
        constraints = [models.UniqueConstraint(fields=["name"], name="innovation_alliance_once")]


class RecognitionKind(models.TextChoices):
    """荣誉类型: what an honour claims. A rank says so only within a scope, by a document."""

    NATIONAL_FIRST = "national_first", "全国第一"
    PROVINCIAL_FIRST = "provincial_first", "全省第一"
    CITY_FIRST = "city_first", "全市第一"
    FIRST = "first", "首家"
    ONLY = "only", "唯一"
    FIRST_GROUP = "first_group", "首批"
    AHEAD = "ahead", "率先"
    PRAISED = "praised", "肯定"
    TITLE = "title", "称号"


class Recognition(LedgeredModel):
    """荣誉: who granted what to whom, compared within which scope, by which document, until when."""

    natural_key: ClassVar[tuple[str, ...]] = ("kind", "document", "subject")
    is_register: ClassVar[bool] = True

    subject = models.CharField("事项", max_length=200)
    kind = models.CharField("类型", max_length=20, choices=RecognitionKind.choices, blank=True)
    level = models.CharField("授予层级", max_length=20, blank=True)
    granted_by = models.CharField("授予单位", max_length=120, blank=True)
    document = models.CharField("文号", max_length=80, blank=True)
    granted_on = models.DateField("日期", null=True)
    scope = models.CharField("比较范围", max_length=80, blank=True)
    group_size = models.IntegerField("同批入选数", null=True)
    expires_on = models.DateField("有效期至", null=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "荣誉"
        constraints = [
            models.UniqueConstraint(fields=["kind", "document", "subject"], name="recognition_once")
        ]
