"""Several tables on one sheet: each by its own titles, unit, month and heading, none read as another."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from dajuan.ledger.workbooks.staging import StagedFile
from tests.ledger.workbooks.making import code_of, projects, save, staged

MONTH = ["项目代码", "项目名称", "本月完成", "年初累计完成", "形象进度"]
KEY = ["项目代码", "项目名称", "总投资", "年度计划投资", "1-6月完成投资", "责任单位"]
Rows = Sequence[Sequence[object]]


def read(tmp_path: Path, *rows: Sequence[object], merges: Sequence[str] = ()) -> StagedFile:
    book = save(tmp_path / "表.xlsx", {"表": rows}, {"表": merges})
    return staged(save(tmp_path / "项目.xlsx", {"项目": projects()}), book)[1]


def amounts(file: StagedFile, name: str) -> list[list[object]]:
    return [sheet.staged.values[name] for sheet in file.accepted]


def row(number: int, amount: object, total: object) -> list[object]:
    return [code_of(number), "厂房", amount, total, "主体"]


def test_each_table_has_its_own_month(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        ["单位：万元"],
        ["项目月报（2022年5月）"],
        MONTH,
        row(1, 1, 2),
        ["合计", "", 1, 2],
        [],
        ["项目月报（2022年6月）"],
        MONTH,
        row(1, 3, 5),
        ["合计", "", 3, 5],
    )
    assert [s.staged.constants["month"] for s in file.accepted] == [date(2022, 5, 1), date(2022, 6, 1)]
    assert amounts(file, "year_to_date") == [[Decimal(20_000)], [Decimal(50_000)]]
    assert [sheet.staged.rows for sheet in file.accepted] == [[4], [9]]
    assert [sheet.staged.findings for sheet in file.accepted] == [[], []]


def test_each_table_has_its_own_unit(tmp_path: Path) -> None:
    above = ["项目月报（2022年5月）", "", "", "单位：万元"]
    file = read(
        tmp_path, above, MONTH, row(1, 1, 2), [], ["续表", "", "", "单位：亿元"], MONTH, row(2, 0.1, 0.2)
    )
    assert amounts(file, "year_to_date") == [[Decimal(20_000)], [Decimal(20_000_000)]]


def test_columns_in_another_order_are_read_in_that_order(tmp_path: Path) -> None:
    other = [MONTH[0], MONTH[1], MONTH[3], MONTH[2], MONTH[4]]
    file = read(tmp_path, ["项目月报（2022年5月）单位：万元"], MONTH, row(1, 1, 2), other, row(2, 20, 10))
    assert amounts(file, "this_month") == [[Decimal(10_000)], [Decimal(100_000)]]
    assert amounts(file, "year_to_date") == [[Decimal(20_000)], [Decimal(200_000)]]


def test_each_part_of_a_list_has_its_own_level(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        ["2022年重点项目进展（单位：万元）"],
        ["一、省重点项目"],
        KEY,
        [code_of(1), "厂房", 9000, 10, 5, "局"],
        ["二、市重点项目"],
        KEY,
        [code_of(2), "厂房", 9000, 20, 6, "局"],
    )
    assert [(s.staged.constants["year"], s.staged.constants["level"]) for s in file.accepted] == [
        (2022, "provincial"),
        (2022, "city"),
    ]


def test_tables_of_different_ledgers(tmp_path: Path) -> None:
    group = ["项目代码", "项目名称", "完成投资（万元）", "", "形象进度"]
    file = read(
        tmp_path,
        ["项目清单（2022年，单位：万元）"],
        ["项目代码", "项目名称", "建设性质", "计划总投资", "年度计划投资", "计划开工"],
        [code_of(7), "仓库", "新建", 900, 90, "2022-03-01"],
        [],
        ["项目月报（2022年5月）"],
        group,
        ["", "", "本月完成", "年初累计完成", ""],
        row(1, 1, 2),
        merges=["C6:D6", "A6:A7", "B6:B7", "E6:E7"],
    )
    assert [s.staged.ledger for s in file.accepted] == ["platform_projects", "project_months"]
    assert [len(s.staged.rows) for s in file.accepted] == [1, 1]
    assert file.accepted[1].staged.values["year_to_date"] == [Decimal(20_000)]


def test_titles_repeated_on_every_page_begin_no_table(tmp_path: Path) -> None:
    heading = ["项目月报（2022年5月）单位：万元"]
    file = read(tmp_path, heading, MONTH, row(1, 1, 2), heading, MONTH, row(2, 3, 4), MONTH, row(3, 5, 6))
    assert amounts(file, "year_to_date") == [[Decimal(20_000), Decimal(40_000), Decimal(60_000)]]
    assert file.accepted[0].staged.findings == []


def test_a_table_nobody_knows_is_told_and_none_of_its_rows_is_taken(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        ["恢复绿地台账"],
        ["地块位置", "恢复面积（平方米）", "完成日期"],
        ["河岸", 10, "2022-05-01"],
        [],
        ["附：分类汇总"],
        ["类别", "个数", "占比"],
        ["临街", 12, 0.8],
        ["背街", 3, 0.2],
    )
    [sheet] = file.accepted
    assert sheet.staged.values["name"] == ["河岸"]
    [finding] = file.findings
    assert finding.kind == "unread_sheet"
    assert "第5行起" in finding.reason
    assert "占比" in finding.reason


def test_a_late_row_of_words_is_still_a_row(tmp_path: Path) -> None:
    file = read(
        tmp_path, ["恢复绿地台账"], ["地块位置", "恢复面积（平方米）", "完成日期"], ["河岸", 10, "2022-05-01"],
        [], ["桥头", "待定", "待定"], ["巷口", 5, "2022-05-03"],
    )  # fmt: skip
    assert amounts(file, "name") == [["河岸", "桥头", "巷口"]]


def test_tables_beside_each_other_are_read_each_by_its_own_titles(tmp_path: Path) -> None:
    other = [MONTH[0], MONTH[1], MONTH[3], MONTH[2], MONTH[4]]
    file = read(
        tmp_path,
        ["项目月报（2022年5月，万元）", "", "", "", "", "", "项目月报（2022年6月）", "", "", "单位：亿元"],
        [*MONTH, "", *other],
        [*row(1, 1, 2), "", *row(1, 0.2, 0.1)],
        [*row(2, 3, 4)],
        ["合计", "", 4, 6, "", "", "合计", "", 0.2, 0.1],
    )
    assert [s.staged.constants["month"] for s in file.accepted] == [date(2022, 5, 1), date(2022, 6, 1)]
    assert amounts(file, "project_code") == [[code_of(1), code_of(2)], [code_of(1)]]
    assert amounts(file, "this_month")[1] == [Decimal(10_000_000)]
    assert amounts(file, "year_to_date")[1] == [Decimal(20_000_000)]
    assert [sheet.staged.places["project_code"] for sheet in file.accepted] == [0, 6]
    assert {f.kind for sheet in file.accepted for f in sheet.staged.findings} == set()


def test_tables_beside_each_other_share_the_heading_over_both(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        ["项目月报（2022年5月）"],
        ["", "", "", "", "", "", "", "", "", "", "单位：亿元"],
        [*MONTH, "", *MONTH],
        [*row(1, 0.1, 0.2), "", *row(2, 0.3, 0.4)],
        merges=["A1:K1"],
    )
    assert [s.staged.constants["month"] for s in file.accepted] == [date(2022, 5, 1), date(2022, 5, 1)]
    assert amounts(file, "year_to_date") == [[Decimal(20_000_000)], [Decimal(40_000_000)]]


def test_a_table_beside_another_that_nobody_knows_is_told(tmp_path: Path) -> None:
    both = [*MONTH, "", "类别", "个数", "占比"]
    file = read(tmp_path, ["项目月报（2022年5月）单位：万元"], both, [*row(1, 1, 2), "", "临街", 3, 0.5])
    [sheet] = file.accepted
    assert sheet.staged.values["project_code"] == [code_of(1)]
    told = [finding for finding in sheet.staged.findings if finding.kind == "unknown_column"]
    assert [finding.cell for finding in told] == ["G2", "H2", "I2"]


def test_an_empty_column_cuts_no_table(tmp_path: Path) -> None:
    titles = [*MONTH[:3], "", *MONTH[3:], "存在问题"]
    file = read(
        tmp_path, ["项目月报（2022年5月）单位：万元"], titles, [*row(1, 1, 2)[:3], "", 2, "主体", "无"]
    )
    assert amounts(file, "year_to_date") == [[Decimal(20_000)]]
    assert amounts(file, "problem") == [["无"]]
