"""05 专项债项目: special bonds granted to projects, arrived, with term and rate."""

from collections.abc import Iterator, Mapping

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.workbooks.headings import undated, year_named
from dajuan.ledger.workbooks.rules import InOrder, Needed, Unique
from dajuan.projects.actions import record_bond_lines
from dajuan.projects.models import BondLine


def year_of_bonds(notes: SheetNotes) -> Mapping[str, object]:
    """The year of issue a heading names, the sheet's name first; one batch where no column tells."""
    return {"year": year_named([notes.sheet, *undated(notes.lines)]) or notes.year, "batch": ""}


def granted_at_home() -> Mapping[tuple[object, ...], object]:
    """Names of the projects with bonds, for payments to be held against."""
    return {(name,): granted for name, granted in BondLine.objects.values_list("project_name", "granted")}


def present_bond_lines() -> Iterator[Row]:
    """All lines, by year and project."""
    yield from BondLine.objects.order_by("year", "project_code", "batch").values()


def _heading(row: Row) -> tuple[str, str]:
    return f"{row['year']}年专项债项目", f"{row['year']}年地方政府专项债券项目台账"


LEDGERS.put(
    LedgerDefinition(
        code="bond_lines",
        label="专项债项目",
        title_words=("政府债券", "专项债", "专项债券", "债券项目"),
        marks=("granted", "arrived", "term_years", "rate", "arrived_on"),
        fewest_marks=2,
        identity=("batch", "project_code"),
        publish=record_bond_lines,
        offers=(("project_name",), "granted"),
        at_home=granted_at_home,
        constants=year_of_bonds,
        present=present_bond_lines,
        sheet_by="year",
        heading=_heading,
        columns=(
            Column("project_name", "项目名称", ("建设项目名称", "名称", "项目", "债券项目名称")),
            Column("project_code", "项目代码", ("项目统一代码", "投资项目统一代码", "统一代码", "投资项目代码", "代码", "在线平台代码", "项目赋码", "国家代码"),
                   kind="project_code", required=True),
            Column("batch", "批次", ("发行批次", "债券批次", "债券名称", "债券简称"), limit=40),
            Column("sector", "领域", ("债券投向", "支持领域", "投向领域类别", "专项债投向", "投向领域", "投向", "所属领域", "项目领域", "项目类别", "资金投向", "债券类型"), limit=80, carried=True),
            Column("owner_name", "项目单位", ("建设单位", "项目业主", "业主单位", "实施主体", "项目法人", "投资主体", "实施单位", "用款单位", "使用单位")),
            Column("total_investment", "总投资", ("计划总投资", "项目总投资", "投资总额", "总投资额", "概算总投资"), kind="money"),
            Column("granted", "获批专项债额度", ("债券批复额度", "获批债券资金", "批准额度", "债券资金额度", "获批额度", "专项债额度", "批复额度", "发行额度", "债券额度", "核定额度", "获批专项债", "专项债券额度", "发行金额",
                   "获批专项债资金", "专项债资金", "安排额度", "下达额度", "获批金额", "获批债券额度"), kind="money", required=True),
            Column("arrived", "到账金额", ("实际到位金额", "已到账", "资金到账额", "到账资金额", "资金到位金额", "到位金额", "已到账金额", "到位资金", "到账资金", "已到位资金", "资金到账", "转贷到账金额", "拨付到账"), kind="money"),
            Column("arrived_on", "到账日期", ("到位日期", "资金到账日期", "到账时间", "到位时间", "拨付到账日期"), kind="date"),
            Column("term_years", "期限（年）", ("债券年期", "年期", "期限", "债券期限", "发行期限", "年限", "还款期限"), kind="integer"),
            Column("rate", "利率（%）", ("利率", "票面利率", "发行利率", "债券利率", "年利率"), kind="number"),
            Column("approved_on", "获批日期", ("债券批复时间", "额度下达日期", "下达日期", "批复日期", "批准日期", "获批时间", "核准日期", "发行日期", "审批日期"), kind="date"),
            Column("forecast_income", "预期收益", ("预计收益", "预测收益", "预期收入", "预测收入"), kind="money"),
            Column("income", "实现收益", ("实际收益", "已实现收益", "实际收入", "实现收入"), kind="money"),
            Column("declared_status", "状态", ("发行情况", "当前状态", "项目状态", "债券状态", "进展状态", "发行状态"), limit=20),
            Column("note", "备注", ("说明",), limit=4000),
            REPORTED_ON,
        ),
        rules=(
            Needed("project_code", "missing_code", "缺项目代码"),
            Unique(("batch", "project_code"), "project_code", "项目代码"),
            InOrder("approved_on", "arrived_on"),
        ),
    )
)  # fmt: skip
