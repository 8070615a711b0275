"""18 包联台账: which leader and which officer look after which enterprise, from when to when."""

from collections.abc import Iterator

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.row_rules import CodeAsTyped
from dajuan.ledger.workbooks.rules import InOrder, Needed, Unique
from dajuan.registers.actions import record_about
from dajuan.registers.models import Liaison
from dajuan.rooms.enterprises.ledgers.columns import CREDIT_CODE, ENTERPRISE_NAME, NOTE, presenting


def present_liaisons() -> Iterator[Row]:
    """All assignments, by enterprise and day."""
    return presenting(Liaison, "written_code", "started_on", "leader", "officer")


LEDGERS.put(
    LedgerDefinition(
        code="liaisons",
        label="企业包联",
        title_words=("包联", "助企", "联系企业", "分包"),
        marks=("leader", "officer"),
        fewest_marks=2,
        identity=("leader", "officer", "started_on", "credit_code"),
        publish=record_about(Liaison),
        after=("enterprises", "enterprise_changes"),
        present=present_liaisons,
        columns=(
            ENTERPRISE_NAME,
            CREDIT_CODE,
            Column("leader", "包联班子成员", ("包联领导", "班子成员", "分包领导", "包企领导", "联系领导", "县级领导", "包联县级领导", "领导班子成员", "挂包领导"),
                   required=True, limit=80),
            Column("officer", "助企干部", ("服务干部", "包联人员", "联系干部", "帮扶干部", "包联干部", "助企专员", "首席服务员", "服务专员", "驻企干部", "助企人员", "包企干部", "联络员", "首席服务官"),
                   required=True, limit=80),
            Column("started_on", "起始日期", ("包联起始日期", "开始日期", "包联开始时间", "包联起始", "起始时间", "开始时间", "包联时间", "自", "包联日期", "起"),
                   kind="date", required=True, on_fault="row_rejected"),
            Column("ended_on", "结束日期", ("包联结束日期", "终止日期", "截止日期", "结束时间", "终止时间", "包联结束", "解除日期", "止"), kind="date"),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            CodeAsTyped("credit_code", "written_code", "missing_code"),
            Needed("started_on", "missing_date", "缺起始日期"),
            Unique(("leader", "officer", "started_on", "written_code"), "credit_code", "包联记录"),
            InOrder("started_on", "ended_on"),
        ),
    )
)  # fmt: skip
