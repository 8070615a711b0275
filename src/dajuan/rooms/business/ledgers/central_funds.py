"""05 中央预算内: central budget investment handed down to projects by plan documents."""

from collections.abc import Iterator, Mapping

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.workbooks.rules import Needed, Unique
from dajuan.projects.actions import record_central_funds
from dajuan.projects.models import CentralFund


def undocumented(notes: SheetNotes) -> Mapping[str, object]:
    """A list may do without the plans' documents."""
    del notes
    return {"plan_document": ""}


def present_central_funds() -> Iterator[Row]:
    """All projects, by day of the plan."""
    yield from CentralFund.objects.order_by("issued_on", "project_code").values()


LEDGERS.put(
    LedgerDefinition(
        code="central_funds",
        label="中央预算内投资",
        title_words=("中央投资", "中央预算内", "中央预算", "预算内投资"),
        marks=("granted", "plan_document", "issued_on", "responsible"),
        fewest_marks=1,
        identity=("plan_document", "project_code"),
        publish=record_central_funds,
        constants=undocumented,
        present=present_central_funds,
        columns=(
            Column("project_name", "项目名称", ("建设项目名称", "名称", "项目")),
            Column("project_code", "项目代码", ("项目统一代码", "投资项目统一代码", "统一代码", "投资项目代码", "代码", "在线平台代码", "项目赋码", "国家代码"),
                   kind="project_code", required=True),
            Column("plan_document", "计划文号", ("下达文号", "投资计划文号", "文号", "计划下达文号", "资金文号", "下达文件", "批复文号"), limit=80, carried=True),
            Column("issued_on", "下达日期", ("资金下达时间", "文件下达日期", "计划下达日期", "下达时间", "资金下达日期", "文件日期", "计划日期"), kind="date"),
            Column("total_investment", "总投资", ("计划总投资", "项目总投资", "投资总额", "总投资额", "概算总投资"), kind="money"),
            Column("granted", "下达中央预算内资金", ("中央预算内资金", "中央预算内投资", "下达资金", "下达中央投资", "中央资金", "获批中央预算内资金", "下达金额", "安排中央预算内资金",
                   "中央预算内投资额", "下达中央预算内投资"), kind="money", required=True),
            Column("invested", "完成投资", ("累计完成投资", "已完成投资", "完成投资额"), kind="money"),
            Column("paid", "已支付", ("资金支付数", "已支付金额", "资金支付额", "支付金额", "累计支付", "已支付资金", "中央资金支付", "已拨付", "支付资金"), kind="money"),
            Column("owner_name", "项目单位", ("建设单位", "项目业主", "业主单位", "实施主体", "项目法人", "投资主体", "实施单位")),
            Column("responsible", "监管责任人", ("监管直接责任人", "监管负责人", "日常监管责任人姓名", "日常监管责任人", "责任人", "监管人", "日常监管人"), limit=80),
            Column("note", "备注", ("说明",), limit=4000),
            REPORTED_ON,
        ),
        rules=(
            Needed("project_code", "missing_code", "缺项目代码"),
            Unique(("plan_document", "project_code"), "project_code", "同一计划文号的项目代码"),
        ),
    )
)  # fmt: skip
