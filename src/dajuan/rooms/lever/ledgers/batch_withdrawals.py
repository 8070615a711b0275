"""03 调出清单: members taken out of their batch, each by a document."""

from collections.abc import Iterator

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import Known, Needed, Unique
from dajuan.projects.actions import record_batch_withdrawals
from dajuan.projects.models import BatchWithdrawal
from dajuan.rooms.lever.ledgers.batch_members import TRACKS, round_and_track


def present_withdrawals() -> Iterator[Row]:
    """All removals, by round."""
    yield from BatchWithdrawal.objects.order_by("round", "track", "provincial_code").values()


LEDGERS.put(
    LedgerDefinition(
        code="batch_withdrawals",
        label="三个一批调出",
        title_words=("核减", "出库", "退库", "调出", "退出", "移出"),
        identity=("round", "track", "provincial_code"),
        publish=record_batch_withdrawals,
        after=("platform_projects", "batch_members"),
        constants=round_and_track,
        present=present_withdrawals,
        columns=(
            Column("provincial_code", "省台账编号", ("省级台账编号", "省编号", "台账编号", "省库编号", "省级编号", "省台账号", "省项目编号",
                   "省平台编号", "批次编号", "认定编号", "入库编号", "省系统编号"), required=True, limit=40),
            Column("project_code", "项目代码", ("项目统一代码", "投资项目统一代码", "统一代码", "项目代码赋码", "投资项目代码", "代码", "在线平台代码", "项目赋码"), kind="project_code"),
            Column("project_name", "项目名称", ("建设项目名称", "名称", "项目")),
            Column("round", "期次", ("活动期次", "第几期", "期数", "期别", "批次", "所属期次", "原期次"), kind="round", carried=True),
            Column("track", "批别", ("三个一批类别", "签约开工投产", "活动类别", "项目批别", "类别", "所属批别", "批类", "项目类别", "类型", "原批别"), kind="choice", choices=TRACKS, carried=True),
            Column("withdrawn_on", "调出日期", ("核减日期", "移出时间", "调整日期", "核销日期", "退库日期", "出库日期", "调出时间", "退出日期", "退出时间", "移出日期", "批准调出日期"), kind="date", required=True,
                   on_fault="row_rejected", year_in="document"),
            Column("document", "调出依据文号", ("退库文号", "依据文件", "退出文号", "批准文件", "核减文号", "依据文号", "文号", "调出文号", "批准文号", "调出依据", "批复文号", "文件依据"), limit=80),
            Column("reason", "调出原因", ("核减原因", "移出事由", "调整原因", "调出事由", "退库原因", "退出事由", "原因", "退出原因", "调出说明", "调出理由", "移出原因")),
            REPORTED_ON,
        ),
        rules=(
            Needed("provincial_code", "missing_code", "缺省台账编号"),
            Needed("withdrawn_on", "missing_date", "缺调出日期"),
            Needed("round", "missing_round", "缺期次"),
            Needed("track", "missing_track", "缺批别"),
            Unique(("round", "provincial_code"), "provincial_code", "省台账编号"),
            Known("provincial_code", "batch_members", "unknown_member", "warning", "省台账编号不在“三个一批”名单中，保留待核"),
        ),
    )
)  # fmt: skip
