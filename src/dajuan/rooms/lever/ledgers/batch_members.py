"""03 “三个一批”项目台账: who was admitted to which track of which round."""

from collections.abc import Iterator, Mapping

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.workbooks.headings import undated
from dajuan.ledger.workbooks.rules import InOrder, Known, Needed, Unique
from dajuan.ledger.workbooks.titles import round_named
from dajuan.projects.actions import record_batch_members
from dajuan.projects.models import BatchMember, Track

#: Words of a 批别 cell, a title or a sheet name.
TRACKS = (
    ("签约", Track.SIGNING.value),
    ("开工", Track.START.value),
    ("投产", Track.PRODUCTION.value),
    ("竣工", Track.PRODUCTION.value),
)
_ORDINALS = "〇一二三四五六七八九十"


def round_and_track(notes: SheetNotes) -> Mapping[str, object]:
    """The round and, on a sheet of one track only, the track a heading names; the sheet's name first."""
    headings = [notes.sheet, *undated(notes.lines), notes.file]
    rounds = (r for text in headings if ("期" in text or "批" in text) and (r := round_named(text)))
    tracks = [{code for word, code in TRACKS if word in text} for text in headings[:-1]]
    return {
        "round": next(rounds, None),
        "track": next((next(iter(found)) for found in tracks if len(found) == 1), None),
    }


def round_label(number: object) -> str:
    """第五期, as it stands in the column 期次."""
    assert isinstance(number, int)  # noqa: S101 - typed by the column
    return f"第{_ORDINALS[number]}期" if number <= 10 else f"第{number}期"


def present_members() -> Iterator[Row]:
    """All members, by round."""
    yield from BatchMember.objects.order_by("round", "track", "provincial_code").values()


def _heading(row: Row) -> tuple[str, str]:
    return round_label(row["round"]), f"{round_label(row['round'])}“三个一批”项目台账"


LEDGERS.put(
    LedgerDefinition(
        code="batch_members",
        label="三个一批项目",
        title_words=("三个一批", "三批"),
        denied_by=("调出", "退出", "移出", "核减", "出库", "退库"),
        identity=("round", "track", "provincial_code"),
        publish=record_batch_members,
        after=("platform_projects",),
        offers=(("provincial_code",), "project_code"),
        constants=round_and_track,
        present=present_members,
        sheet_by="round",
        heading=_heading,
        columns=(
            Column("provincial_code", "省台账编号", ("省级项目编号", "台账编码", "省级库编号", "省里编号", "省级台账编号", "省编号", "台账编号", "省库编号", "省级编号", "省台账号", "省项目编号",
                   "省平台编号", "批次编号", "认定编号", "入库编号", "省系统编号"), required=True, limit=40),
            Column("project_code", "项目代码", ("项目统一代码", "投资项目统一代码", "统一代码", "项目代码赋码", "投资项目代码", "代码", "在线平台代码", "项目赋码", "赋码", "国家代码"), kind="project_code",
                   required=True),
            Column("project_name", "项目名称", ("建设项目名称", "名称", "项目")),
            Column("round", "期次", ("期数", "期别", "批次", "第几期", "所属期次", "活动期次"), kind="round", carried=True),
            Column("track", "批别", ("签约开工投产", "批次类别", "项目批别", "三批类别", "类别", "一批", "所属批别", "三个一批类别", "批类", "项目类别", "类型", "项目类型", "活动类别"), kind="choice",
                   choices=TRACKS, carried=True),
            Column("owner_name", "项目单位", ("建设单位", "项目业主", "业主单位", "实施主体", "企业名称", "项目法人", "投资主体", "实施单位",
                   "建设主体", "投资单位")),
            Column("declared_investment", "申报投资额", ("项目投资额", "申报投资金额", "项目投资", "申报投资", "总投资", "计划总投资", "投资额", "申报总投资", "项目总投资", "认定投资额",
                   "投资总额", "认定投资"), kind="money"),
            Column("admitted_on", "认定日期", ("省认定日期", "省级认定日期", "确认日期", "入选时间", "认定时间", "入选日期", "入库日期", "纳入日期", "批准日期", "列入日期", "纳入时间"), kind="date"),
            Column("performed_on", "履约日期", ("签约履约时间", "实际履约日期", "履约到位时间", "履约时间", "实际履约", "签约履约日期", "合同履约"), kind="date"),
            Column("started_on", "实际开工", ("开工日期", "开工时间"), kind="date"),
            Column("producing_on", "实际投产", ("建成投产时间", "投产日期", "投产时间"), kind="date"),
            Column("at_capacity_on", "实际达效", ("实现达效时间", "达效日期", "达效时间", "达产达效时间", "达产日期"), kind="date"),
            Column("declared_status", "认定状态", ("审核状态", "认定结果", "省认定结果", "项目认定状态", "审核结果", "状态", "当前状态", "认定情况"), limit=20),
            Column("note", "备注", ("说明",), limit=4000),
            REPORTED_ON,
        ),
        rules=(
            Needed("provincial_code", "missing_code", "缺省台账编号"),
            Needed("project_code", "missing_code", "缺项目代码"),
            Needed("round", "missing_round", "缺期次"),
            Needed("track", "missing_track", "缺批别"),
            Unique(("round", "provincial_code"), "provincial_code", "省台账编号"),
            Known("project_code", "platform_projects", "unknown_project_code", "warning", "项目代码在项目台账中不存在，保留待核"),
            InOrder("started_on", "producing_on"),
            InOrder("producing_on", "at_capacity_on"),
        ),
    )
)  # fmt: skip
