"""02 项目月报: what each project invested, month by month."""

from collections.abc import Iterator, Mapping
from datetime import date

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.staged import StagedSheet
from dajuan.ledger.workbooks.headings import month_named, undated
from dajuan.ledger.workbooks.rules import Known, Needed, NotAbove, Unique
from dajuan.projects.actions import record_project_months
from dajuan.projects.actions.months import locked_months
from dajuan.projects.models import MonthState, ProjectMonth


def month_of(notes: SheetNotes) -> Mapping[str, object]:
    """The month a sheet reports: its title, its name, its column titles, the file's name, the report's date."""
    month = month_named([*undated(notes.lines), notes.sheet, *notes.titles, notes.file], notes.year)
    return {"month": month or (notes.reported_on.replace(day=1) if notes.reported_on else None)}


def locked(sheet: StagedSheet) -> str:
    """Months whose figures are signed take corrections only."""
    months = {month for month in sheet.column("month") if isinstance(month, date)} & locked_months()
    names = "、".join(f"{month.year}年{month.month}月" for month in sorted(months))
    return f"{names}已锁定（数字已签发），请改用更正表报送并写明原因" if names else ""


def years_to_date() -> Mapping[tuple[object, ...], object]:
    """What every project has reported for every month, in 元."""
    rows = ProjectMonth.objects.values_list("project_id", "month", "year_to_date")
    return {(code, month): amount for code, month, amount in rows}


def present_months() -> Iterator[Row]:
    """All month rows, by month."""
    for row in ProjectMonth.objects.order_by("month", "project_id").values():
        yield row | {"project_code": row["project_id"]}


def _heading(row: Row) -> tuple[str, str]:
    month = f"{row['month']:%Y}年{row['month']:%m}月"
    return month, f"重点项目投资完成情况月报表（{month}）"


_MONEY = "完成投资（万元）"

LEDGERS.put(
    LedgerDefinition(
        code="project_months",
        label="项目月报",
        title_words=("投资进度", "建设进度", "月报", "投资完成情况", "完成投资情况", "项目进度", "项目进展", "调度表"),
        marks=("this_month", "previous_total", "since_start", "progress_note", "problem", "month"),
        fewest_marks=1,
        identity=("month", "project_code"),
        publish=record_project_months,
        after=("platform_projects",),
        offers=(("project_code", "month"), "year_to_date"),
        at_home=years_to_date,
        constants=month_of,
        reports_rejections=True,
        closed=locked,
        present=present_months,
        sheet_by="month",
        heading=_heading,
        columns=(
            Column("department", "责任单位", ("责任部门", "牵头单位", "主管单位", "主管部门", "责任主体", "填报单位", "推进单位"), carried=True),
            Column("project_name", "项目名称", ("建设项目名称", "名称", "项目")),
            Column("project_code", "项目代码", ("项目统一代码", "投资项目统一代码", "统一代码", "项目代码赋码", "投资项目代码", "在线平台代码", "代码", "项目编号", "项目赋码", "赋码",
                   "国家代码", "投资项目在线审批监管平台代码", "审批监管平台代码"), kind="project_code", required=True),
            Column("month", "月份", ("统计月份", "报告期", "填报月份", "所属月份", "数据月份", "报告月份"), kind="month"),
            Column("annual_plan", "年度计划投资", ("本年计划投资", "当年计划投资", "年计划投资", "年度投资计划", "年度投资目标",
                   "年投资计划", "年度目标投资", "计划年投资"), kind="money"),
            Column("previous_total", "上月年初累计", ("截至上月底本年完成", "上月底累计", "截至上月年内完成", "上月底年初累计", "上期累计完成", "上月累计", "上月末累计", "上期累计", "截至上月累计", "截至上月末累计完成投资",
                   "上月末年初累计", "上月累计完成", "上月累计完成投资", "上期年初累计"), kind="money"),
            Column("this_month", "本月完成", ("本期投资额", "本月投资完成额", "本月实际完成投资", "当月实际完成", "本月完成投资", "当月完成投资", "当月完成", "本期完成", "本期完成投资", "当月投资", "本月投资",
                   "本月新增完成投资"), kind="money", blank_mark="zero", group=_MONEY),
            Column("year_to_date", "年初累计完成", ("1-6月累计", "当年累计完成投资", "当年累计完成", "当年累计", "年内累计完成投资", "今年累计", "年初累计", "本年累计完成投资", "1-6月完成投资", "1-6月累计完成投资", "累计完成投资",
                   "本年累计", "本年累计完成", "年初至今累计", "年初至今完成投资", "年初以来累计完成投资", "年初以来累计完成", "年累计",
                   "年初以来完成投资", "本年完成投资", "1-6月完成", "1-6月累计完成", "今年累计完成投资", "今年以来累计完成投资",
                   "年度累计完成投资", "自年初累计完成投资", "截至本月累计完成投资", "截至本月底累计完成投资", "年初至本月累计完成投资",
                   "年初累计完成投资"),
                   kind="money", required=True, group=_MONEY),
            Column("since_start", "开工以来累计", ("项目累计完成", "开工以来累计投资", "自开工以来完成投资", "项目总完成投资", "开工累计完成投资", "项目开工累计完成投资", "开工累计", "开工至今累计", "自开工累计", "开工以来累计完成", "开工以来累计完成投资",
                   "自开工以来累计完成投资", "项目累计完成投资", "总累计完成投资", "自开始建设累计完成投资", "历史累计完成投资",
                   "开工至今累计完成投资", "建设以来累计完成投资", "开始建设至今累计完成投资"), kind="money", group=_MONEY),
            Column("progress_note", "形象进度", ("工程形象", "形象进度描述", "当前形象进度", "进度描述", "项目推进情况", "目前进度", "工程形象进度", "目前形象进度", "项目进展", "进展情况", "工程进度", "当前进展", "项目进度", "建设进展",
                   "本月形象进度", "目前进展", "建设进度")),
            Column("problem", "存在问题", ("制约因素", "困难和问题", "问题和困难", "困难及问题", "存在困难和问题", "需解决的问题", "问题", "困难问题", "主要问题", "存在的问题", "需协调解决的问题", "需协调问题", "存在困难",
                   "存在的主要问题", "存在问题及建议"), limit=4000),
            Column("filler", "填报人", ("填表人", "报送人", "经办人"), limit=80),
            Column("reviewer", "审核人", ("复核人", "负责人", "审签人"), limit=80),
            Column("note", "备注", ("说明",), limit=4000),
            Column("state", "状态", ("数据状态",), kind="choice", choices=tuple((s.label, s.value) for s in MonthState), limit=10),
            Column("reason", "更正原因"),
            REPORTED_ON,
        ),
        rules=(
            Needed("project_code", "missing_code", "缺项目代码"),
            Known("project_code", "platform_projects", "unknown_project_code", "row_rejected", "项目代码在项目台账中不存在"),
            Unique(("month", "project_code"), "project_code", "同一项目同月"),
            NotAbove("year_to_date", "project_code", "platform_projects", "exceeds_total", "cell_rejected",
                     "年初累计大于计划总投资，疑似误以元填报"),
            NotAbove("since_start", "project_code", "platform_projects", "cum_exceeds_total", "warning",
                     "开工以来累计大于计划总投资（超概算，保留并提示）"),
        ),
    )
)  # fmt: skip
