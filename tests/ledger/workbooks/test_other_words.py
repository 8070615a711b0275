"""What clerks of other zones write: second names in brackets, days without a year, months as columns."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dajuan.ledger.workbooks.staging import Sheet
from tests.ledger.workbooks.making import Table, code_of, projects, save, staged


def told(sheet: Sheet, kind: str) -> list[str]:
    return [f.cell for f in sheet.staged.findings if f.kind == kind]


def test_another_name_in_brackets_is_taken_and_said(tmp_path: Path) -> None:
    titles = ["认定登记编号", "让与方（卖方）", "受让方", "合同金额（万元）", "认定日期", "登记状态"]
    rows = [["技术合同登记汇总表"], titles, ["1", "甲公司", "乙公司", 320, "2022.1.12", "已登记"]]
    [sheet] = staged(save(tmp_path / "a.xlsx", {"表": rows}))[0].accepted
    assert sheet.staged.values["seller_name"] == ["甲公司"]
    assert sheet.staged.values["deal_amount"] == [Decimal(3_200_000)]
    assert told(sheet, "guessed_column") == ["B2"]


def test_a_title_of_two_days_is_read_with_a_warning(tmp_path: Path) -> None:
    titles = ["省编号", "项目代码", "项目名称", "投资额", "认定日期", "开工（签约）日期", "投产日期", "批别"]
    rows = [
        ["第三期三个一批（万元）"],
        titles,
        ["S-1", code_of(1), "厂", 9, "2022.3.1", "2022.3.2", "", "签约"],
    ]
    book = save(tmp_path / "b.xlsx", {"表": rows})
    [sheet] = staged(save(tmp_path / "a.xlsx", {"项目": projects()}), book)[1].accepted
    assert sheet.staged.values["started_on"] == [date(2022, 3, 2)]
    assert told(sheet, "guessed_column") == ["F2"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("截至6月30日", date(2022, 6, 30)),
        ("数据截止5月底　单位：亿元", date(2022, 5, 31)),
        ("截至2022年4月底", date(2022, 4, 30)),
        ("报送时间：1月5日", None),  # of the year after, perhaps
        ("对比2021年，截至6月30日", None),
    ],
)
def test_the_day_a_sheet_closes_lies_in_the_year_it_is_about(
    tmp_path: Path, line: str, day: date | None
) -> None:
    titles = ["项目代码", "项目名称", "总投资", "年度计划投资", "1-6月完成投资", "责任单位"]
    rows = [["2022年省重点项目推进情况"], [line], titles, [code_of(1), "厂", 9, 3, 1, "局"]]
    [sheet] = staged(save(tmp_path / "a.xlsx", {"表": rows}))[0].accepted
    assert sheet.staged.reported_on == day


def test_months_of_corrections_lie_in_the_year_the_others_name(tmp_path: Path) -> None:
    titles = ["项目赋码", "项目名称", "所属月份", "原报数", "更正数（万元）", "勘误日期", "勘误原因"]
    rows: Table = [
        ["月报数据勘误单"],
        titles,
        [code_of(1), "厂", "5月", 4500, 4450, "2022.7.4", "重复"],
        [code_of(2), "库", "2022年4月", 2300, 2250, "2022年7月4日", "误报"],
    ]
    book = save(tmp_path / "b.xlsx", {"勘误": rows})
    [sheet] = staged(save(tmp_path / "a.xlsx", {"项目": projects()}), book)[1].accepted
    assert sheet.staged.values["month"] == [date(2022, 5, 1), date(2022, 4, 1)]
    assert sheet.staged.values["reported_on"] == [date(2022, 7, 4), date(2022, 7, 4)]
    assert sheet.staged.rejected == set()


def test_months_as_columns_are_refused_with_a_way_out(tmp_path: Path) -> None:
    titles = ["序号", "项目代码", "项目名称", "1月", "2月", "3月", "4月"]
    rows = [["2022年逐月投资（万元）"], titles, [1, code_of(1), "厂", 9, 8, 7, 6]]
    file = staged(save(tmp_path / "a.xlsx", {"逐月": rows}))[0]
    assert file.accepted == []
    [finding] = file.findings
    assert "一个月一列的表读不了，请每月一张表" in finding.reason


def test_a_unit_at_the_end_of_a_bracket(tmp_path: Path) -> None:
    titles = ["项目代码", "项目名称", "本月完成", "年初累计完成", "形象进度"]
    rows = [["项目月报（2022年5月，亿元）"], titles, [code_of(1), "厂", 0.1, 0.2, "主体"]]
    book = save(tmp_path / "b.xlsx", {"表": rows})
    [sheet] = staged(save(tmp_path / "a.xlsx", {"项目": projects(total=90_000)}), book)[1].accepted
    assert sheet.staged.values["year_to_date"] == [Decimal(20_000_000)]
    assert told(sheet, "unit_assumed") == []


def test_a_day_whose_year_nobody_says_asks_for_it(tmp_path: Path) -> None:
    titles = ["期次", "批别", "省编号", "项目名称", "核减时间", "核减文件文号", "核减事由"]
    rows = [
        ["“三个一批”项目核减情况"],
        titles,
        ["第一期", "签约", "S-1", "厂", "4月12日", "临管〔2022〕8号", "放弃"],
        ["第一期", "签约", "S-2", "库", "4月13日", "会议纪要", "放弃"],
    ]
    [sheet] = staged(save(tmp_path / "a.xlsx", {"核减": rows}))[0].accepted
    assert sheet.staged.values["withdrawn_on"] == [date(2022, 4, 12), None]
    [finding] = [f for f in sheet.staged.findings if f.kind == "text_in_date"]
    assert finding.cell == "E4"
    assert "没有年份" in finding.reason
    assert "请写全年月日" in finding.reason


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("2022年上半年主要经济指标完成情况", "累计完成"),
        ("2022年6月主要经济指标", "1-6月累计"),
        ("主要经济指标（2022年1—6月）", "绝对量"),
    ],
)
def test_official_figures_take_their_period_from_the_heading(
    tmp_path: Path, heading: str, title: str
) -> None:
    titles = ["指标名称", "单位", title, "上年同期", "同比增长（%）", "文号", "发布时间"]
    row = ["地区生产总值", "亿元", 186.35, 173.8, 7.2, "统〔2022〕31号", "2022.7.20"]
    [sheet] = staged(save(tmp_path / "a.xlsx", {"表": [[heading], titles, row]}))[0].accepted
    assert sheet.staged.column("period_start") == [date(2022, 1, 1)]
    assert sheet.staged.column("period_end") == [date(2022, 6, 30)]
    assert sheet.staged.values["value"] == [Decimal(18_635_000_000)]


def test_official_figures_of_no_period_wait(tmp_path: Path) -> None:
    titles = ["指标名称", "单位", "绝对量", "同比增长（%）", "文号"]
    rows = [["主要经济指标"], titles, ["地区生产总值", "亿元", 186.35, 7.2, "统〔2022〕31号"]]
    [sheet] = staged(save(tmp_path / "a.xlsx", {"表": rows}))[0].sheets
    assert "找不到“期间”；请加上这一列，或在标题或表名中写明" in sheet.refused


def test_the_heading_does_not_overrule_a_period_a_row_names(tmp_path: Path) -> None:
    titles = ["指标名称", "单位", "绝对量", "同比增长（%）", "文号", "取数范围"]
    rows: Table = [
        ["2022年上半年主要经济指标"],
        titles,
        ["地区生产总值", "亿元", 186.35, 7.2, "统〔2022〕31号", "2022年1-6月"],
        ["固定资产投资", "亿元", 92.4, 7.2, "统〔2021〕31号", "2021年度"],
    ]
    [sheet] = staged(save(tmp_path / "a.xlsx", {"表": rows}))[0].accepted
    assert [sheet.staged.rows[index] for index in sheet.staged.rejected] == [4]
    assert told(sheet, "unknown_period") == ["A4"]
