"""What the indicators machine keeps: official figures and places in rankings, which others give. Every
other figure is computed when read."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class OfficialFigure(LedgeredModel):
    """官方数据: a figure somebody outside published, entered with its document and never recomputed.

    Amounts of money are in 元; every other value is in ``unit`` as printed.
    """

    natural_key: ClassVar[tuple[str, ...]] = ("indicator", "period_text", "status", "office", "document")

    indicator = models.CharField("指标名称", max_length=120)
    period_text = models.CharField("期间", max_length=40)
    period_start = models.DateField("期间起", null=True)
    period_end = models.DateField("期间止", null=True)
    value = models.DecimalField("数值", max_digits=24, decimal_places=6, null=True)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    growth = models.DecimalField("同比增速", max_digits=14, decimal_places=6, null=True)
    status = models.CharField("状态", max_length=10)
    office = models.CharField("发布单位", max_length=80)
    document = models.CharField("发布文号", max_length=80)
    published_on = models.DateField("发布日期", null=True)
    scope_note = models.CharField("口径说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "官方数据"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period_text", "status", "office", "document"],
                name="official_figure_once",
            )
        ]


class RankingPlace(LedgeredModel):
    """排名名次: the place one unit was given in one round of a ranking others hold. Places may be shared."""

    natural_key: ClassVar[tuple[str, ...]] = ("ranking", "round", "group", "unit")

    ranking = models.CharField("排名", max_length=40)
    round = models.CharField("轮次", max_length=40)
    group = models.CharField("组别", max_length=40, blank=True)
    unit = models.CharField("单位", max_length=80)
    announced_on = models.DateField("通报日期")
    document = models.CharField("通报文号", max_length=80, blank=True)
    score = models.DecimalField("得分", max_digits=14, decimal_places=6, null=True)
    place = models.IntegerField("名次", null=True)
    is_own = models.BooleanField("是否本区", default=False)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "排名名次"
        constraints = [
            models.UniqueConstraint(fields=["ranking", "round", "group", "unit"], name="ranking_place_once")
        ]
