"""09 科小: small technology firms evaluated, with their points, and admitted with a number."""

from collections.abc import Iterator, Mapping

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.workbooks.headings import undated, year_named
from dajuan.ledger.workbooks.row_rules import CodeAsTyped
from dajuan.ledger.workbooks.rules import Unique
from dajuan.registers.actions import record_tech_firms
from dajuan.registers.models import EvaluationState, TechFirm
from dajuan.rooms.enterprises.ledgers.columns import CREDIT_CODE, ENTERPRISE_NAME, NOTE, presenting

STATES = (
    ("未通过", EvaluationState.FAILED.value),
    ("未", EvaluationState.FAILED.value),
    ("不", EvaluationState.FAILED.value),
    ("退回", EvaluationState.FAILED.value),
    ("已撤销", EvaluationState.REVOKED.value),
    ("撤销", EvaluationState.REVOKED.value),
    ("取消", EvaluationState.REVOKED.value),
    ("评价中", EvaluationState.PENDING.value),
    ("待", EvaluationState.PENDING.value),
    ("公示", EvaluationState.PENDING.value),
    ("审核中", EvaluationState.PENDING.value),
    ("已入库", EvaluationState.ADMITTED.value),
    ("入库", EvaluationState.ADMITTED.value),
    ("通过", EvaluationState.ADMITTED.value),
    ("有效", EvaluationState.ADMITTED.value),
)


def year_of_list(notes: SheetNotes) -> Mapping[str, object]:
    """The year a heading names."""
    return {"year": year_named([*undated(notes.lines), notes.sheet])}


def present_firms() -> Iterator[Row]:
    """All evaluations, by year."""
    return presenting(TechFirm, "year", "registration_number", "written_code")


def _heading(row: Row) -> tuple[str, str]:
    return f"{row['year']}年", f"{row['year']}年科技型中小企业评价入库名单"


_POINTS = "评价得分"

LEDGERS.put(
    LedgerDefinition(
        code="tech_firms",
        label="科技型中小企业",
        title_words=("科技型中小企业", "科小", "评价入库"),
        marks=("registration_number",),
        fewest_marks=1,
        identity=("registration_number", "credit_code"),
        publish=record_tech_firms,
        after=("enterprises", "enterprise_changes"),
        constants=year_of_list,
        present=present_firms,
        sheet_by="year",
        heading=_heading,
        columns=(
            ENTERPRISE_NAME,
            CREDIT_CODE,
            Column("registration_number", "入库登记编号", ("入库编号", "登记编号", "科技型中小企业入库登记编号", "入库登记号", "科小编号", "评价编号", "入库号"),
                   required=True, limit=40),
            Column("staff_points", "科技人员", ("科技人员得分", "科技人员指标得分", "科技人员指标", "人员得分"), kind="number", group=_POINTS),
            Column("spending_points", "研发投入", ("研发投入得分", "研发投入指标得分", "研发投入指标", "投入得分"), kind="number", group=_POINTS),
            Column("result_points", "科技成果", ("科技成果得分", "科技成果指标得分", "科技成果指标", "成果得分"), kind="number", group=_POINTS),
            Column("total_points", "总分", ("总得分", "评价总分", "合计得分", "综合得分", "得分"), kind="number", group=_POINTS),
            Column("admitted_on", "入库日期", ("入库时间", "公告日期", "入库公告日期", "登记日期", "入库登记日期"), kind="date"),
            Column("state", "状态", ("评价状态", "入库状态", "评价结果", "审核状态", "是否入库"), kind="choice", choices=STATES,
                   counted=(EvaluationState.ADMITTED.value,), assumed=EvaluationState.ADMITTED.value),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            CodeAsTyped("credit_code", "written_code", "missing_code", unless="registration_number"),
            Unique(("registration_number",), "registration_number", "入库登记编号"),
        ),
    )
)  # fmt: skip
