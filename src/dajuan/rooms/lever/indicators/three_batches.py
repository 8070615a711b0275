"""三个一批: sign a batch, start a batch, commission a batch."""

from collections.abc import Callable

import ibis.expr.types as ir

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, CountDistinct, Sum, cohort_rate
from dajuan.indicators.printing import BILLIONS, PERCENT_OR_WHOLE
from dajuan.indicators.series import MonthEnds
from dajuan.projects.models import Track
from dajuan.rooms.lever.indicators.terms import BATCH_PROJECTS, MEMBERS

#: Rounds whose conversion is reported: the first four; the fifth has only just been admitted.
CONVERTED_ROUNDS = 4
_SCOPE = "在册=认定日≤基准日且（无调出或调出日＞基准日）；以“调出清单”为准"


def on_list(t: ir.Table) -> ir.BooleanValue:
    return t.on_list.fill_null(False)


def cohort(track: Track) -> Callable[[ir.Table], ir.BooleanValue]:
    """Members on the list of one track in the converted rounds."""
    return lambda t: on_list(t) & (t["round"] <= CONVERTED_ROUNDS) & (t.track == track.value)


indicator(
    number="B001",
    name="batch_projects",
    said_as=("三个一批项目", "前五期列入省台账三个一批项目", "列入省台账三个一批项目"),
    label="“三个一批”项目数",
    unit="个",
    formula=CountDistinct(MEMBERS, "project_code", where=on_list),
    formula_text="在册成员按项目代码去重",
    scope_note=_SCOPE,
    excludes=(Excluded("已调出的成员", Count(MEMBERS, where=lambda t: t.withdrawn_on <= t["at"])),),
    examples=(
        Example(
            "1",
            rows=[
                {"on_list": True, "project_code": "甲"},
                {"on_list": True, "project_code": "甲"},
                {"on_list": False},
            ],
        ),
    ),
)
indicator(
    number="B002",
    name="batch_investment",
    said_as=("三个一批项目总投资", "前五期列入省台账三个一批项目总投资", "列入省台账三个一批项目总投资"),
    label="“三个一批”总投资",
    unit="万元",
    formula=Sum(BATCH_PROJECTS, "declared_investment"),
    formula_text="各项目取最近一期申报投资额求和",
    scope_note=_SCOPE,
    display=BILLIONS,
    examples=(Example("2", rows=[{"declared_investment": "20000"}]),),
)
indicator(
    number="B003",
    name="batch_memberships",
    label="在册成员记录数",
    unit="条",
    formula=Count(MEMBERS, where=on_list),
    formula_text="未调出的期次×批别记录",
    scope_note=_SCOPE,
    examples=(Example("2", rows=[{"on_list": True}, {"on_list": True}, {"on_list": None}]),),
)
indicator(
    number="B004",
    name="batch_withdrawals",
    label="调出项目数",
    unit="个",
    formula=Count("batch_withdrawals", where=lambda t: t.has_left, shows="has_left"),
    formula_text="调出清单中调出日≤基准日的行数",
    examples=(Example("1", rows=[{"has_left": True}, {"has_left": False}]),),
)
for number, name, label, track, reached, text in (
    (
        "B005",
        "start_rate",
        "前四期项目开工率",
        Track.START,
        "started",
        "开工一批在册成员中实际开工≤基准日的÷在册成员",
    ),
    (
        "B006",
        "at_capacity_rate",
        "前四期项目达效率",
        Track.PRODUCTION,
        "at_capacity",
        "投产一批在册成员中达效≤基准日的÷在册成员",
    ),
    (
        "B007",
        "performance_rate",
        "前四期签约履约率",
        Track.SIGNING,
        "performed",
        "签约一批在册成员中履约日≤基准日的÷在册成员",
    ),
):
    indicator(
        number=number,
        name=name,
        label=label,
        unit="%",
        formula=cohort_rate(MEMBERS, cohort(track), reached),
        formula_text=text,
        scope_note=_SCOPE,
        display=PERCENT_OR_WHOLE,
        series=MonthEnds(before=3),
        higher_is_better=True,
        examples=(
            Example(
                "50",
                rows=[
                    {"on_list": True, "round": 1, "track": track.value, reached: True},
                    {"on_list": True, "round": 4, "track": track.value, reached: None},
                    {"on_list": True, "round": 5, "track": track.value, reached: True},
                ],
            ),
        ),
    )
indicator(
    number="B008",
    name="members_by_round",
    label="第{item}期在册成员数",
    unit="个",
    formula=Count(MEMBERS, where=on_list),
    formula_text="按期次计数",
    scope_note=_SCOPE,
    breakdown="round",
    examples=(Example("1", rows=[{"on_list": True, "round": 2}]),),
)
indicator(
    number="B009",
    name="batch_and_key_projects",
    label="重点项目与“三个一批”重叠数",
    unit="个",
    formula=Count(BATCH_PROJECTS, where=lambda t: t.is_key_project),
    formula_text="项目代码交集",
    examples=(Example("1", rows=[{"is_key_project": True}, {"is_key_project": False}]),),
)
indicator(
    number="B010",
    name="batch_projects_on_platform",
    label="“三个一批”在市级平台中的项目数",
    unit="个",
    formula=Count(BATCH_PROJECTS, where=lambda t: t.on_platform),
    formula_text="项目代码交集",
    examples=(Example("1", rows=[{"on_platform": True}]),),
)
