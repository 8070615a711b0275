"""12 官方数据: figures others publish, entered with their document and never recomputed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dajuan.indicators.actions import record_official_figures
from dajuan.indicators.models import OfficialFigure
from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.staged import Knowledge, StagedSheet
from dajuan.ledger.workbooks.dates import parse_period, period_named
from dajuan.ledger.workbooks.headings import undated
from dajuan.ledger.workbooks.rules import Needed, Unique
from dajuan.ledger.workbooks.titles import UNITS, folded, says_year_before
from dajuan.ledger.workbooks.undecided import BY_HAND

_NO_UNIT = f"表里没有认出“计量单位”列，数值多大说不准，按空值处理；如有这一列请用{BY_HAND}指明"


_SO_FAR = re.compile(r"(?<!\d)0?1月?[-—–~～至到](\d{1,2})月")


def period_of_sheet(notes: SheetNotes) -> Mapping[str, object]:
    """The period of all rows, where no column says it: as the heading names it (2022年上半年), or the months
    a title counts from January (1-6月累计) in the sheet's year."""
    if named := period_named([*undated(notes.lines), notes.sheet]):
        return {"period_text": f"{named[0].year}年{named[0].month}-{named[1].month}月"}
    counted = (_SO_FAR.search(folded(text)) for text in notes.titles if not says_year_before(folded(text)))
    months = {int(match[1]) for match in counted if match}
    return {"period_text": f"{notes.year}年1-{max(months)}月"} if notes.year and len(months) == 1 else {}


@dataclass(frozen=True)
class Spelled:
    """Adds first and last day of the period; turns money into 元."""

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            _reject_other_periods(sheet)
            periods = [parse_period(str(text or "")) for text in sheet.column("period_text")]
            sheet.values["period_start"] = [period[0] if period else None for period in periods]
            sheet.values["period_end"] = [period[1] if period else None for period in periods]
            amounts, units = sheet.values.get("value", []), sheet.values.get("unit")
            for index, amount in enumerate(amounts):
                if isinstance(amount, Decimal) and units is None:
                    amounts[index] = None
                    sheet.find(index, "value", "unit_unknown", "cell_rejected", _NO_UNIT)
                elif isinstance(amount, Decimal) and units:
                    amounts[index] = amount * UNITS.get(str(units[index]), Decimal(1))
            for index in [
                i for i, period in enumerate(periods) if period is None and i not in sheet.rejected
            ]:
                reason = "期间无法识别，可写 2022年1-6月、2021年度、2022年上半年、2022年6月末"
                sheet.find(index, "period_text", "unknown_period", "warning", reason)


def _reject_other_periods(sheet: StagedSheet) -> None:
    """The heading's period is not that of a row in which an unread column names another."""
    if "period_text" in sheet.places:
        return
    meant, taken = parse_period(str(sheet.constants.get("period_text") or "")), set(sheet.places.values())
    for index, row in enumerate(sheet.raw):
        said = (cell for place, cell in enumerate(row) if place not in taken and type(cell) is str)
        other = next((c for c in said if "年" in c and parse_period(c) not in (None, meant)), "")
        if other and index not in sheet.rejected:
            reason = f"标题说的期间与这一行的“{str(other)[:20]}”不同，不计入；如有期间列请用{BY_HAND}指明"
            sheet.find(index, "indicator", "unknown_period", "row_rejected", reason)


def present_figures() -> Iterator[Row]:
    """All official figures; money again in its printed unit."""
    for row in OfficialFigure.objects.order_by("period_end", "indicator", "status", "id").values():
        value = row["value"]
        yield row | {"value": value / UNITS.get(row["unit"], Decimal(1)) if value is not None else None}


LEDGERS.put(
    LedgerDefinition(
        code="official_figures",
        label="官方数据",
        title_words=("主要指标", "经济指标", "官方发布", "官方数据", "统计数据", "官方指标", "外部数据"),
        identity=("period_text", "indicator"),
        publish=record_official_figures,
        constants=period_of_sheet,
        present=present_figures,
        columns=(
            Column("indicator", "指标名称", ("项目指标", "主要指标", "指标", "统计指标", "数据名称", "指标项"), required=True, limit=120, carried=True),
            Column("period_text", "期间", ("统计时段", "统计时期", "所属期", "数据期", "数据时期", "时段", "报告期", "所属期间", "数据期间", "统计期间", "时期", "所属时期", "时间", "数据所属期"), limit=40),
            Column("value", "数值", ("本期数", "本期值", "指标数值", "指标值", "数据", "绝对值", "总量", "绝对额", "绝对量", "累计值", "累计完成", "累计数",
                   "1-6月", "1-6月完成", "1-6月累计", "1-6月累计完成", "本期完成", "完成数", "完成值", "实际完成"), kind="number", signed=True, required=True),
            Column("unit", "计量单位", ("指标单位", "单位", "数据单位", "量纲"), limit=20),
            Column("growth", "同比增速（%）", ("较上年同期±%", "比上年同期增长", "较同期增长", "同比增速", "同比增长", "增速", "增长率", "同比", "增幅", "同比增幅", "同比增减", "同比±%"), kind="number",
                   signed=True),
            Column("status", "状态", ("数据类别", "数据属性", "数据状态说明", "数据状态", "数据性质", "版本", "数据类型", "数据版本"), limit=10),
            Column("office", "发布单位", ("数据提供单位", "公布部门", "发布部门", "数据来源", "来源", "发布机构", "来源单位", "提供单位", "公布单位"), limit=80),
            Column("document", "发布文号", ("发文字号", "文件编号", "公布文件", "文号", "文件号", "依据文号", "公布文号", "文件文号", "来源文号", "依据文件"), required=True, limit=80),
            Column("published_on", "发布日期", ("数据发布日期", "数据公布日期", "发布时间", "公布日期", "公布时间", "发文日期", "成文日期"), kind="date"),
            Column("scope_note", "口径说明", ("指标口径", "指标解释", "口径解释", "数据口径", "口径", "说明", "备注", "统计口径")),
            REPORTED_ON,
        ),
        rules=(
            Needed("document", "missing_document", "官方指标无发布文号，不得采用"),
            Needed("indicator", "missing_indicator", "缺指标名称"),
            Spelled(),
            Unique(("indicator", "period_text", "status", "office", "document"), "indicator", "同一指标同一期间同一文号"),
        ),
    )
)  # fmt: skip
