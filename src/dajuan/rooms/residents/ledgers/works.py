"""15 道路下穿 and 灾后重建: works with their money, progress and dates."""

from collections.abc import Iterator
from functools import partial

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import InOrder, Needed, Unique
from dajuan.registers.actions.places import record_register
from dajuan.registers.definition import DONE, NOTE, STATUSES
from dajuan.registers.models import Work

DEPARTMENT = Column(
    "department_name",
    "责任单位",
    ("责任部门", "牵头单位", "实施单位", "建设单位", "主管部门"),
    carried=True,
    limit=80,
)
STATUS = Column(
    "status",
    "状态",
    ("项目状态", "建设状态", "完成情况", "进展情况"),
    kind="choice",
    choices=STATUSES,
    counted=DONE,
)


def present_works(kind: str) -> Iterator[Row]:
    """The works of a kind by name."""
    yield from Work.objects.filter(kind=kind).order_by("name").values()


LEDGERS.put(
    LedgerDefinition(
        code="road_underpasses",
        label="道路下穿工程",
        title_words=("下穿", "下穿高铁"),
        marks=("crossed", "foundation_done"),
        fewest_marks=1,
        identity=("name",),
        publish=partial(record_register, model=Work, kind="road_underpasses"),
        present=partial(present_works, "road_underpasses"),
        columns=(
            Column("name", "道路", ("道路名称", "项目名称", "工程名称", "名称", "路名", "下穿道路", "工程道路", "道路工程", "项目"), required=True, place=True),
            Column("crossed", "下穿对象", ("下穿", "穿越对象", "下穿目标", "下穿铁路公路", "穿越目标"), limit=120),
            Column("progress_note", "形象进度", ("工程进度", "进度", "目前进度", "进展", "进展情况", "工程形象", "当前进度", "建设进度", "进度情况")),
            Column("foundation_done", "基础工程", ("基础工程是否完成", "基础完成", "基础是否完成", "基础工程完成", "基础基本完成", "基础工程完成情况"), kind="flag",
                   required=True),
            Column("investment", "总投资", ("计划总投资", "投资", "概算投资", "投资额"), kind="money"),
            Column("started_on", "开工日期", ("开工时间", "实际开工"), kind="date"),
            Column("finished_on", "竣工日期", ("竣工时间", "完工日期", "实际竣工"), kind="date"),
            STATUS,
            DEPARTMENT,
            NOTE,
            REPORTED_ON,
        ),
        rules=(Needed("name", "missing_code", "缺道路名称"), Unique(("name",), "name", "道路")),
    )
)  # fmt: skip
LEDGERS.put(
    LedgerDefinition(
        code="flood_reconstruction",
        label="灾后重建项目",
        title_words=("灾后", "恢复重建"),
        fewest_marks=1,
        by_heading=True,
        identity=("name",),
        publish=partial(record_register, model=Work, kind="flood_reconstruction"),
        present=partial(present_works, "flood_reconstruction"),
        columns=(
            Column("name", "项目名称", ("工程名称", "名称", "重建项目", "重建项目名称", "建设项目名称", "项目"), required=True, place=True),
            Column("project_code", "项目代码", ("项目统一代码", "统一代码", "代码", "投资项目统一代码"), kind="project_code"),
            Column("investment", "投资", ("总投资", "计划总投资", "投资额", "项目投资", "投资金额", "完成投资"), kind="money", required=True,
                   on_fault="row_rejected"),
            Column("fund_source", "资金来源", ("资金渠道", "资金", "来源"), limit=80),
            Column("started_on", "开工日期", ("开工时间", "实际开工", "实际开工日期"), kind="date"),
            Column("finished_on", "竣工日期", ("竣工时间", "完工日期", "实际竣工", "实际竣工日期", "完成日期"), kind="date"),
            STATUS,
            DEPARTMENT,
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            Needed("name", "missing_code", "缺项目名称"),
            Unique(("name",), "name", "项目"),
            InOrder("started_on", "finished_on"),
        ),
    )
)  # fmt: skip
