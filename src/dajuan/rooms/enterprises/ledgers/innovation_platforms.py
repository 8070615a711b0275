"""10 创新平台: centres and laboratories recognised at a level, by a document, at a host enterprise."""

from collections.abc import Iterator

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import InOrder, Needed, Unique
from dajuan.registers.actions import record_about
from dajuan.registers.models import InnovationPlatform, PlatformLevel
from dajuan.rooms.enterprises.ledgers.columns import NOTE, presenting

LEVELS = (
    ("国家级", PlatformLevel.NATIONAL.value),
    ("国家", PlatformLevel.NATIONAL.value),
    ("省级", PlatformLevel.PROVINCIAL.value),
    ("省", PlatformLevel.PROVINCIAL.value),
    ("市级", PlatformLevel.CITY.value),
    ("市", PlatformLevel.CITY.value),
    ("区级", PlatformLevel.DISTRICT.value),
    ("区", PlatformLevel.DISTRICT.value),
    ("县", PlatformLevel.DISTRICT.value),
)


def present_platforms() -> Iterator[Row]:
    """All platforms, by name."""
    return presenting(InnovationPlatform, "name", "host_name", "document")


LEDGERS.put(
    LedgerDefinition(
        code="innovation_platforms",
        label="创新平台",
        title_words=("科技平台", "创新平台", "平台台账", "研发平台"),
        marks=("host_name", "kind", "level"),
        fewest_marks=1,
        identity=("host_name", "document", "name"),
        publish=record_about(InnovationPlatform),
        present=present_platforms,
        columns=(
            Column("name", "平台名称", ("创新平台名称", "研发平台名称", "创新平台", "名称", "载体名称", "科研平台名称"), required=True),
            Column("level", "级别", ("平台级别", "层级", "认定级别", "等级", "平台层级", "平台等级"), kind="choice", choices=LEVELS, carried=True,
                   required=True),
            Column("kind", "平台类型", ("平台类别", "类型", "类别", "创新平台类型", "创新平台类别"), limit=80),
            Column("host_name", "依托单位", ("依托企业", "承建单位", "建设单位", "所属企业", "承担单位", "企业名称", "依托主体", "依托单位名称"), required=True),
            Column("document", "认定文号", ("文号", "批准文号", "认定文件", "批复文号", "认定依据", "认定文件号"), limit=80, required=True),
            Column("recognised_on", "认定日期", ("认定时间", "批准日期", "批准时间", "批复时间", "获批时间", "认定年月"), kind="date", year_in="document"),
            Column("revoked_on", "撤销日期", ("撤销时间", "取消日期", "取消时间", "摘牌日期", "退出日期"), kind="date"),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            Needed("name", "missing_name", "缺平台名称"),
            Unique(("host_name", "document", "name"), "name", "平台名称、依托单位、文号"),
            InOrder("recognised_on", "revoked_on"),
        ),
    )
)  # fmt: skip
