"""Columns worded otherwise: what a title may stand for, what it never does, and what is said about it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from dajuan.ledger.workbooks.staging import StagedFile
from tests.ledger.workbooks.making import code_of, kinds, save, staged

Rows = Sequence[Sequence[object]]


def read(tmp_path: Path, rows: Rows, merges: Sequence[str] = ()) -> StagedFile:
    """One sheet named Sheet1, read without a database."""
    return staged(save(tmp_path / "a.xlsx", {"Sheet1": rows}, {"Sheet1": merges}))[0]


def month(titles: Sequence[str], *rows: Sequence[object]) -> Rows:
    """A monthly report with the columns every one has, and others."""
    usual = ["项目代码", "项目名称", "形象进度", "年初累计完成（万元）"]
    return [
        ["项目月报（2022年5月）"],
        [*usual, *titles],
        *([code_of(n), "厂房", "封顶", 100, *row] for n, row in enumerate(rows, 1)),
    ]


def test_a_row_of_sums_on_top_is_no_second_row_of_titles(tmp_path: Path) -> None:
    rows = [
        ["研发活动（2022年1-6月）"],
        ["编号", "企业名称", "统一社会信用代码", "研发费用（万元）", ""],
        ["", "", "", "一季度", "上半年合计"],
        ["累计", "", "", 30, 70],
        [1, "甲公司", "91410771MAAP6WJE3L", 10, 30],
        [2, "乙公司", "91410771734769660R", 20, 40],
    ]
    [sheet] = read(tmp_path, rows, ["D2:E2", "A2:A3", "B2:B3", "C2:C3"]).accepted
    assert sheet.staged.values["expense"] == [Decimal(300_000), Decimal(400_000)]
    assert sheet.staged.rows == [5, 6]
    assert {(f.cell, f.kind) for f in sheet.staged.findings} == set()


def test_the_first_row_of_data_is_no_row_of_titles(tmp_path: Path) -> None:
    rows = [
        ["绿化节点进展表"],
        ["节点名称", "位置", "绿化完工时间", "进展情况"],
        ["节点甲", "路口", "2022-06-08", "完工"],
        ["节点乙", "桥下", "2022-06-09", "完工"],
    ]
    [sheet] = read(tmp_path, rows).accepted
    assert sheet.staged.values["name"] == ["节点甲", "节点乙"]
    assert sheet.staged.values["finished_on"] == [date(2022, 6, 8), date(2022, 6, 9)]


def test_a_qualifier_in_brackets_keeps_its_meaning(tmp_path: Path) -> None:
    rows = [
        ["项目台账"],
        ["项目代码", "项目名称", "建设性质", "总投资（万元）", "竣工时间（计划）", "责任单位", "产业链"],
        [code_of(1), "电池厂", "新建", 2, "2023-01-01", "招商部", "氢能"],
    ]
    [sheet] = read(tmp_path, rows).accepted
    assert sheet.staged.values["planned_completion"] == [date(2023, 1, 1)]
    assert "completed_on" not in sheet.staged.values


def test_april_to_june_is_no_year_to_date(tmp_path: Path) -> None:
    rows = [
        ["规上工业研发费用统计表（2022年1-6月）"],
        ["企业名称", "信用代码", "4-6月研发费用（万元）", "1-3月研发费用（万元）", "1-6月研发费用（万元）"],
        ["甲公司", "91410771MAAP6WJE3L", 2, 1, 3],
    ]
    [sheet] = read(tmp_path, rows).accepted
    money = {name: sheet.staged.values[name] for name in ("first_quarter", "second_quarter", "expense")}
    assert money == {
        "first_quarter": [Decimal(10_000)],
        "second_quarter": [Decimal(20_000)],
        "expense": [Decimal(30_000)],
    }
    assert sheet.staged.constants["period_end"] == date(2022, 6, 30)
    assert sheet.staged.reported_on is None


def test_last_years_figure_is_not_this_years(tmp_path: Path) -> None:
    rows = [
        ["2022年省重点项目进展表（2022年1-6月）"],
        ["项目代码", "项目名称", "建设性质", "2022年计划投资（万元）", "2021年完成投资（万元）", "2022年完成投资（万元）"],
        [code_of(1), "电池厂", "续建", 9, 7, 3],
    ]  # fmt: skip
    file = read(tmp_path, rows)
    [sheet] = file.accepted
    assert sheet.staged.values["invested"] == [Decimal(30_000)]
    assert sheet.staged.values["invested_before"] == [Decimal(70_000)]
    assert ("E2", "guessed_column", "warning") in kinds(file)


def test_a_guess_needs_cells_of_its_kind(tmp_path: Path) -> None:
    titles = ["本月新增完成投资额度（万元）"]
    [sheet] = read(tmp_path, month(titles, [10], [20])).accepted
    assert sheet.staged.values["this_month"] == [Decimal(100_000), Decimal(200_000)]
    file = read(tmp_path, month(titles, ["打桩"], ["封顶"]))
    assert "this_month" not in file.accepted[0].staged.values
    assert ("E2", "unknown_column", "warning") in kinds(file)


def test_codes_and_choices_tell_a_column_whatever_its_title(tmp_path: Path) -> None:
    rows = [
        ["第二期“三个一批”项目清单"],
        ["省台账编号", "平台赋予号", "项目名称", "签约或开工", "认定日期", "实际开工"],
        ["S-1", code_of(1), "电池厂", "签约一批", "2022-01-05", ""],
        ["S-2", code_of(2), "轴承厂", "开工一批", "2022-01-05", "2022-02-01"],
    ]
    file = read(tmp_path, rows)
    [sheet] = file.accepted
    assert sheet.staged.values["project_code"] == [code_of(1), code_of(2)]
    assert sheet.staged.values["track"] == ["signing", "start"]
    guessed = {cell for cell, kind, _ in kinds(file) if kind == "guessed_column"}
    assert guessed == {"B2", "D2"}


def test_a_heading_makes_a_sheet_of_unusual_titles_known(tmp_path: Path) -> None:
    rows = [
        ["户外作业人员防暑培训表"],
        ["顺序", "培训举办日期", "培训举办地点", "培训主要内容", "涉及行业", "参训人次数"],
        [1, "2022-06-01", "一号院", "防暑", "保洁", 30],
    ]
    file = read(tmp_path, rows)
    [sheet] = file.accepted
    assert sheet.staged.ledger == "heat_trainings"
    assert sheet.staged.values["site"] == ["一号院"]
    assert ("C2", "guessed_column", "warning") in kinds(file)


def test_a_number_that_counts_the_rows_is_no_identifier(tmp_path: Path) -> None:
    rows = [
        ["拆违台账"],
        ["编号", "台账编号", "违建地址", "拆除面积（平方米）", "拆除时间", "状态"],
        [1, "CW-7", "一号院", 10, "2022-06-01", "已拆除"],
        [2, "CW-8", "二号院", 20, "2022-06-02", "已拆除"],
    ]
    [sheet] = read(tmp_path, rows).accepted
    assert sheet.staged.values["name"] == ["CW-7", "CW-8"]


def test_withdrawn_projects_are_never_taken_for_members(tmp_path: Path) -> None:
    rows = [
        ["三个一批核减项目表"],
        ["省台账编号", "项目代码", "项目名称", "期次", "批别", "哪天"],
        ["S-1", code_of(1), "电池厂", "第二期", "签约一批", "2022-05-01"],
    ]
    assert [s.definition.code for s in read(tmp_path, rows).accepted] != ["batch_members"]


def test_a_sheet_nobody_knows_is_told(tmp_path: Path) -> None:
    known = [
        ["项目台账"],
        ["项目代码", "项目名称", "建设性质", "总投资", "计划开工", "责任单位", "产业链"],
        [code_of(1), "厂", "新建", 2, "", "招商部", ""],
    ]
    strange = [["天气记录"], ["日子", "风向", "气压"], ["周一", "东", "高"]]
    text = [["填表说明"], ["金额单位见表头。"]]
    file = staged(save(tmp_path / "a.xlsx", {"库": known, "天气": strange, "说明": text}))[0]
    told = [(f.sheet, f.kind) for f in file.findings]
    assert told == [("天气", "unread_sheet")]
    assert "风向" in file.findings[0].reason
