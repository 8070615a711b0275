"""走流程: what leaders found when they walked a process, and what was put right."""

from dajuan.indicators.definition import Example, indicator
from dajuan.indicators.formulas import Count

WALKS = "walk_throughs"

indicator(
    number="V003",
    name="walk_through_findings",
    said_as=("走流程发现问题",),
    label="走流程发现问题数",
    unit="个",
    formula=Count(WALKS),
    formula_text="走流程日期≤基准日的行数",
    examples=(Example("2", rows=[{"is_closed": True}, {"is_closed": False}]),),
)
indicator(
    number="V004",
    name="walk_through_findings_solved",
    said_as=("走流程问题整改", "走流程问题已整改"),
    label="走流程问题已整改数",
    unit="个",
    formula=Count(WALKS, where=lambda t: t.is_closed, shows="is_handled"),
    formula_text="完成日期≤基准日的行数",
    examples=(Example("1", rows=[{"is_closed": True}, {"is_closed": False}]),),
)
