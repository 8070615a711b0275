"""14 养犬登记发证: certificates by number; whose they are stays in the vault."""

from collections.abc import Iterator
from functools import partial

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import InOrder, Needed, Unique
from dajuan.registers.actions.personal import conceal
from dajuan.registers.actions.places import record_register
from dajuan.registers.definition import NOTE
from dajuan.registers.models import DogCertificate


def present_certificates() -> Iterator[Row]:
    """All certificates by number; a holder goes out as mask and reference, never in the clear."""
    for row in DogCertificate.objects.order_by("number").values():
        reference = row["holder_reference"]
        yield row | {"holder": f"{row['holder']}#{reference}" if reference else row["holder"]}


LEDGERS.put(
    LedgerDefinition(
        code="dog_certificates",
        label="养犬登记发证",
        title_words=("养犬", "犬只", "犬证"),
        marks=("breed", "immunity"),
        fewest_marks=1,
        by_heading=True,
        identity=("number",),
        publish=partial(record_register, model=DogCertificate),
        present=present_certificates,
        conceal=partial(conceal, purpose="dog_holder"),
        columns=(
            Column("number", "登记证号", ("犬只登记号", "登记证号码", "证号", "养犬登记证号", "登记证编号", "证件编号", "发证编号", "犬证号", "登记号", "证书编号"), required=True, limit=40),
            Column("community", "社区", ("属地社区", "社区名称", "所在社区", "所属社区", "村（社区）", "居住社区", "村社区"), limit=80, place=True),
            Column("holder", "持证人编号", ("饲养人编号", "登记人编号", "养犬人代码", "持证人", "养犬人", "养犬人姓名", "犬主", "犬主姓名", "饲养人", "持有人", "姓名", "犬主编号", "养犬人编号",
                   "持证人姓名", "饲主"), personal=True),
            Column("breed", "犬种", ("犬类", "犬只种类", "品种", "犬只品种", "犬类品种", "犬的品种"), limit=40),
            Column("immunity", "免疫证明", ("免疫情况", "是否免疫", "狂犬免疫", "免疫证", "疫苗接种", "免疫证号"), limit=40),
            Column("issued_on", "发证日期", ("领证日期", "发证时间", "登记日期", "办证日期", "发放日期", "办理日期", "登记时间", "核发日期"), kind="date", required=True),
            Column("valid_to", "有效期至", ("证件有效期", "有效期", "到期日期", "有效期限", "截止日期", "有效截止日期", "有效至"), kind="date"),
            Column("status", "状态", ("当前状态", "犬证状态", "证件状态", "登记状态", "证照状态", "证书状态"), limit=20),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            Needed("number", "missing_code", "缺登记证号"),
            Unique(("number",), "number", "登记证号"),
            InOrder("issued_on", "valid_to"),
        ),
    )
)  # fmt: skip
