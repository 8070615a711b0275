"""08 技术合同认定登记台账: contracts as the registration office exports them."""

from collections.abc import Iterator

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.row_rules import CodeAsTyped, PartOf
from dajuan.ledger.workbooks.rules import Needed, Unique
from dajuan.registers.actions import record_about
from dajuan.registers.models import ContractState, TechnologyContract
from dajuan.rooms.enterprises.ledgers.columns import NOTE

STATES = (
    ("已撤销", ContractState.REVOKED.value),
    ("撤", ContractState.REVOKED.value),
    ("注销", ContractState.REVOKED.value),
    ("退回", ContractState.REVOKED.value),
    ("不予", ContractState.REVOKED.value),
    ("待认定", ContractState.PENDING.value),
    ("待", ContractState.PENDING.value),
    ("未", ContractState.PENDING.value),
    ("审核中", ContractState.PENDING.value),
    ("已登记", ContractState.REGISTERED.value),
    ("登记", ContractState.REGISTERED.value),
    ("认定", ContractState.REGISTERED.value),
    ("通过", ContractState.REGISTERED.value),
    ("有效", ContractState.REGISTERED.value),
)


def present_contracts() -> Iterator[Row]:
    """All contracts, by number."""
    for row in TechnologyContract.objects.order_by("contract_number").values():
        yield row | {"seller_code": row["seller_written_code"]}


LEDGERS.put(
    LedgerDefinition(
        code="technology_contracts",
        label="技术合同",
        title_words=("技术合同", "认定登记"),
        identity=("contract_number",),
        publish=record_about(TechnologyContract),
        present=present_contracts,
        columns=(
            Column("contract_number", "合同登记编号", ("登记编号", "合同编号", "认定登记编号", "登记号", "合同登记号", "技术合同登记编号", "认定编号"), required=True,
                   limit=40),
            Column("contract_name", "合同名称", ("合同标题", "技术合同名称", "项目名称", "名称", "合同项目名称")),
            Column("kind", "合同类型", ("合同类别", "技术合同类型", "类型", "类别"), limit=40),
            Column("seller_name", "卖方", ("卖方名称", "卖方单位", "技术卖方", "出让方", "受托方", "乙方", "转让方", "卖方企业", "卖方企业名称", "技术输出方")),
            Column("seller_code", "卖方信用代码", ("卖方统一社会信用代码", "统一社会信用代码", "信用代码", "卖方代码", "社会信用代码"), kind="credit_code"),
            Column("buyer_name", "买方", ("买方名称", "买方单位", "技术买方", "受让方", "委托方", "甲方", "买方企业", "技术吸纳方")),
            Column("buyer_region", "买方地区", ("吸纳方地区", "受让方所在省份", "受让方地区", "买方所在省", "买方所在地", "买方所属地区", "买方省份", "买方地域", "地区"), limit=60),
            Column("deal_amount", "合同成交额", ("成交额", "成交金额", "合同金额", "合同成交金额", "合同总金额", "合同额", "合同总额"), kind="money", required=True),
            Column("technology_amount", "技术交易额", ("技术交易金额", "其中技术交易额", "技术额", "核定技术交易额", "技术性收入", "技术金额"), kind="money"),
            Column("registered_on", "登记日期", ("认定登记日期", "登记时间", "认定日期", "认定时间", "合同登记日期", "合同登记时间", "认定登记时间"), kind="date",
                   required=True, on_fault="row_rejected"),
            Column("state", "状态", ("办理状态", "登记情况", "合同状态", "登记状态", "认定状态", "审核状态"), kind="choice", choices=STATES,
                   counted=(ContractState.REGISTERED.value,), assumed=ContractState.REGISTERED.value),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            Needed("contract_number", "missing_code", "缺合同登记编号"),
            Needed("registered_on", "missing_date", "缺登记日期，无法确定是否计入本期"),
            CodeAsTyped("seller_code", "seller_written_code"),
            Unique(("contract_number",), "contract_number", "合同登记编号"),
            PartOf("technology_amount", "deal_amount", "tech_exceeds_deal"),
        ),
    )
)  # fmt: skip
