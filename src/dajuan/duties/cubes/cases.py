"""Cases at a date: every station reached or not reached by then."""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir

from dajuan.duties.clocks import CLOCKS  # noqa: F401 - puts the clocks' parameters on their shelf
from dajuan.duties.models import Case, CaseKind, CheckResult
from dajuan.ledger.cube import CUBES, Cube, CubeColumn, Sources

_STATIONS = ("accepted", "dispatched", "answered", "handled", "checked", "closed")
_COLUMNS = {
    "entity": CubeColumn("案件编号", field="number"),
    **{
        f"is_{name}": CubeColumn(label, field=f"{name}_at")
        for name, label in zip(_STATIONS, ("立案", "派遣", "首次反馈", "办理", "核查", "销号"), strict=True)
    },
    "result": CubeColumn("核查结果", field="result"),
    "is_due": CubeColumn("截止时间", field="collected_at"),
    "in_time": CubeColumn("按期", field="closed_at"),
    "subject": CubeColumn("问题", field="subject"),
    "department_name": CubeColumn("责任单位", field="department_name"),
    "due_on": CubeColumn("截止日期", field="collected_at"),
    "days_over": CubeColumn("超期天数", field="collected_at"),
}


def _cases(sources: Sources, kind: CaseKind, *params: str) -> ir.Table:
    """Cases of one kind collected by the date; ``is_...`` says which stations were reached by it."""
    t = sources.dated(sources[Case], *params)
    t = t.filter((t.kind == kind.value) & (t.collected_at.date() <= t["at"]))
    reached = {f"is_{name}": (t[f"{name}_at"].date() <= t["at"]).fill_null(False) for name in _STATIONS}
    return t.mutate(
        entity=t.number,
        label=ibis.ifelse(t.concerns == "", t.subject, t.concerns),
        department=t.department_name,
        due_on=t.due_at.date(),
        days_over=t["at"].delta(t.due_at.date(), unit="day"),
        **reached,
    )


def patrols(sources: Sources) -> ir.Table:
    """Patrol findings, due by the hour. ``in_time``: the answer came within the limit."""
    hour = f"{CaseKind.PATROL.value}_closing_hour"
    t = _cases(sources, CaseKind.PATROL, hour)
    now = t["at"].cast("timestamp") + t[hour].as_interval("h")
    t = t.mutate(is_due=(t.due_at <= now).fill_null(False))
    return t.mutate(
        in_time=(t.handled_at <= t.due_at).fill_null(False),
        is_overdue=t.is_due & ~(t.handled_at <= now).fill_null(False),
        was_reworked=t.is_checked & (t.result == CheckResult.REWORK.value),
    )


def problems(sources: Sources) -> ir.Table:
    """Problems of enterprises, due by the day. Closed only with the enterprise's confirmation.
    ``..._late``: not done within its days, done late or still open."""
    kind = CaseKind.ENTERPRISE_PROBLEM
    hand_over, first_answer = f"{kind.value}_hand_over_days", f"{kind.value}_first_answer_days"
    t = _cases(sources, kind, hand_over, first_answer)
    t = t.mutate(is_closed=t.is_closed & (t.confirmation != ""))
    return t.mutate(
        is_due=(t.due_on <= t["at"]).fill_null(False),
        is_overdue=~t.is_closed & (t.due_on < t["at"]).fill_null(False),
        in_time=t.is_closed & (t.closed_at.date() <= t.due_on).fill_null(False),
        hand_over_late=_days_taken(t, "dispatched") > t[hand_over],
        first_answer_late=_days_taken(t, "answered") > t[first_answer],
    )


def _days_taken(t: ir.Table, station: str) -> ir.IntegerValue:
    """Days from collection to the station, or up to the date where it was not reached by then."""
    end = ibis.ifelse(t[f"is_{station}"], t[f"{station}_at"].date(), t["at"])
    return end.delta(t.collected_at.date(), unit="day")


def walks(sources: Sources) -> ir.Table:
    """Findings of leaders who walked a process, due by the day; closed when put right."""
    t = _cases(sources, CaseKind.WALK_THROUGH)
    return t.mutate(
        is_overdue=~t.is_closed & (t.due_at.date() < t["at"]).fill_null(False),
        in_time=t.is_closed & (t.closed_at <= t.due_at).fill_null(False),
    )


def _cube(code: str, label: str, build: Callable[[Sources], ir.Table], **columns: CubeColumn) -> Cube:
    return CUBES.put(Cube(code, label, (Case,), build, _COLUMNS | columns))


PATROLS = _cube("patrols", "创文排查", patrols)
PROBLEMS = _cube("enterprise_problems", "企业问题", problems)
#: These ledgers give no numbers: the finding itself names the row.
WALKS = _cube("walk_throughs", "走流程", walks, entity=CubeColumn("发现问题", field="subject"))
