"""Research spending by period: a total, or the quarters that make it; last year's figure is not this year's."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.workbooks.preparing import Upload, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.ledger.workbooks.staging import Sheet
from dajuan.registers.models import ResearchActivity
from dajuan.store.home import Home
from tests.ledger.workbooks.making import Table, kinds, save, staged

CODE = "91410771MAAP6WJE3L"


def table(heading: str, *titles: str) -> Table:
    """One enterprise with 1, 2, 3 … 万元 under the titles."""
    amounts = range(1, len(titles) + 1)
    return [[heading], ["企业名称", "统一社会信用代码", *titles], ["甲公司", CODE, *amounts]]


def read(tmp_path: Path, rows: Table) -> Sheet:
    [sheet] = staged(save(tmp_path / "研发.xlsx", {"Sheet1": rows}))[0].sheets
    return sheet


@pytest.mark.parametrize(
    ("heading", "titles", "months", "total"),
    [
        ("研发活动（2022年1-3月）", ("1-3月研发费用（万元）",), (1, 3), 10_000),
        ("研发活动（2022年一季度）", ("一季度（万元）", "研发人员"), (1, 3), 10_000),
        ("研发活动（2022年二季度）", ("二季度（万元）",), (4, 6), 10_000),
        ("研发活动（2022年上半年）", ("一季度（万元）", "二季度（万元）"), (1, 6), 30_000),
        ("2022年研发活动", ("一季度（万元）", "二季度（万元）"), (1, 6), 30_000),
        ("2022年研发活动", ("1-3月研发费用（万元）", "1-6月研发费用（万元）"), (1, 6), 20_000),
        ("2022年研发活动", ("一季度（万元）", "二季度（万元）", "上半年合计（万元）"), (1, 6), 30_000),
        ("研发活动（2022年1-3月）", ("1-3月研发费用（万元）", "上年同期（万元）"), (1, 3), 10_000),
        ("研发活动（2022年1-6月）", ("1-6月研发费用（万元）", "上年同期研发投入（万元）"), (1, 6), 10_000),
        ("上年同期研发活动（2021年1-6月）", ("上年同期研发投入（万元）",), (1, 6), 10_000),
    ],
)
def test_the_expense_is_that_of_the_period(
    zone_db: Home, tmp_path: Path, heading: str, titles: tuple[str, ...], months: tuple[int, int], total: int
) -> None:
    path = save(tmp_path / "研发.xlsx", {"Sheet1": table(heading, *titles)})
    [report] = publish(prepare([Upload(path.name, path)]), Terms(CONSOLE, zone_db, load_history=True))
    assert report.outcome == "published", report.refused
    found = ResearchActivity.objects.get()
    year = 2021 if "2021" in heading else 2022
    assert found.period_start == date(year, months[0], 1)
    assert (found.period_end.year, found.period_end.month) == (year, months[1])
    assert found.expense == Decimal(total)


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("研发活动（2022年1-9月）", ("一季度（万元）", "二季度（万元）", "三季度（万元）")),
        ("研发活动（2022年1-6月）", ("一季度（万元）", "研发人员")),
        ("研发活动（2022年1-3月）", ("一季度（万元）", "二季度（万元）")),
    ],
)
def test_quarters_that_do_not_make_the_period_are_no_total(
    tmp_path: Path, heading: str, titles: tuple[str, ...]
) -> None:
    sheet = read(tmp_path, table(heading, *titles))
    assert "缺少本期的研发费用合计" in sheet.refused
    assert titles[0] in sheet.refused


def test_last_years_column_alone_makes_no_sheet_of_this_year(tmp_path: Path) -> None:
    rows = table("研发活动（2022年1-6月）", "上年同期研发投入（万元）", "研发人员")
    file = staged(save(tmp_path / "研发.xlsx", {"Sheet1": rows}))[0]
    assert file.accepted == []
    assert [finding.kind for finding in file.findings] == ["unread_sheet"]


def test_last_years_column_beside_this_years_is_told(tmp_path: Path) -> None:
    rows = table("研发活动（2022年1-6月）", "1-6月研发费用（万元）", "上年同期（万元）")
    file = staged(save(tmp_path / "研发.xlsx", {"Sheet1": rows}))[0]
    assert kinds(file) == {("D2", "unknown_column", "warning")}
