"""Membership of the three batches: dated admission, dated removal, the stage dates of each member."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class Track(models.TextChoices):
    """批别: which of the three batches."""

    SIGNING = "signing", "签约一批"
    START = "start", "开工一批"
    PRODUCTION = "production", "投产一批"


class BatchMember(LedgeredModel):
    """批次成员: one project admitted to one track of one round. The list may name projects the
    platform does not know, so the link is by code and not a foreign key."""

    natural_key: ClassVar[tuple[str, ...]] = ("round", "track", "provincial_code")
    is_register: ClassVar[bool] = True

    round = models.IntegerField("期次")
    track = models.CharField("批别", max_length=12, choices=Track.choices)
    provincial_code = models.CharField("省台账编号", max_length=40)
    project_code = models.CharField("项目代码", max_length=40, db_index=True)
    project_name = models.CharField("项目名称", max_length=200)
    owner_name = models.CharField("项目单位", max_length=200, blank=True)
    declared_investment = models.DecimalField("申报投资额", max_digits=20, decimal_places=2, null=True)
    admitted_on = models.DateField("认定日期", null=True)
    performed_on = models.DateField("履约日期", null=True)
    started_on = models.DateField("实际开工", null=True)
    producing_on = models.DateField("实际投产", null=True)
    at_capacity_on = models.DateField("实际达效", null=True)
    declared_status = models.CharField("认定状态", max_length=20, blank=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "批次成员"
        constraints = [
            models.UniqueConstraint(fields=["round", "track", "provincial_code"], name="batch_member_once")
        ]


class BatchWithdrawal(LedgeredModel):
    """调出: a member leaves its batch on a day, by a document."""

    natural_key: ClassVar[tuple[str, ...]] = ("round", "track", "provincial_code")
    is_register: ClassVar[bool] = True

    round = models.IntegerField("期次")
    track = models.CharField("批别", max_length=12, choices=Track.choices)
    provincial_code = models.CharField("省台账编号", max_length=40)
    project_code = models.CharField("项目代码", max_length=40)
    project_name = models.CharField("项目名称", max_length=200, blank=True)
    withdrawn_on = models.DateField("调出日期")
    document = models.CharField("调出依据文号", max_length=80)
    reason = models.CharField("调出原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "调出"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "track", "provincial_code"], name="batch_withdrawal_once"
            )
        ]
