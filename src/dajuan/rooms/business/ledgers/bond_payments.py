"""05 支付明细: what was paid out of special bonds, payment by payment."""

from collections.abc import Iterator, Mapping

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.workbooks.conditions import NegativeOnlyWith
from dajuan.ledger.workbooks.rules import Known, Needed, Unique
from dajuan.projects.actions import record_bond_payments
from dajuan.projects.models import BondPayment

_IDENTITY = ("voucher", "purpose", "paid_on", "amount", "project_name")


def without_vouchers(notes: SheetNotes) -> Mapping[str, object]:
    """A list may do without vouchers and purposes."""
    del notes
    return {"voucher": "", "purpose": ""}


def present_bond_payments() -> Iterator[Row]:
    """All payments, by day."""
    yield from BondPayment.objects.order_by("paid_on", "project_name", "amount", "purpose").values()


LEDGERS.put(
    LedgerDefinition(
        code="bond_payments",
        label="专项债支付明细",
        title_words=("拨付", "资金使用", "债券资金支出", "支付明细", "支出明细", "资金支付", "资金支出", "拨付明细"),
        marks=("amount", "purpose", "paid_on", "voucher"),
        fewest_marks=2,
        identity=_IDENTITY,
        publish=record_bond_payments,
        after=("bond_lines",),
        constants=without_vouchers,
        present=present_bond_payments,
        columns=(
            Column("project_name", "项目名称", ("建设项目名称", "名称", "项目", "债券项目名称"), required=True, carried=True),
            Column("paid_on", "支付日期", ("资金拨付日期", "资金支付日期", "支出日期", "付款日期", "拨付日期", "支付时间", "支出时间", "拨款日期", "记账日期"), kind="date", required=True),
            Column("amount", "支付金额", ("支出金额", "付款金额", "拨付金额", "支出额", "本次支付", "拨款金额", "支付额", "本次支出"), kind="money", required=True, signed=True,
                   on_fault="row_rejected"),
            Column("purpose", "支出用途", ("支付内容", "款项用途说明", "支付项目内容", "用途", "支付用途", "款项用途", "资金用途", "支出内容", "款项内容", "摘要", "支付事由"), limit=80),
            Column("voucher", "凭证号", ("凭证编号", "记账凭证号", "红冲凭证", "支付凭证号", "凭证"), limit=80),
            Column("note", "备注", ("说明",), limit=4000),
            REPORTED_ON,
        ),
        rules=(
            Needed("project_name", "missing_name", "缺项目名称"),
            Needed("paid_on", "missing_date", "缺支付日期"),
            Needed("amount", "missing_amount", "缺支付金额"),
            NegativeOnlyWith("amount", "voucher", "支付金额为负数且无红冲凭证"),
            Unique(_IDENTITY, "project_name", "同项目、同日、同金额、同用途的支付记录"),
            Known("project_name", "bond_lines", "unknown_project", "warning", "专项债项目台账中没有这个项目，保留待核"),
        ),
    )
)  # fmt: skip
