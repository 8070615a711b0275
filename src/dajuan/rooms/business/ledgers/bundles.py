"""16 一件事: matters offered as one, before and after."""

from collections.abc import Iterator

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import Needed, Unique
from dajuan.matters.actions import record_bundles
from dajuan.matters.models import Bundle, BundleStage

#: Words of a 状态 cell, those that deny first.
STAGES = (
    *((word, BundleStage.PREPARING.value) for word in ("筹备", "未", "拟", "计划", "筹", "准备", "否")),
    *(
        (word, BundleStage.LAUNCHED.value)
        for word in ("已推出", "推出", "上线", "运行", "发布", "实施", "是")
    ),
)


def present_bundles() -> Iterator[Row]:
    """All bundles, by day of launch."""
    yield from Bundle.objects.order_by("launched_on", "name").values()


def _before_and_now(name: str, label: str, words: tuple[str, ...]) -> tuple[Column, Column]:
    """A pair of counts, as zones title them: 原材料数 and 现材料数, 压减前材料 and 压减后材料."""
    before = tuple(
        f"{time}{word}"
        for word in words
        for time in ("原", "原有", "压减前", "优化前", "改革前", "整合前", "办理前")
    )
    now = tuple(
        f"{time}{word}"
        for word in words
        for time in ("现", "现有", "压减后", "优化后", "改革后", "整合后", "目前", "现在")
    )
    return (
        Column(f"{name}_before", f"原{label}", before, kind="integer"),
        Column(name, f"现{label}", now, kind="integer"),
    )  # fmt: skip


LEDGERS.put(
    LedgerDefinition(
        code="bundles",
        label="一件事一次办",
        title_words=("一件事", "一次办", "集成办", "一件事一次办"),
        marks=("materials_before", "materials", "steps_before", "steps", "days_before", "days"),
        fewest_marks=2,
        identity=("name",),
        publish=record_bundles,
        present=present_bundles,
        columns=(
            Column("name", "“一件事”名称", ("主题事项", "联办事项", "一件事主题事项", "一件事名称", "一件事", "主题名称", "事项名称", "主题", "名称", "一件事事项", "一件事主题"), required=True, limit=120),
            Column("department_name", "牵头部门", ("牵头责任部门", "主办部门", "牵头单位", "责任单位", "主办单位", "牵头责任单位"), limit=80, carried=True),
            Column("matters", "涉及事项数", ("集成事项数", "关联事项数", "涉及事项（个）", "事项数", "涉及事项", "整合事项数", "联办事项数", "包含事项数", "事项数量"), kind="integer"),
            *_before_and_now("materials", "材料数", ("材料", "材料数", "材料数量", "申请材料", "申报材料", "申请材料数", "材料份数", "提交材料")),
            *_before_and_now("steps", "环节", ("环节", "环节数", "办理环节", "环节数量", "办理环节数", "办事环节")),
            *_before_and_now("days", "时限", ("时限", "办理时限", "办结时限", "承诺时限", "办理天数", "时间", "办理时间")),
            Column("launched_on", "推出日期", ("推出时间", "上线日期", "上线时间", "发布日期", "开办日期", "实施日期", "启动日期", "正式推出日期"), kind="date"),
            Column("stage", "状态", ("推进状态", "运行状态", "推出状态", "推出情况", "上线状态", "进展", "是否推出", "是否上线", "目前状态", "上线情况"), kind="choice", choices=STAGES,
                   counted=(BundleStage.LAUNCHED.value,)),
            Column("note", "备注", ("说明",), limit=4000),
            REPORTED_ON,
        ),
        rules=(
            Needed("name", "missing_name", "缺“一件事”名称"),
            Unique(("name",), "name", "“一件事”名称"),
        ),
    )
)  # fmt: skip
