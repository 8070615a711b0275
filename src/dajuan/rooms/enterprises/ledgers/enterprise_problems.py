"""18 问题台账: problems of enterprises, collected, handed over, answered, solved, confirmed, closed."""

from collections.abc import Iterator, Sequence

from dajuan.duties.actions import record_cases
from dajuan.duties.models import CaseKind, Grade
from dajuan.duties.queries import cases_of
from dajuan.ledger.change import Change
from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.recording import Recorded
from dajuan.ledger.workbooks.conditions import SaidWithout
from dajuan.ledger.workbooks.rules import InOrder, Needed, Unique

#: Words of a 问题等级 cell.
GRADES = (
    *((word, Grade.MAJOR.value) for word in ("重大", "疑难", "复杂", "特别", "重点")),
    *((word, Grade.ORDINARY.value) for word in ("一般", "普通", "常规", "简单")),
)
#: A confirmation that begins so is none.
_NOT_YET = ("未", "待", "否", "无", "没")


def record_problems(change: Change, rows: Sequence[Row]) -> Recorded:
    """What is not confirmed yet has no confirmation."""
    given = [{**row, "confirmation": _confirmed(str(row.get("confirmation") or ""))} for row in rows]
    return record_cases(change, CaseKind.ENTERPRISE_PROBLEM, given)


def _confirmed(text: str) -> str:
    return "" if text.startswith(_NOT_YET) else text


def present_problems() -> Iterator[Row]:
    """All problems, by number."""
    yield from cases_of(CaseKind.ENTERPRISE_PROBLEM)


LEDGERS.put(
    LedgerDefinition(
        code="enterprise_problems",
        label="企业问题",
        title_words=("问题台账", "企业问题", "万人助万企", "诉求"),
        marks=("subject", "grade", "answered_at", "confirmation", "closed_at", "dispatched_at"),
        fewest_marks=2,
        identity=("number",),
        publish=record_problems,
        present=present_problems,
        columns=(
            Column("number", "问题编号", ("问题号", "问题编码", "诉求号", "问题代码", "编号", "诉求编号", "台账编号", "问题序号", "工单编号"), required=True),
            Column("concerns", "企业名称", ("单位名称", "企业", "诉求企业", "反映企业", "提出企业", "问题企业"), required=True),
            Column("credit_code", "统一社会信用代码", ("信用代码", "社会信用代码", "企业信用代码"), kind="credit_code"),
            Column("category", "问题类别", ("问题类型", "类别", "诉求类别", "诉求类型", "问题分类"), limit=80),
            Column("grade", "问题等级", ("紧急程度", "难易等级", "问题难易", "等级", "问题级别", "级别", "问题性质", "难易程度"), kind="choice", choices=GRADES),
            Column("subject", "问题诉求", ("诉求问题", "企业问题诉求", "诉求", "问题内容", "问题描述", "诉求内容", "具体问题", "反映问题", "企业诉求"), limit=4000),
            Column("collected_at", "收集日期", ("收集时间", "受理日期", "登记日期", "提出日期", "反映日期", "上报日期", "接收日期"), kind="date", required=True),
            Column("dispatched_at", "交办日期", ("转交日期", "交办时间", "派单日期", "转办日期", "研究交办日期", "派遣日期"), kind="date"),
            Column("answered_at", "首次反馈日期", ("首次反馈", "初步反馈日期", "首次答复日期", "反馈日期", "首次回复日期", "初次反馈日期"), kind="date"),
            Column("due_at", "截止日期", ("办理时限", "解决时限", "办结时限", "办结期限", "限办日期"), kind="date"),
            Column("handled_at", "办结日期", ("办结时间", "解决日期", "完成日期", "办理完成日期"), kind="date"),
            Column("confirmation", "企业确认", ("满意度评价", "企业确认情况", "企业满意情况", "企业评价", "确认情况", "满意度", "企业满意度", "企业反馈", "评价", "回访情况"), limit=40),
            Column("closed_at", "销号日期", ("核销日期", "问题销号日期", "销号时间", "销账日期", "结案日期"), kind="date"),
            Column("department_name", "承办单位", ("责任单位", "交办单位", "办理单位", "承办部门", "牵头单位"), limit=80),
            Column("declared_status", "状态", ("办理进展", "办理状态", "当前状态", "进展", "当前进展", "办理情况", "问题状态"), limit=20),
            Column("note", "备注", ("说明",), limit=4000),
            REPORTED_ON,
        ),
        rules=(
            Needed("number", "missing_code", "缺问题编号"),
            Needed("collected_at", "missing_date", "缺收集日期"),
            InOrder("collected_at", "handled_at", "row_rejected"),
            InOrder("collected_at", "dispatched_at"),
            InOrder("handled_at", "closed_at"),
            SaidWithout("declared_status", "已销号", ("confirmation", "closed_at"), "closed_without_confirmation",
                        "状态填“已销号”但无企业确认和销号日期，按未销号处理"),
            Unique(("number",), "number", "问题编号"),
        ),
    )
)  # fmt: skip
