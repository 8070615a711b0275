"""16 走流程: what leaders found when they walked a process themselves."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dajuan.duties.actions import record_cases
from dajuan.duties.models import CaseKind
from dajuan.duties.queries import cases_of
from dajuan.ledger.change import Change
from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.recording import Recorded
from dajuan.ledger.workbooks.rules import InOrder, Needed, Unique

_IDENTITY = ("collected_at", "found_by", "concerns", "subject")


def record_walk_throughs(change: Change, rows: Sequence[Row]) -> Recorded:
    """These ledgers give no numbers: day, post, matter and finding tell the cases apart. What is put
    right is closed."""
    given = [{**row, "number": _number(row), "closed_at": row.get("handled_at")} for row in rows]
    return record_cases(change, CaseKind.WALK_THROUGH, given)


def unsigned(notes: SheetNotes) -> Mapping[str, object]:
    """A list may do without the post and the matter."""
    del notes
    return {"found_by": "", "concerns": ""}


def _number(row: Row) -> str:
    day = row["collected_at"]
    assert isinstance(day, date)  # noqa: S101 - a rule rejects rows without
    words = (f"{day:%Y-%m-%d}", *(str(row.get(name) or "") for name in _IDENTITY[1:]))
    return "·".join(words)[:200]


def present_walk_throughs() -> Iterator[Row]:
    """All findings, by day."""
    yield from cases_of(CaseKind.WALK_THROUGH)


LEDGERS.put(
    LedgerDefinition(
        code="walk_throughs",
        label="走流程问题",
        title_words=("走流程", "一把手走流程", "体验"),
        marks=("found_by", "concerns", "subject"),
        fewest_marks=2,
        identity=_IDENTITY,
        publish=record_walk_throughs,
        constants=unsigned,
        present=present_walk_throughs,
        columns=(
            Column("collected_at", "走流程日期", ("开展日期", "走流程开展日期", "走流程时间", "体验日期", "体验时间", "发现日期", "日期"), kind="date", required=True),
            Column("found_by", "走流程岗位", ("走流程领导岗位", "体验人岗位", "走流程人岗位", "体验领导", "走流程人", "走流程人员", "体验岗位", "体验人", "走流程领导", "体验人员", "岗位"), limit=80),
            Column("concerns", "体验事项", ("体验事项名称", "体验流程", "走流程事项", "事项名称", "事项", "办理事项", "体验业务")),
            Column("subject", "发现问题", ("问题清单", "存在问题", "问题", "问题描述", "发现的问题", "问题内容", "存在的问题"), required=True, limit=400),
            Column("category", "问题类别", ("问题类型", "类别"), limit=80),
            Column("department_name", "整改单位", ("整改部门", "整改责任部门", "责任单位", "整改责任单位", "责任部门", "牵头单位", "承办单位"), limit=80),
            Column("due_at", "整改时限", ("整改要求时限", "整改期限", "整改截止日期", "完成时限", "限期", "办结时限", "要求完成时间"), kind="date"),
            Column("handled_at", "完成日期", ("整改完成日期", "完成时间", "整改日期", "办结日期", "销号日期", "实际完成日期"), kind="date"),
            Column("declared_status", "状态", ("整改状态", "整改情况", "进展", "完成情况", "目前状态"), limit=20),
            Column("note", "备注", ("说明",), limit=4000),
            REPORTED_ON,
        ),
        rules=(
            Needed("collected_at", "missing_date", "缺走流程日期"),
            Needed("subject", "missing_subject", "缺发现问题"),
            InOrder("collected_at", "handled_at", "row_rejected"),
            Unique(_IDENTITY, "subject", "同日、同岗位、同事项的同一问题"),
        ),
    )
)  # fmt: skip
