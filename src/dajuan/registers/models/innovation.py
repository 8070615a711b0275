"""What enterprises do to be new: research, contracts for technology, firms evaluated, platforms, alliances."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel
from dajuan.registers.models.enterprises import AboutEnterprise


class ResearchActivity(AboutEnterprise):
    """研发活动: what one enterprise spent on research in a period (amounts in 元), and with whom."""

    natural_key: ClassVar[tuple[str, ...]] = ("period_start", "period_end", "written_code")

    period_start = models.DateField("期间起")
    period_end = models.DateField("期间止")
    is_active = models.BooleanField("有无研发活动", null=True)
    first_quarter = models.DecimalField("一季度研发费用", max_digits=20, decimal_places=2, null=True)
    second_quarter = models.DecimalField("二季度研发费用", max_digits=20, decimal_places=2, null=True)
    expense = models.DecimalField("研发费用合计", max_digits=20, decimal_places=2, null=True)
    researchers = models.IntegerField("研发人员", null=True)
    has_institute = models.BooleanField("研发机构", null=True)
    has_own_accounts = models.BooleanField("是否建立辅助账", null=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "研发活动"
        constraints = [
            models.UniqueConstraint(
                fields=["period_start", "period_end", "written_code"], name="research_activity_once"
            )
        ]


class ContractState(models.TextChoices):
    """合同状态: where a contract stands at the registration office."""

    REGISTERED = "registered", "已登记"
    PENDING = "pending", "待认定"
    REVOKED = "revoked", "已撤销"


class TechnologyContract(LedgeredModel):
    """技术合同: registered by the seller. The deal is the whole price, the technology part of it."""

    natural_key: ClassVar[tuple[str, ...]] = ("contract_number",)
    is_register: ClassVar[bool] = True

    contract_number = models.CharField("合同登记编号", max_length=40)
    contract_name = models.CharField("合同名称", max_length=200, blank=True)
    kind = models.CharField("合同类型", max_length=40, blank=True)
    seller_name = models.CharField("卖方", max_length=200, blank=True)
    seller_code = models.CharField("卖方信用代码", max_length=18, blank=True)
    seller_written_code = models.CharField("卖方填报代码", max_length=40, blank=True)
    buyer_name = models.CharField("买方", max_length=200, blank=True)
    buyer_region = models.CharField("买方地区", max_length=60, blank=True)
    deal_amount = models.DecimalField("合同成交额", max_digits=20, decimal_places=2, null=True)
    technology_amount = models.DecimalField("技术交易额", max_digits=20, decimal_places=2, null=True)
    registered_on = models.DateField("登记日期")
    state = models.CharField("状态", max_length=12, choices=ContractState.choices, blank=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "技术合同"
        constraints = [models.UniqueConstraint(fields=["contract_number"], name="technology_contract_once")]


class EvaluationState(models.TextChoices):
    """评价状态: what the evaluation of a small technology firm came to."""

    ADMITTED = "admitted", "已入库"
    FAILED = "failed", "未通过"
    REVOKED = "revoked", "已撤销"
    PENDING = "pending", "评价中"


class TechFirm(AboutEnterprise):
    """科技型中小企业: one firm's evaluation in one year: points for staff, spending and results."""

    natural_key: ClassVar[tuple[str, ...]] = ("year", "registration_number", "written_code")
    is_register: ClassVar[bool] = True

    year = models.IntegerField("评价年度")
    registration_number = models.CharField("入库登记编号", max_length=40, blank=True)
    staff_points = models.DecimalField("科技人员得分", max_digits=6, decimal_places=2, null=True)
    spending_points = models.DecimalField("研发投入得分", max_digits=6, decimal_places=2, null=True)
    result_points = models.DecimalField("科技成果得分", max_digits=6, decimal_places=2, null=True)
    total_points = models.DecimalField("总分", max_digits=6, decimal_places=2, null=True)
    admitted_on = models.DateField("入库日期", null=True)
    state = models.CharField("状态", max_length=12, choices=EvaluationState.choices, blank=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "科技型中小企业"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "registration_number", "written_code"], name="tech_firm_once"
            )
        ]


class ReserveFirm(AboutEnterprise):
    """高企后备: a firm on its way to be a high-tech enterprise: its rung, what it lacks, until when it is kept."""

    natural_key: ClassVar[tuple[str, ...]] = ("written_code",)
    is_register: ClassVar[bool] = True

    rung = models.CharField("培育层级", max_length=40, blank=True)
    gap = models.CharField("差距项", max_length=200, blank=True)
    coach = models.CharField("辅导机构", max_length=120, blank=True)
    admitted_on = models.DateField("入库日期", null=True)
    expires_on = models.DateField("有效期至", null=True)
    left_on = models.DateField("出库日期", null=True)
    applies_in = models.IntegerField("拟申报年度", null=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "高企后备企业"
        constraints = [models.UniqueConstraint(fields=["written_code"], name="reserve_firm_once")]
