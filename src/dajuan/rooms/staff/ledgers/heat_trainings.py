"""19 户外作业防暑安全培训: sessions and how many came."""

from collections.abc import Iterator
from functools import partial

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import Needed, Unique
from dajuan.registers.actions.places import record_register
from dajuan.registers.definition import NOTE
from dajuan.registers.models import Training


def present_trainings() -> Iterator[Row]:
    """All sessions by day."""
    yield from Training.objects.filter(kind="heat_trainings").order_by("held_on", "topic", "site").values()


LEDGERS.put(
    LedgerDefinition(
        code="heat_trainings",
        label="防暑安全培训",
        title_words=("培训", "防暑"),
        marks=("attendance",),
        fewest_marks=1,
        identity=("held_on",),
        publish=partial(record_register, model=Training, kind="heat_trainings"),
        present=present_trainings,
        columns=(
            Column("held_on", "培训日期", ("培训时间", "日期", "时间", "举办日期", "开展日期", "举办时间"), kind="date", required=True,
                   on_fault="row_rejected"),
            Column("topic", "主题", ("课程名称", "培训题目", "培训主题", "培训内容", "内容", "课程", "培训名称", "培训课程"), limit=120),
            Column("sector", "行业", ("所属行业", "培训对象", "对象", "参训行业", "行业类别", "工种"), limit=40),
            Column("site", "地点", ("培训地点", "举办地点", "地址", "位置", "开展地点"), limit=120, place=True),
            Column("attendance", "参训人次", ("参训人数", "培训人次", "培训人数", "人次", "人数", "参加人数", "参加人次", "参训人员数"), kind="integer",
                   required=True, on_fault="row_rejected"),
            Column("organizer", "组织单位", ("主办单位", "举办单位", "责任单位", "承办单位", "组织部门", "培训单位"), limit=80),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            Needed("held_on", "missing_date", "缺培训日期"),
            Needed("attendance", "missing_amount", "缺参训人次"),
            Unique(("topic", "site", "sector", "organizer", "held_on"), "held_on", "同日同主题同地点培训"),
        ),
    )
)  # fmt: skip
