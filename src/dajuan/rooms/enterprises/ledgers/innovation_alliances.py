"""10 联盟: alliances for industrial innovation and who leads them."""

from collections.abc import Iterator

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import Needed, Unique
from dajuan.registers.actions import record_about
from dajuan.registers.models import InnovationAlliance
from dajuan.rooms.enterprises.ledgers.columns import NOTE, presenting


def present_alliances() -> Iterator[Row]:
    """All alliances, by name."""
    return presenting(InnovationAlliance, "name")


LEDGERS.put(
    LedgerDefinition(
        code="innovation_alliances",
        label="创新联盟",
        title_words=("联盟",),
        identity=("name",),
        publish=record_about(InnovationAlliance),
        present=present_alliances,
        columns=(
            Column("name", "联盟名称", ("联盟", "产业联盟名称", "技术创新联盟名称", "创新联盟名称", "产业技术创新联盟", "名称"), required=True),
            Column("lead_name", "牵头单位", ("牵头企业", "理事长单位", "牵头单位名称", "发起单位"), required=True),
            Column("members", "成员数", ("成员单位数", "成员数量", "成员单位数量", "成员单位", "成员个数"), kind="integer"),
            Column("founded_on", "组建日期", ("组建时间", "成立日期", "成立时间", "备案日期", "备案时间"), kind="date", required=True),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            Needed("name", "missing_name", "缺联盟名称"),
            Unique(("name",), "name", "联盟名称"),
        ),
    )
)  # fmt: skip
