"""06 变动与更正: enterprises coming on the register and leaving it, and credit codes put right."""

from collections.abc import Iterator

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import Needed, Unique
from dajuan.registers.actions import record_enterprise_changes
from dajuan.registers.models import ChangeKind, EnterpriseChange
from dajuan.rooms.enterprises.ledgers.columns import NAMES, NOTE, presenting

KINDS = (
    ("入规", ChangeKind.LISTED.value),
    ("入统", ChangeKind.LISTED.value),
    ("升规", ChangeKind.LISTED.value),
    ("纳规", ChangeKind.LISTED.value),
    ("退规", ChangeKind.DELISTED.value),
    ("退统", ChangeKind.DELISTED.value),
    ("退库", ChangeKind.DELISTED.value),
    ("信用代码更正", ChangeKind.CODE_CORRECTED.value),
    ("代码", ChangeKind.CODE_CORRECTED.value),
    ("更名", ChangeKind.RENAMED.value),
    ("名称", ChangeKind.RENAMED.value),
    ("迁移", ChangeKind.MOVED.value),
    ("迁", ChangeKind.MOVED.value),
    ("注销", ChangeKind.CLOSED.value),
    ("吊销", ChangeKind.CLOSED.value),
    ("其他", ChangeKind.OTHER.value),
)


def present_changes() -> Iterator[Row]:
    """All changes, by day."""
    return presenting(EnterpriseChange, "changed_on", "kind", "enterprise_name")


LEDGERS.put(
    LedgerDefinition(
        code="enterprise_changes",
        label="企业变动与更正",
        title_words=("变动", "更正", "变更"),
        marks=("kind", "old_value", "new_value"),
        fewest_marks=2,
        identity=("kind", "changed_on", "enterprise_name"),
        publish=record_enterprise_changes,
        after=("enterprises",),
        present=present_changes,
        columns=(
            Column("enterprise_name", "企业名称", NAMES, required=True),
            Column("kind", "变动类型", ("变更类型", "变动事项", "变更事项", "类型", "事项", "变动类别", "变更类别", "更正类型", "更正事项", "变动内容"),
                   kind="choice", choices=KINDS, required=True),
            Column("old_value", "原值", ("变动前", "变更前", "更正前", "原内容", "原信息", "变更前内容", "旧值", "原数据")),
            Column("new_value", "新值", ("变动后", "变更后", "更正后", "新内容", "现值", "变更后内容", "更正值", "现信息", "新信息")),
            Column("changed_on", "变动日期", ("变动时间", "变更日期", "变更时间", "更正日期", "生效日期", "日期", "批准日期"), kind="date", required=True,
                   on_fault="row_rejected", year_in="document"),
            Column("document", "依据", ("依据文号", "文号", "变动依据", "变更依据", "依据文件", "批准文号", "证明材料"), limit=120),
            Column("handler", "经办人", ("承办人", "办理人", "经手人", "填报人", "填表人", "经办岗位", "经办", "更正人"), limit=80),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            Needed("enterprise_name", "missing_name", "缺企业名称"),
            Needed("changed_on", "missing_date", "缺变动日期"),
            Unique(("kind", "changed_on", "enterprise_name"), "enterprise_name", "同一企业同日同类变动"),
        ),
    )
)  # fmt: skip
