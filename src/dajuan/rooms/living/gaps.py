"""Gaps of living: what nobody keeps, what was notified and still stands, findings past their time."""

from dajuan.indicators.formulas import Condition, Count
from dajuan.indicators.gaps import GAPS, Gap
from dajuan.rooms.living.indicators.patrols import PATROLS
from dajuan.rooms.living.indicators.terms import PLACES

#: Facilities that somebody has to look after once they are there.
_KEPT = {
    "charging_points": "集中充电点",
    "restored_green": "恢复绿地",
    "parks": "公园游园绿道",
    "overhead_cables": "空中缆线",
}


def in_use(kind: str, *, kept: bool = True) -> Condition:
    """Places of a kind that are there; those nobody is named for when they are not ``kept``."""
    return lambda t: (t.kind == kind) & t.in_use if kept else (t.kind == kind) & t.in_use & (t.keeper == "")


for _kind, _label in _KEPT.items():
    GAPS.put(
        Gap(
            code=f"{_kind}_without_keeper",
            label=f"{_label}没有管护单位",
            sound=f"{_label}有管护单位",
            rule="已建成的点位，台账没有填管护或责任单位",
            should=Count(PLACES, where=in_use(_kind)),
            lacking=Count(PLACES, where=in_use(_kind, kept=False)),
            columns=("address", "finished_on"),
        )
    )
GAPS.put(
    Gap(
        code="standing_demolitions",
        label="已通知还没有拆除的违建",
        sound="违建通知后已拆除",
        rule="基准日没有拆除日期",
        should=Count(PLACES, where=lambda t: t.kind == "demolitions"),
        lacking=Count(PLACES, where=lambda t: (t.kind == "demolitions") & ~t.finished),
        columns=("address", "area", "started_on"),
        order="area",
        number="C001",
    )
)
GAPS.put(
    Gap(
        code="unfinished_estates",
        label="还没有完工的老旧小区",
        sound="老旧小区已完工",
        rule="基准日没有竣工日期",
        should=Count(PLACES, where=lambda t: t.kind == "old_estates"),
        lacking=Count(PLACES, where=lambda t: (t.kind == "old_estates") & ~t.finished),
        columns=("address", "households", "started_on"),
        order="households",
        number="C006",
    )
)
GAPS.put(
    Gap(
        code="overdue_patrols",
        label="超过时限没有处置的创文案件",
        sound="到期的创文案件已处置",
        rule="到期（派遣＋时限）仍没有处置反馈",
        should=Count(PATROLS, where=lambda t: t.is_due),
        lacking=Count(PATROLS, where=lambda t: t.is_overdue),
        columns=("department_name", "due_on", "days_over"),
        order="days_over",
        number="Q003",
    )
)
