"""Another zone's habits: other titles, orders, sheet names, units, header shapes, and no hints but words."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.workbooks.preparing import sha256_of
from dajuan.ledger.workbooks.reading import read_file
from dajuan.ledger.workbooks.recognition import TitleIndex
from dajuan.ledger.workbooks.staging import stage
from tests.ledger.workbooks.making import code_of, kinds, save, staged


def register(path: Path) -> Path:
    """A project ledger in 亿元, with owner first, dates grouped, a column numbering row and signatures."""
    rows = [
        ["××经开区重大项目库"],
        ["填报单位：发展改革部", "", "", "", "", "", "", "", "", "数据截至2022年6月底"],
        ["序号", "建设单位", "工程名称", "投资项目\n统一代码", "项目总投资（亿元）", "其中：2022年计划投资（亿元）", "开工时间", "", "竣工时间", "", "牵头部门", "是否纳统", "目前状态"],
        ["", "", "", "", "", "", "计划", "实际", "计划", "实际", "", "", ""],
        ["甲", "乙", "丙", "丁", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        ["一", "甲公司", "电池厂", code_of(1), 1.5, 0.3, "2021年3月", "2021.4", "2023年底", "", "招商部", "√", "在建"],
        ["二", "乙公司", "轴承厂", code_of(2).replace("-", ""), "2.25", "5000万元", "4/20", "/", "2023-10", "", "", "×", "前期"],
        ["", "", "小  计", "", 3.75, 0.8],
        ["", "丙公司", "物流园", code_of(3), 0.8, "", "", "", "", "", "建设部", "是", "谋划"],
        ["", "", "总计（3个）", "", 4.55, 0.8],
        ["单位负责人：主任岗", "", "填表人：统计岗", "", "联系电话：0000"],
    ]  # fmt: skip
    merges = {"库": ["G3:H3", "I3:J3", "A1:M1", "K6:K7"]}
    return save(path, {"库": rows}, merges)


def test_project_ledger(tmp_path: Path) -> None:
    file = staged(register(tmp_path / "a.xlsx"))[0]
    [sheet] = file.accepted
    values = sheet.staged.values
    assert sheet.staged.ledger == "platform_projects"
    assert sheet.staged.reported_on == date(2022, 6, 30)
    assert values["code"] == [code_of(1), code_of(2), code_of(3)]
    assert values["owner_name"] == ["甲公司", "乙公司", "丙公司"]
    assert values["total_investment"] == [Decimal(150_000_000), Decimal(225_000_000), Decimal(80_000_000)]
    assert values["annual_plan"] == [Decimal(30_000_000), Decimal(50_000_000), None]
    assert values["planned_start"] == [date(2021, 3, 1), date(2022, 4, 20), None]
    assert values["started_on"] == [date(2021, 4, 1), None, None]
    assert values["planned_completion"] == [None, date(2023, 10, 1), None]
    assert values["department"] == ["招商部", "招商部", "建设部"]
    assert values["in_statistics"] == [True, False, True]
    assert kinds(file) == {("I6", "text_in_date", "cell_rejected"), ("D7", "code_format", "warning")}


def test_monthly_report_and_list_of_key_projects(tmp_path: Path) -> None:
    month = [
        ["重点建设项目进度调度表"],
        ["报送日期：2022年7月4日", "", "", "", "单位：亿元"],
        [
            "项目统一代码",
            "建设项目名称",
            "6月份完成投资",
            "1—6月累计完成投资",
            "自开工累计完成投资",
            "工程进度",
        ],
        [code_of(1), "电池厂", 0.01, 0.12, 0.9, "封顶"],
        [code_of(3), "物流园", "—", "0.3", 0.3, "打桩"],
        [code_of(9), "没有的", 0.1, 0.1, 0.1, ""],
        ["合计", "", 0.11, 0.52, 1.3, ""],
    ]
    key = [
        ["省级重点项目推进情况（2022年6月）  单位：千元"],
        ["项目编号", "项目名称", "总投资", "至2021年底累计完成投资", "2022年计划投资", "截至6月底完成投资", "建设起止年限", "责任部门"],
        [code_of(1), "电池厂", 150_000, 78_000, 30_000, 12_000, "2021-2023", "招商部"],
    ]  # fmt: skip
    book = save(tmp_path / "b.xlsx", {"6月": month, "省级": key})
    register_file, file = staged(register(tmp_path / "a.xlsx"), book)
    assert register_file.refused == ""
    report, listed = file.accepted
    assert report.staged.constants == {"month": date(2022, 6, 1)}
    assert report.staged.reported_on == date(2022, 7, 4)
    assert report.staged.values["this_month"][:2] == [Decimal(1_000_000), Decimal(0)]
    assert report.staged.values["year_to_date"][:2] == [Decimal(12_000_000), Decimal(30_000_000)]
    assert ("A6", "unknown_project_code", "row_rejected") in kinds(file)
    assert ("D7", "total_mismatch", "warning") in kinds(file)
    assert listed.staged.constants == {"year": 2022, "level": "provincial", "until": date(2022, 6, 1)}
    assert listed.staged.values["invested"] == [Decimal(12_000_000)]
    assert listed.staged.values["invested_before"] == [Decimal(78_000_000)]
    assert not any(kind == "cross_ledger_conflict" for _, kind, _ in kinds(file))


def test_batches_named_by_their_sheets(tmp_path: Path) -> None:
    titles = [
        "省项目编号",
        "项目赋码",
        "项目名称",
        "企业名称",
        "总投资（万元）",
        "列入日期",
        "开工日期",
        "投产日期",
    ]
    signing = [
        ["第三期三个一批"],
        titles,
        ["S-1", code_of(1), "电池厂", "甲公司", 15_000, "2022-03-01", "", ""],
    ]
    start = [
        ["第三期三个一批"],
        titles,
        ["S-2", code_of(2), "轴承厂", "乙公司", 22_500, "2022-03-01", "2022.3.2", ""],
    ]
    book = save(tmp_path / "c.xlsx", {"签约项目": signing, "开工项目": start})
    file = staged(register(tmp_path / "a.xlsx"), book)[1]
    assert [s.staged.constants for s in file.accepted] == [
        {"round": 3, "track": "signing"},
        {"round": 3, "track": "start"},
    ]


def test_batches_named_by_headings_between_the_rows(tmp_path: Path) -> None:
    rows = [
        ["第四期“三个一批”项目清单（万元）"],
        ["省库编号", "项目代码", "项目名称", "业主单位", "总投资", "纳入时间", "开工时间", "投产时间"],
        ["一、签约项目（1个）"],
        ["S-1", code_of(1), "电池厂", "甲公司", 15_000, "2022-03-01", "", ""],
        ["二、竣工投产项目"],
        ["S-2", code_of(2), "轴承厂", "乙公司", 22_500, "2022-03-01", "2020.3.2", "2022.3.1"],
        ["S-3", code_of(3), "物流园", "丙公司", 8_000, "2022-03-01", "2020.3.2", "2022.3.1"],
    ]
    file = staged(register(tmp_path / "a.xlsx"), save(tmp_path / "c.xlsx", {"Sheet1": rows}))[1]
    [sheet] = file.accepted
    assert sheet.staged.values["track"] == ["signing", "production", "production"]
    assert sheet.staged.constants == {"round": 4}
    assert sheet.staged.values["declared_investment"][2] == Decimal(80_000_000)


def test_tables_as_text(tmp_path: Path) -> None:
    text = (
        "项目代码,项目名称,更正月份,更正后年初累计（万元）,更正日期\n"
        f"{code_of(1)},电池厂,2022年5月,１２.５,2022-06-30\n"
    )
    register_path = register(tmp_path / "a.xlsx")
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"):
        path = tmp_path / "更正.csv"
        path.write_bytes(text.encode(encoding))
        [sheet] = staged(register_path, path)[1].accepted
        assert (sheet.staged.name, sheet.staged.ledger) == ("csv", "month_corrections")
        assert sheet.staged.values["year_to_date"] == [Decimal(125_000)]
        assert sheet.staged.values["reported_on"] == [date(2022, 6, 30)]


def test_a_missing_column_is_named_with_what_was_found(tmp_path: Path) -> None:
    rows = [
        ["项目台账"],
        ["项目代码", "项目名称", "建设性质", "计划开工", "计划竣工", "责任单位", "包干数"],
        [code_of(1), "电池厂"],
    ]
    file = staged(save(tmp_path / "d.xlsx", {"库": rows}))[0]
    assert "缺少必填列“计划总投资”" in file.sheets[0].refused
    assert "包干数" in file.sheets[0].refused
    assert file.accepted == []


def test_a_mapping_names_what_nobody_could_know(tmp_path: Path) -> None:
    rows = [
        ["项目台账"],
        ["项目代码", "项目名称", "建设性质", "计划开工", "计划竣工", "责任单位", "包干数（亿元）", "心情"],
        [code_of(1), "电池厂", "新建", "", "", "招商部", 2, "好"],
    ]
    path = save(tmp_path / "d.xlsx", {"库": rows})
    index = TitleIndex(LEDGERS, [("", "包干数（亿元）", "计划总投资")])
    file = stage(path.name, sha256_of(path), read_file(path), index)
    assert file.sheets[0].staged.values["total_investment"] == [Decimal(200_000_000)]
    assert kinds(file) == {("H2", "unknown_column", "warning")}


def test_a_likely_column_is_taken_and_said(tmp_path: Path) -> None:
    rows = [
        ["项目台账"],
        ["项目代码", "项目名称", "建设性质", "计划开工", "计划竣工", "责任单位", "计划总投资合计"],
        [code_of(1), "电池厂", "新建", "", "", "招商部", 2],
    ]
    file = staged(save(tmp_path / "d.xlsx", {"库": rows}))[0]
    assert file.sheets[0].staged.values["total_investment"] == [Decimal(20_000)]
    assert ("G2", "guessed_column", "warning") in kinds(file)


def test_hidden_sheets_are_not_taken(tmp_path: Path) -> None:
    from_other = register(tmp_path / "a.xlsx")
    raw = read_file(from_other)
    raw.sheets[0].hidden = True
    file = stage("a.xlsx", "1", raw, TitleIndex(LEDGERS))
    assert file.sheets == []
    assert [finding.kind for finding in file.findings] == ["hidden_sheet"]
