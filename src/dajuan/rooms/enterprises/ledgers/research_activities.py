"""07 研发活动: what enterprises above the threshold spend on research, in a period its heading names."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from dajuan.kernel.period import month_end
from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.workbooks.dates import period_named
from dajuan.ledger.workbooks.headings import month_named, undated, year_named
from dajuan.ledger.workbooks.row_rules import CodeAsTyped
from dajuan.ledger.workbooks.rules import Unique
from dajuan.registers.actions import quarters_of, record_research_activities
from dajuan.registers.models import ResearchActivity
from dajuan.rooms.enterprises.ledgers.columns import CREDIT_CODE, ENTERPRISE_NAME, NOTE, presenting

_GROUP = "研发费用（万元）"
_YEAR_BEFORE = ("同期", "上年")
_NAMED_MONTHS = (("上半年", 6), ("前三季度", 9), ("一季度", 3), ("二季度", 6), ("全年", 12))


def period_of_sheet(notes: SheetNotes) -> Mapping[str, object]:
    """First and last day of the period: as a heading names it, or from January to the month a heading names
    or else the last one the titles do, in the sheet's year (in the one before, where only the file names a
    year and the sheet is 上年同期)."""
    headings = [*undated(notes.lines), notes.sheet]
    if named := period_named([*headings, *notes.titles]):
        return {"period_start": named[0], "period_end": named[1]}
    year, told = notes.year, year_named([notes.file])
    if year is None and told is not None:
        year = told - 1 if any(word in text for word in _YEAR_BEFORE for text in headings) else told
    if year is None:
        return {}
    month = next(_months(headings, year), None) or max(_months(notes.titles, year), default=None)
    return {"period_start": date(year, 1, 1), "period_end": month_end(year, month)} if month else {}


def _months(texts: Iterable[str], year: int) -> Iterator[int]:
    """The last month of the period each of the texts names, where it names one."""
    for text in texts:
        named = next((number for word, number in _NAMED_MONTHS if word in text), None)
        if month := named or getattr(month_named([text], year), "month", None):
            yield month


def without_expense(fields: Collection[str], constants: Mapping[str, object]) -> str:
    """The expense of the period must be there, or just the quarters the period consists of."""
    quarters = quarters_of(constants.get("period_start"), constants.get("period_end"))
    given = {"first_quarter", "second_quarter"} & set(fields)
    if "expense" in fields or (quarters and given == set(quarters)):
        return ""
    return "缺少本期的研发费用合计，也没有正好能加出本期合计的各季度列"


def present_activities() -> Iterator[Row]:
    """All periods, by enterprise."""
    return presenting(ResearchActivity, "period_start", "period_end", "written_code")


def _heading(row: Row) -> tuple[str, str]:
    start, end = row["period_start"], row["period_end"]
    assert isinstance(start, date)  # noqa: S101 - typed by the column
    assert isinstance(end, date)  # noqa: S101 - typed by the column
    period = f"{start.year}年{start.month}-{end.month}月"
    return period, f"{period}规上工业企业研发活动台账"


LEDGERS.put(
    LedgerDefinition(
        code="research_activities",
        label="研发活动",
        title_words=("研发活动", "研发费用", "研发投入", "研发"),
        marks=("expense", "first_quarter", "second_quarter"),
        fewest_marks=1,
        identity=("period_start", "period_end", "credit_code"),
        publish=record_research_activities,
        after=("enterprises", "enterprise_changes"),
        constants=period_of_sheet,
        lacking=without_expense,
        present=present_activities,
        sheet_by="period_end",
        heading=_heading,
        columns=(
            ENTERPRISE_NAME,
            CREDIT_CODE,
            Column("is_active", "有无研发活动", ("是否有研发活动", "研发活动", "是否开展研发活动", "开展研发活动", "有无研发", "研发活动情况", "是否有研发"),
                   kind="flag"),
            Column("first_quarter", "一季度", ("一季度研发费用", "第一季度", "1季度", "1-3月", "一季度研发投入"), kind="money",
                   on_fault="row_rejected", group=_GROUP),
            Column("second_quarter", "二季度", ("二季度研发费用", "第二季度", "2季度", "4-6月", "二季度研发投入"), kind="money",
                   on_fault="row_rejected", group=_GROUP),
            Column("expense", "上半年合计", ("1-6月合计", "上半年累计", "1-6月累计", "上年同期研发投入", "1-6月研发投入", "研发费用", "上半年研发费用", "研发费用合计", "合计", "累计研发费用", "研发投入", "上半年研发投入", "上半年",
                   "研发费用上半年合计", "研发投入合计", "1-6月", "1-6月研发费用", "本期研发费用", "同期研发费用", "上年同期研发费用", "研发经费",
                   "本年上半年研发费用", "研发费用累计", "累计", "研发经费支出", "上年同期", "同期数"),
                   kind="money", on_fault="row_rejected", group=_GROUP),
            Column("researchers", "研发人员", ("R&D人员", "研发人员数", "研发人员人数", "科技人员", "研发人员（人）", "研发人数"), kind="integer"),
            Column("has_institute", "研发机构", ("有无研发机构", "是否有研发机构", "是否建立研发机构", "研发机构情况"), kind="flag"),
            Column("has_own_accounts", "是否建立辅助账", ("是否建账", "辅助账", "研发辅助账", "是否建立研发辅助账", "有无辅助账", "研发费用辅助账", "是否建辅助账"),
                   kind="flag"),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            CodeAsTyped("credit_code", "written_code", "missing_code"),
            Unique(("period_start", "period_end", "written_code"), "credit_code", "信用代码"),
        ),
    )
)  # fmt: skip
