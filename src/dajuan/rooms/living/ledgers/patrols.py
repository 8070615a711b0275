"""17 排查台账: findings of patrols, from report to closing, by the hour."""

from collections.abc import Iterator, Mapping, Sequence

from dajuan.duties.actions import record_cases
from dajuan.duties.models import CaseKind, CheckResult
from dajuan.duties.queries import cases_of
from dajuan.ledger.change import Change
from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.recording import Recorded
from dajuan.ledger.workbooks.rules import InOrder, Needed, Unique

_HOURS_A_DAY = 24
#: Words of a 核查结果 cell, those that deny first.
RESULTS = (
    *((word, CheckResult.REWORK.value) for word in ("返工", "不通过", "未通过", "不合格", "退回", "重办")),
    *((word, CheckResult.PASSED.value) for word in ("通过", "合格", "属实", "完成")),
)


def unit_of_limits(notes: SheetNotes) -> Mapping[str, object]:
    """Hours in one unit of the limit: a title that says 天 means days."""
    limits = [title for title in notes.titles if "时限" in title]
    in_days = any("天" in title or "日" in title for title in limits)
    return {"hours_a_unit": _HOURS_A_DAY if in_days else 1}


def record_patrols(change: Change, rows: Sequence[Row]) -> Recorded:
    """Limits are kept in hours."""
    return record_cases(change, CaseKind.PATROL, [{**row, "limit_hours": _hours(row)} for row in rows])


def _hours(row: Row) -> int | None:
    limit, unit = row.get("limit_hours"), row.get("hours_a_unit")
    return limit * unit if isinstance(limit, int) and isinstance(unit, int) else None


def present_patrols() -> Iterator[Row]:
    """All findings, by number."""
    yield from cases_of(CaseKind.PATROL)


LEDGERS.put(
    LedgerDefinition(
        code="patrols",
        label="创文排查",
        title_words=("文明创建", "文明城市", "案件", "巡查", "创文", "排查", "督导", "派遣"),
        marks=("limit_hours", "accepted_at", "dispatched_at", "checked_at", "returned_at"),
        fewest_marks=2,
        identity=("number",),
        publish=record_patrols,
        constants=unit_of_limits,
        present=present_patrols,
        columns=(
            Column("number", "案件编号", ("案件编码", "案卷编号", "案件号", "案卷号", "问题编号", "工单编号", "案号", "事件编号", "任务编号", "编号"), required=True),
            Column("category", "问题类别", ("案件类别", "问题类型", "类别", "案件类型", "事件类别", "小类", "大类"), limit=80),
            Column("subject", "问题描述", ("案件描述", "问题内容", "具体问题", "描述"), limit=4000),
            Column("concerns", "点位", ("点位编号", "发现地点", "点位名称", "位置", "地点", "问题点位", "问题地点", "问题位置", "具体位置", "发生地点"), place=True),
            Column("area", "社区", ("社区名称", "属地社区", "所属社区", "所在社区", "网格", "所属网格", "街道", "区域"), limit=80, place=True),
            Column("collected_at", "上报时间", ("问题上报时间", "上报日期", "发现时间", "采集时间", "登记时间", "收集时间", "案件上报时间"), kind="moment", required=True),
            Column("accepted_at", "立案时间", ("立案日期", "受理时间", "案卷建立时间"), kind="moment"),
            Column("dispatched_at", "派遣时间", ("派单时间", "派发时间", "交办时间", "任务派遣时间", "转办时间", "下派时间"), kind="moment"),
            Column("returned_at", "退回时间", ("退件时间", "退回重派时间", "退单时间", "回退时间"), kind="moment"),
            Column("limit_hours", "处置时限（小时）", ("处置时限", "处理时限", "办理时限", "整改时限", "时限", "限时", "处置期限"), kind="integer"),
            Column("handled_at", "处置反馈时间", ("反馈时间", "处置时间", "处理时间", "处置完成时间", "办结时间", "处理反馈时间", "整改时间"), kind="moment"),
            Column("checked_at", "核查时间", ("复核时间", "核实时间", "验收时间"), kind="moment"),
            Column("result", "核查结果", ("复核结果", "核实结果", "验收结果", "核查情况"), kind="choice", choices=RESULTS),
            Column("closed_at", "结案时间", ("销案时间", "结案日期", "归档时间", "销号时间"), kind="moment"),
            Column("department_name", "责任单位", ("处置单位", "责任部门", "承办单位", "主管部门", "处置部门", "整改单位"), limit=80),
            Column("note", "备注", ("说明",), limit=4000),
            REPORTED_ON,
        ),
        rules=(
            Needed("number", "missing_code", "缺案件编号"),
            Needed("collected_at", "missing_date", "缺上报时间"),
            InOrder("dispatched_at", "handled_at", "row_rejected", "time_order"),
            InOrder("collected_at", "accepted_at", kind="time_order"),
            InOrder("handled_at", "checked_at", kind="time_order"),
            Unique(("number",), "number", "案件编号"),
        ),
    )
)  # fmt: skip
