"""Editions: a sheet frozen at a ledger position, then signed; and its figures as they were printed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from dajuan.ledger.models import LedgeredModel


class EditionState(models.TextChoices):
    """A draft is no edition: it is the sheet read now. From frozen an edition is signed or withdrawn, for good."""

    FROZEN = "frozen", "待签发"
    SIGNED = "signed", "已签发"
    WITHDRAWN = "withdrawn", "已撤回"


class Edition(LedgeredModel):
    """稿: text and position of a sheet as frozen. A trigger refuses every change but signing and withdrawing.

    ``frozen_change`` and ``settled_change`` are the change-sets in which it was frozen, and signed or
    withdrawn: who, when, why.
    """

    natural_key: ClassVar[tuple[str, ...]] = ("sheet", "period", "number")

    sheet = models.CharField("答卷", max_length=60)
    period = models.CharField("期间", max_length=10)
    number = models.IntegerField("稿次")
    label = models.CharField("名称", max_length=80)
    title = models.CharField("标题", max_length=200)
    text = models.TextField("正文（数字为绑定）")
    at = models.DateField("基准日")
    known_seq = models.BigIntegerField("账本序号")
    known_date = models.DateField("已知日", null=True)
    state = models.CharField("状态", max_length=10, choices=EditionState.choices, default=EditionState.FROZEN)
    frozen_by = models.CharField("定稿人", max_length=80)
    frozen_change = models.UUIDField("定稿变更集")
    settled_by = models.CharField("签发或撤回人", max_length=80, blank=True)
    settled_change = models.UUIDField("签发或撤回变更集", null=True)

    class Meta:
        verbose_name = "稿"
        constraints = [
            models.UniqueConstraint(fields=["sheet", "period", "number"], name="edition_once"),
            models.UniqueConstraint(
                fields=["sheet", "period"], condition=Q(state="frozen"), name="one_edition_awaits_signature"
            ),
            models.CheckConstraint(
                condition=~Q(state="signed", settled_by=F("frozen_by")), name="maker_is_not_signer"
            ),
            models.CheckConstraint(
                condition=Q(state="frozen", settled_by="", settled_change__isnull=True)
                | ~Q(state="frozen") & ~Q(settled_by="") & Q(settled_change__isnull=False),
                name="settled_by_somebody",
            ),
        ]


class EditionFigure(LedgeredModel):
    """稿中数字: one figure as printed in an edition, with what is needed to recompute and to defend it."""

    natural_key: ClassVar[tuple[str, ...]] = ("edition", "key")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="figures", verbose_name="稿")
    position = models.IntegerField("次序")
    key = models.CharField("编号", max_length=120)
    label = models.CharField("名称", max_length=200)
    printed = models.CharField("印出的数", max_length=80)
    value = models.DecimalField("数值", max_digits=38, decimal_places=10, null=True)
    unit = models.CharField("单位", max_length=20, blank=True)
    numerator = models.DecimalField("分子", max_digits=38, decimal_places=10, null=True)
    denominator = models.DecimalField("分母", max_digits=38, decimal_places=10, null=True)
    records = models.IntegerField("记录数")
    records_hash = models.CharField("记录摘要", max_length=64, blank=True)
    formula = models.TextField("算法", blank=True)
    scope_note = models.TextField("口径", blank=True)
    version = models.CharField("口径版本", max_length=64, blank=True)
    at = models.DateField("基准日", null=True)
    known_date = models.DateField("已知日", null=True)
    doubt = models.TextField("存疑", blank=True)

    class Meta:
        verbose_name = "稿中数字"
        ordering = ("edition", "position")
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="edition_figure_once")]
