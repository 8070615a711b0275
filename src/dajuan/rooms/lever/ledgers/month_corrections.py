"""02 更正: right amounts for months already reported, in force from the day of the correction."""

from collections.abc import Iterator

from dajuan.ledger.definition import LEDGERS, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import Known, Needed, Unique
from dajuan.projects.actions import record_month_corrections
from dajuan.projects.models import MonthState, ProjectMonth


def present_corrections() -> Iterator[Row]:
    """The months whose amounts in force are corrections."""
    corrected = ProjectMonth.objects.filter(state=MonthState.CORRECTED)
    for row in corrected.order_by("month", "project_id").values():
        yield row | {"project_code": row["project_id"]}


LEDGERS.put(
    LedgerDefinition(
        code="month_corrections",
        label="月报更正",
        title_words=("修改", "数据调整", "报数", "更正", "数据更正", "修正", "订正"),
        identity=("month", "project_code"),
        publish=record_month_corrections,
        after=("platform_projects", "project_months"),
        present=present_corrections,
        columns=(
            Column("project_code", "项目代码", ("项目统一代码", "投资项目统一代码", "统一代码", "项目代码赋码", "投资项目代码", "代码", "项目编号", "项目赋码"), kind="project_code", required=True),
            Column("project_name", "项目名称", ("名称", "项目")),
            Column("month", "更正月份", ("涉及月份", "更正所属期", "所属期", "数据所属期", "数据所属月份", "调整月份", "修改月份", "错报月份", "月份", "所属月份", "原报月份", "更正所属月份", "数据月份", "更正期间"), kind="month", required=True,
                   on_fault="row_rejected"),
            Column("original", "原报年初累计", ("原数", "原上报数", "原填报累计数", "原累计数", "更正前数据", "修改前", "调整前", "原填报数据", "更正前累计", "调整前累计数", "原值", "原报数", "更正前", "原数据", "原报数据", "更正前年初累计", "原报累计", "原填报数",
                   "原报累计完成投资", "更正前累计完成投资")),
            Column("year_to_date", "更正后年初累计", ("现数", "调整后累计数", "修改后累计数", "更正后累计数", "调整后", "修改后", "调整后数据", "修改后数据", "修正后累计", "更正值", "更正后", "更正数", "正确数", "更正后数据", "修正后", "更正后累计", "正确值",
                   "更正后累计完成投资", "更正后年初累计完成投资"), kind="money", required=True, on_fault="row_rejected"),
            Column("reason", "更正原因", ("修改原因", "调整事由", "调整原因", "修正原因", "更正事由", "调整说明", "修改说明", "原因", "更正说明", "更正理由", "更正依据")),
            Column("reported_on", "更正日期", ("调整日期", "修改日期", "修正日期", "更正时间", "填报日期", "更正生效日期", "报送日期"), kind="date"),
            Column("filler", "填报人", ("填表人", "更正人", "经办人"), limit=80),
        ),
        rules=(
            Needed("project_code", "missing_code", "缺项目代码"),
            Needed("month", "missing_month", "缺更正月份"),
            Needed("year_to_date", "missing_amount", "缺更正后的数"),
            Known("project_code", "platform_projects", "unknown_project_code", "row_rejected", "项目代码在项目台账中不存在"),
            Unique(("reported_on", "month", "project_code"), "project_code", "同一项目同月更正"),
        ),
    )
)  # fmt: skip
