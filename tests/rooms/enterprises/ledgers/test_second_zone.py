"""Another zone's ledgers of enterprises: other titles, orders, sheets and units; and what follows from them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from dajuan.indicators.queries import figures
from dajuan.kernel.codes import credit_check_character
from dajuan.kernel.period import Period
from dajuan.store.home import Home
from tests.acceptance.product import load
from tests.ledger.workbooks.making import kinds, save, staged


def code(number: int) -> str:
    """A right credit code."""
    body = f"91410700MA{number:07}"
    return body + credit_check_character(body)


WRONG = code(1)[:-1] + ("A" if code(1)[-1] != "A" else "B")

REGISTER = [
    ["××经开区企业底册（截至2022年6月底）"],
    ["编号", "街道", "统一信用代码", "单位名称", "四上类别", "产业链名称", "是否链主", "上规时间", "退库时间", "生产经营状态", "职工人数"],
    [1, "东街", WRONG, "甲公司", "规模以上工业", "氢能", "是", "2019年3月", "", "在营", "1,204人"],
    [2, "东街", code(2), "乙光电科技有限公司", "规模以上工业", "氢能", "否", "2022-05-01", "", "正常生产", 80],
    [3, "西街", code(3), "丙公司", "规模以上工业", "", "", date(2018, 1, 1), "2022.4.1", "停产", 55],
    [4, "西街", code(4), "丁公司", "规模以上工业", "", "", date(2018, 1, 1), "", "正常", 55],
    [5, "西街", code(5), "戊商贸", "限额以上批发业", "", "", date(2018, 1, 1), "", "失联", 5],
    [6, "东街", code(2), "乙光电科技有限责任公司", "规模以上工业", "氢能", "否", "2022-05-01", "", "正常生产", 80],
]  # fmt: skip
CHANGES = [
    ["企业信息变更登记"],
    ["单位名称", "变更事项", "变更前", "变更后", "变更时间", "依据文号"],
    ["甲公司", "统一社会信用代码更正", WRONG.lower(), code(1), "2022年7月3日", "执照"],
    ["丁公司", "退规", "规上工业", "", "5/31", "统计〔2022〕5号"],
]
LIAISON = [
    ["领导分包企业一览表"],
    ["分包领导", "包联干部", "企业名称", "信用代码", "开始时间", "终止时间"],
    ["班子成员01", "助企干部01", "甲公司", code(1), date(2022, 1, 1), date(2022, 6, 30)],
    ["班子成员02", "", "乙光电科技有限公司", code(2), date(2022, 1, 1), ""],
]
RESEARCH = [
    ["2022年上半年规模以上工业企业研发投入情况"],
    ["金额单位：元"],
    ["信用代码", "单位名称", "一季度研发投入", "二季度研发投入", "研发投入合计", "是否有研发活动"],
    [WRONG, "甲公司", 10_000, 20_000, 30_000, "是"],
    [code(2), "乙光电科技有限公司", 0, 0, 0, "否"],
    [code(3), "丙公司", 5_000, 0, 5_000, "是"],
]
BEFORE = [
    ["2021年1-6月研发投入情况"],
    ["信用代码", "单位名称", "研发投入（亿元）"],
    [code(1), "甲公司", 0.0002],
]
CONTRACTS = [
    ["技术合同登记情况（2022年度）", "", "", "", "", "单位：元"],
    ["登记时间", "登记编号", "卖方单位", "成交金额", "其中：技术交易额", "审核状态"],
    ["3/1", "H1", "甲公司", 30_000, 10_000, "登记"],
    ["3/2", "H2", "甲公司", 10_000, 20_000, "撤销"],
]
PLATFORMS = [
    ["研发平台汇总表"],
    ["研发平台名称", "承建单位", "平台级别", "批准文号", "批准时间", "平台类别"],
    ["中心一", "甲公司", "省", "豫科〔2022〕1号", "3/5", "省级工程技术研究中心"],
    ["中心二", "甲公司", "", "市科〔2020〕1号", date(2020, 3, 5), "市级重点实验室"],
]


def test_figures_of_another_zone(zone_db: Home, tmp_path: Path) -> None:
    sheets = {"Sheet1": REGISTER, "Sheet2": CHANGES, "表三": LIAISON, "a": RESEARCH, "b": BEFORE,
              "c": CONTRACTS, "d": PLATFORMS}  # fmt: skip
    [report] = load([save(tmp_path / "报送.xlsx", sheets)], zone_db)
    assert {(s["sheet"], s["good"], s["rejected"]) for s in report["sheets"]} == {
        ("Sheet1", 5, 1), ("Sheet2", 2, 0), ("表三", 2, 0), ("a", 3, 0), ("b", 1, 0), ("c", 2, 0), ("d", 2, 0),
    }  # fmt: skip
    found = {figure.key: figure.value for figure in figures(Period.parse("2022-H1"))}
    wanted = {
        "E001": 2,  # 丙 left by its own date, 丁 by the recorded change
        "E002": 3,
        "E003": 3,
        "E004": 2,  # 丁 has left that very day, 乙 has come
        "E005": 2,
        "E006": 1,
        "E007": 2,
        "J010": 50,  # 甲 by its corrected code, on the last day; 乙 has no officer
        "R001": Decimal("3.5"),
        "R002": 2,
        "R003": 75,
        "R004": 1,  # 丙 did research but has left
        "R005": 50,
        "R007": Decimal("33.333333"),
        "T001": 3,
        "T002": 1,
        "T005": 1,
        "L001": 2,
        "L002.省级": 2,
        "L003": 1,
        "L005": 1,
    }
    assert {key: found[key] for key in wanted} == wanted


def test_what_is_wrong_with_them(tmp_path: Path) -> None:
    near = kinds(staged(save(tmp_path / "a.xlsx", {"底册": REGISTER}))[0])
    assert near == {
        ("C3", "uscc_check_digit", "cell_rejected"),
        ("C8", "duplicate_near_name", "row_rejected"),
    }
    assert kinds(staged(save(tmp_path / "b.xlsx", {"c": CONTRACTS}))[0]) == {
        ("E4", "tech_exceeds_deal", "warning")
    }
