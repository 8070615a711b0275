"""What stands or is done at a place: facilities, green plots, demolitions, works on roads and after floods."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class PlaceStatus(models.TextChoices):
    """状态: what the ledger says of a place on the day it was filled in; the dates say since when."""

    PLANNED = "planned", "未开工"
    BUILDING = "building", "在建"
    FINISHED = "finished", "完工"
    OPEN = "open", "开放"
    CLOSED = "closed", "停用"


class Place(LedgeredModel):
    """点位: one facility or piece of work at a place. ``kind`` is the ledger it belongs to; ``quantity``
    is in ``unit`` (米, 平方米, 个); ``finished_on`` is the day it was built, cleared, opened."""

    natural_key: ClassVar[tuple[str, ...]] = ("kind", "name")
    is_register: ClassVar[bool] = True

    kind = models.CharField("点位种类", max_length=40)
    name = models.CharField("点位名称", max_length=200)
    category = models.CharField("点位类别", max_length=40, blank=True)
    address = models.CharField("位置", max_length=200, blank=True)
    quantity = models.DecimalField("数量", max_digits=20, decimal_places=4, null=True)
    unit = models.CharField("数量单位", max_length=20, blank=True)
    households = models.IntegerField("户数", null=True)
    started_on = models.DateField("开始日期", null=True)
    finished_on = models.DateField("完成日期", null=True)
    closed_on = models.DateField("停用日期", null=True)
    status = models.CharField("点位状态", max_length=12, choices=PlaceStatus.choices, blank=True)
    keeper = models.CharField("管护单位", max_length=120, blank=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "点位"
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="place_once")]


class PlaceFeature(LedgeredModel):
    """点位特征: what one ledger notes about its places and no figure reads, so that a new ledger with
    columns of its own needs no new table."""

    natural_key: ClassVar[tuple[str, ...]] = ("kind", "name", "feature")
    is_register: ClassVar[bool] = True

    kind = models.CharField("点位种类", max_length=40)
    name = models.CharField("点位名称", max_length=200)
    feature = models.CharField("特征", max_length=40)
    value = models.CharField("特征值", max_length=400)

    class Meta:
        verbose_name = "点位特征"
        constraints = [models.UniqueConstraint(fields=["kind", "name", "feature"], name="place_feature_once")]


class Work(LedgeredModel):
    """城建工程: a road taken under a railway, a reconstruction after a flood. Investment in 元."""

    natural_key: ClassVar[tuple[str, ...]] = ("kind", "name")
    is_register: ClassVar[bool] = True

    kind = models.CharField("工程种类", max_length=40)
    name = models.CharField("工程名称", max_length=200)
    project_code = models.CharField("项目代码", max_length=40, blank=True)
    crossed = models.CharField("下穿对象", max_length=120, blank=True)
    progress_note = models.CharField("形象进度", max_length=200, blank=True)
    foundation_done = models.BooleanField("基础工程", default=False)
    investment = models.DecimalField("投资", max_digits=20, decimal_places=2, null=True)
    fund_source = models.CharField("资金来源", max_length=80, blank=True)
    started_on = models.DateField("开工日期", null=True)
    finished_on = models.DateField("竣工日期", null=True)
    status = models.CharField("工程状态", max_length=12, choices=PlaceStatus.choices, blank=True)
    department_name = models.CharField("责任单位", max_length=80, blank=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "城建工程"
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="work_once")]
