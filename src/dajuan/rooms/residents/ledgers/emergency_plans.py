"""15 防汛预案: the tree 1+N+X, and until when each plan holds."""

from collections.abc import Iterator
from functools import partial

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import InOrder, Needed, Unique
from dajuan.ledger.workbooks.validity import Expired
from dajuan.registers.actions.places import record_register
from dajuan.registers.definition import NOTE
from dajuan.registers.models import EmergencyPlan, PlanLevel

#: Words of a 层级 cell; the zone's own plan last, since its mark is a mere digit.
_LEVELS = (
    ("X", PlanLevel.SITE.value), ("N", PlanLevel.DEPARTMENT.value), ("1", PlanLevel.ZONE.value),
    ("x", PlanLevel.SITE.value), ("n", PlanLevel.DEPARTMENT.value), ("村", PlanLevel.SITE.value),
    ("社区", PlanLevel.SITE.value), ("企业", PlanLevel.SITE.value), ("现场", PlanLevel.SITE.value),
    ("部门", PlanLevel.DEPARTMENT.value), ("街道", PlanLevel.DEPARTMENT.value), ("乡镇", PlanLevel.DEPARTMENT.value),
    ("专项", PlanLevel.DEPARTMENT.value), ("总体", PlanLevel.ZONE.value), ("综合", PlanLevel.ZONE.value),
    ("区级", PlanLevel.ZONE.value), ("县级", PlanLevel.ZONE.value),
)  # fmt: skip


def present_plans() -> Iterator[Row]:
    """All plans, the zone's own first."""
    yield from EmergencyPlan.objects.order_by("-level", "subject", "name").values()


LEDGERS.put(
    LedgerDefinition(
        code="emergency_plans",
        label="防汛应急预案",
        title_words=("预案", "防汛"),
        marks=("drilled_on", "level"),
        fewest_marks=2,
        by_heading=True,
        identity=("name",),
        publish=partial(record_register, model=EmergencyPlan),
        present=present_plans,
        columns=(
            Column("level", "层级", ("预案层级", "级别", "预案级别", "类别", "预案类别", "预案类型"), kind="choice", choices=_LEVELS, carried=True),
            Column("name", "预案名称", ("预案", "方案名称", "名称", "应急预案名称", "防汛预案名称"), required=True),
            Column("subject", "适用对象", ("预案单位", "适用单位名称", "适用范围", "对象", "编制单位", "责任单位", "适用单位", "预案对象", "制定单位"), limit=120, place=True),
            Column("parent_name", "上级预案", ("所属预案", "上级方案", "上位预案")),
            Column("edition", "版本", ("预案版本", "版次", "修订版本", "版本号"), limit=40),
            Column("approved_on", "审批日期", ("审定时间", "审定日期", "批准日期", "发布日期", "印发日期", "审批时间", "修订日期", "编制日期", "生效日期"), kind="date"),
            Column("valid_to", "有效期至", ("有效期", "有效期限", "到期日期", "失效日期", "有效截止日期", "截止日期", "有效至"), kind="date", required=True),
            Column("responsible", "责任岗位", ("责任人", "负责岗位", "责任人岗位", "防汛责任人", "负责人"), limit=80),
            Column("drilled_on", "最近演练日期", ("演练日期", "演练时间", "最近演练", "最近一次演练", "最近演练时间", "上次演练日期"), kind="date"),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            Needed("name", "missing_code", "缺预案名称"),
            Unique(("subject", "name"), "name", "预案"),
            InOrder("approved_on", "valid_to"),
            Expired("valid_to", ("approved_on", "drilled_on"), "预案已过有效期，不计入有效数"),
        ),
    )
)  # fmt: skip
