"""Gaps of enterprises: who is not looked after, does no research, waits too long, is about to leave the reserve."""

import ibis.expr.types as ir

from dajuan.indicators.formulas import Count
from dajuan.indicators.gaps import GAPS, Gap
from dajuan.rooms.enterprises.indicators.problems import PROBLEMS
from dajuan.rooms.enterprises.indicators.terms import (
    ENTERPRISES,
    RECOGNITIONS,
    RESERVE_FIRMS,
    on_register,
)

ROSTER = "research_roster"
#: Days before its end from which a place in the reserve is watched.
SOON = 90


def ends_soon(t: ir.Table) -> ir.BooleanValue:
    """In the reserve, but not for long."""
    return t.is_in_reserve & (t.days_left <= SOON).fill_null(False)


for _gap in (
    Gap(
        code="without_liaison",
        label="没有包联的规上工业企业",
        sound="规上工业企业有包联",
        rule="基准日没有同时有在期班子成员和助企干部包联",
        should=Count(ENTERPRISES, where=on_register),
        lacking=Count(ENTERPRISES, where=lambda t: on_register(t) & ~t.is_cared_for),
        columns=("area", "chain", "listed_on"),
        number="J010",
    ),
    Gap(
        code="without_research",
        label="没有研发活动的规上工业企业",
        sound="规上工业企业有研发活动",
        rule="本期服务台账没有填研发活动；覆盖率官方数以统计部门为准",
        should=Count(ROSTER, where=on_register),
        lacking=Count(ROSTER, where=lambda t: on_register(t) & ~t.has_activity),
        columns=("area", "chain", "listed_on"),
        number="R005",
    ),
    Gap(
        code="overdue_problems",
        label="超期未销号的企业问题",
        sound="到期的企业问题已销号",
        rule="截止日早于基准日，企业还没有确认销号",
        should=Count(PROBLEMS, where=lambda t: t.is_due),
        lacking=Count(PROBLEMS, where=lambda t: t.is_overdue),
        columns=("subject", "department_name", "due_on", "days_over"),
        order="days_over",
        number="J004",
    ),
    Gap(
        code="leaving_reserve",
        label="高企后备资格即将到期",
        sound="高企后备资格未临期",
        rule=f"在库、有效期还剩不到{SOON}天",
        should=Count(RESERVE_FIRMS, where=lambda t: t.is_in_reserve),
        lacking=Count(RESERVE_FIRMS, where=ends_soon),
        columns=("gap", "coach", "applies_in", "expires_on", "days_left"),
        number="S003",
    ),
    Gap(
        code="honours_without_document",
        label="没有依据文件的荣誉",
        sound="荣誉有依据文件",
        rule="没有文号的荣誉不计入任何指标",
        should=Count(RECOGNITIONS),
        lacking=Count(RECOGNITIONS, where=lambda t: ~t.has_document),
        columns=("scope", "granted_on"),
    ),
):
    GAPS.put(_gap)
