"""Public money in projects: special bonds, what was paid out of them, central budget funds."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class BondLine(LedgeredModel):
    """专项债额度: a project's share of one issue of special bonds. Amounts in 元, rate in percent."""

    natural_key: ClassVar[tuple[str, ...]] = ("year", "project_code", "batch")
    is_register: ClassVar[bool] = True

    year = models.IntegerField("年度")
    project_code = models.CharField("项目代码", max_length=40)
    batch = models.CharField("批次", max_length=40, blank=True)
    project_name = models.CharField("项目名称", max_length=200, db_index=True)
    sector = models.CharField("领域", max_length=80, blank=True)
    owner_name = models.CharField("项目单位", max_length=200, blank=True)
    total_investment = models.DecimalField("总投资", max_digits=20, decimal_places=2, null=True)
    granted = models.DecimalField("获批专项债额度", max_digits=20, decimal_places=2, null=True)
    arrived = models.DecimalField("到账金额", max_digits=20, decimal_places=2, null=True)
    arrived_on = models.DateField("到账日期", null=True)
    term_years = models.IntegerField("期限", null=True)
    rate = models.DecimalField("利率", max_digits=14, decimal_places=6, null=True)
    approved_on = models.DateField("获批日期", null=True)
    declared_status = models.CharField("状态", max_length=20, blank=True)
    forecast_income = models.DecimalField("预期收益", max_digits=20, decimal_places=2, null=True)
    income = models.DecimalField("实现收益", max_digits=20, decimal_places=2, null=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "专项债额度"
        constraints = [
            models.UniqueConstraint(fields=["year", "project_code", "batch"], name="bond_line_once")
        ]


class BondPayment(LedgeredModel):
    """专项债支付: money paid out, by the project's name as the payment list has it. In 元; a reversal
    is negative and has a voucher."""

    natural_key: ClassVar[tuple[str, ...]] = ("project_name", "paid_on", "amount", "purpose", "voucher")

    project_name = models.CharField("项目名称", max_length=200, db_index=True)
    paid_on = models.DateField("支付日期")
    amount = models.DecimalField("支付金额", max_digits=20, decimal_places=2)
    purpose = models.CharField("支出用途", max_length=80, blank=True)
    voucher = models.CharField("凭证号", max_length=80, blank=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "专项债支付"
        constraints = [
            models.UniqueConstraint(
                fields=["project_name", "paid_on", "amount", "purpose", "voucher"], name="bond_payment_once"
            )
        ]


class CentralFund(LedgeredModel):
    """中央预算内资金: a project's share of a central investment plan. Amounts in 元."""

    natural_key: ClassVar[tuple[str, ...]] = ("plan_document", "project_code")
    is_register: ClassVar[bool] = True

    plan_document = models.CharField("计划文号", max_length=80)
    project_code = models.CharField("项目代码", max_length=40)
    project_name = models.CharField("项目名称", max_length=200)
    issued_on = models.DateField("下达日期", null=True)
    total_investment = models.DecimalField("总投资", max_digits=20, decimal_places=2, null=True)
    granted = models.DecimalField("下达中央预算内资金", max_digits=20, decimal_places=2, null=True)
    invested = models.DecimalField("完成投资", max_digits=20, decimal_places=2, null=True)
    paid = models.DecimalField("已支付", max_digits=20, decimal_places=2, null=True)
    owner_name = models.CharField("项目单位", max_length=200, blank=True)
    responsible = models.CharField("监管责任人", max_length=80, blank=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "中央预算内资金"
        constraints = [
            models.UniqueConstraint(fields=["plan_document", "project_code"], name="central_fund_once")
        ]
