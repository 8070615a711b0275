"""What clerks put between rows and below titles: sums, remarks, signatures, units. None of it is a row."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dajuan.ledger.workbooks.staging import Sheet
from tests.ledger.workbooks.making import Table, code_of, save, staged

PLOTS = ["地块位置", "恢复面积（平方米）", "完成日期", "备注"]
ONE, TWO = ["河岸", 10, "2022-05-01", ""], ["桥头", 20, "2022-05-02", ""]


def read(tmp_path: Path, *rows: list[object], titles: list[str] = PLOTS) -> Sheet:
    table: Table = [["恢复绿地台账"], titles, *rows]
    [sheet] = staged(save(tmp_path / "绿地.xlsx", {"绿地": table}))[0].accepted
    return sheet


def names(sheet: Sheet) -> list[object]:
    return [sheet.staged.values["name"][index] for index in sheet.staged.good()]


@pytest.mark.parametrize(
    "label", ["东片区小计", "本页小计", "一季度合计", "工业项目总计（2个）", "小计", "合计"]
)
def test_sums_where_a_name_would_stand_are_no_places(tmp_path: Path, label: str) -> None:
    sheet = read(tmp_path, ONE, TWO, [label, 30, "", ""], ["巷口", 5, "2022-05-03", ""])
    assert names(sheet) == ["河岸", "桥头", "巷口"]
    assert [total.row for total in sheet.layout.totals] == [4]


def test_a_figure_called_a_total_is_a_row_when_it_says_more_than_numbers(tmp_path: Path) -> None:
    rows = [
        ["官方数据"],
        ["指标名称", "期间", "数值", "计量单位", "发布文号"],
        ["财政支出合计", "2022年1-6月", 12, "亿元", "统〔2022〕1号"],
        ["工业用电量总计", "2022年1-6月", 13, "亿元", "统〔2022〕1号"],
    ]
    [sheet] = staged(save(tmp_path / "a.xlsx", {"表": rows}))[0].accepted
    assert sheet.staged.values["indicator"] == ["财政支出合计", "工业用电量总计"]


@pytest.mark.parametrize(
    "line",
    [
        ["备注：以上数据未经审计，仅供参考。"],
        ["单位负责人：", "", "填表人：", ""],
        ["2022年7月5日"],
        ["二、桥东片"],
    ],
)
def test_remarks_and_signatures_are_no_places(tmp_path: Path, line: list[object]) -> None:
    sheet = read(tmp_path, ONE, line, TWO, line)
    assert names(sheet) == ["河岸", "桥头"]
    assert sheet.staged.rejected == set()


def test_a_row_of_one_cell_does_not_count_and_is_told(tmp_path: Path) -> None:
    sheet = read(tmp_path, ONE, ["以下为二季度新增"], TWO)
    assert names(sheet) == ["河岸", "桥头"]
    [finding] = sheet.staged.findings
    assert (finding.cell, finding.kind, finding.effect) == ("A4", "lone_cell", "row_rejected")


@pytest.mark.parametrize(
    ("units", "factor"),
    [(["", "", "", "亿元", "亿元"], 10**8), (["", "", "", "（元）", "（元）"], 1), (["", "", "", "万元", "万元"], 10**4)],
)  # fmt: skip
def test_units_in_a_row_of_their_own_hold_for_their_columns(
    tmp_path: Path, units: list[object], factor: int
) -> None:
    titles = ["项目代码", "项目名称", "形象进度", "年初累计完成", "本月完成"]
    rows = [["项目月报（2022年5月）"], titles, units, [code_of(1), "厂房", "封顶", 2, 1]]
    [sheet] = staged(save(tmp_path / "a.xlsx", {"月报": rows}))[0].accepted
    assert sheet.staged.values["year_to_date"] == [Decimal(2) * factor]
    assert sheet.staged.values["this_month"] == [Decimal(factor)]
    assert {f.kind for f in sheet.staged.findings} == {"unknown_project_code"}


def test_a_unit_below_converts_a_measure(tmp_path: Path) -> None:
    titles = ["地块位置", "恢复面积", "完成日期", "备注"]
    sheet = read(tmp_path, ["", "公顷", "", ""], ONE, titles=titles)
    assert names(sheet) == ["河岸"]
    assert sheet.staged.values["area"] == [Decimal(100_000)]


def test_what_excel_leaves_of_numbers_and_days_saved_as_text(tmp_path: Path) -> None:
    sheet = read(tmp_path, ["河岸", "'1,250", "44682", ""], ["桥头", "'20", "44683", ""])
    assert sheet.staged.values["area"] == [Decimal(1250), Decimal(20)]
    assert sheet.staged.values["finished_on"] == [date(2022, 5, 1), date(2022, 5, 2)]
