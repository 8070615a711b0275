"""Dates with times, days without a year, and rules about two cells of a row."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from dajuan.ledger.staged import Cell, Knowledge, StagedSheet
from dajuan.ledger.workbooks.conditions import NegativeOnlyWith, SaidWithout
from dajuan.ledger.workbooks.dates import parse_moment
from tests.ledger.workbooks.making import code_of, save, staged


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ((2022, 4, 6, 23, 54, 0), datetime(2022, 4, 6, 23, 54)),
        ((2022, 4, 6), datetime(2022, 4, 6)),
        ("2022/04/06 23:54", datetime(2022, 4, 6, 23, 54)),
        ("2022-04-06T23:54:30", datetime(2022, 4, 6, 23, 54, 30)),
        ("2022年4月6日18时", datetime(2022, 4, 6, 18)),
        ("2022年4月6日下午6点30分", datetime(2022, 4, 6, 18, 30)),
        ("４/６　８：０５", datetime(2022, 4, 6, 8, 5)),
        ("2022.4.6 24:00", datetime(2022, 4, 7)),
        (44657.75, datetime(2022, 4, 6, 18)),
        (44657.0, datetime(2022, 4, 6)),
        ("2022.4.6 25:00", None),
        ("待定", None),
        ("", None),
    ],
)
def test_a_moment_however_it_is_written(cell: Cell, moment: datetime | None) -> None:
    assert parse_moment(cell, 2022) == moment


PATROL = (
    "案卷编号",
    "所在社区",
    "位置",
    "案件类型",
    "发现时间",
    "立案日期",
    "派单时间",
    "处理时限（天）",
    "处理时间",
    "复核结果",
)


def test_another_zones_patrols_in_days(tmp_path: Path) -> None:
    found = datetime(2022, 5, 3, 8, 10)
    rows = [
        ["问题案卷"],
        list(PATROL),
        ["A-1", "一社区", "甲路", "垃圾", found, found, found, 2, "5/4 9:30", "不合格"],
    ]
    [sheet] = staged(save(tmp_path / "p.xlsx", {"案卷": rows}))[0].accepted
    values = sheet.staged.values
    assert (sheet.staged.ledger, sheet.staged.constants["hours_a_unit"]) == ("patrols", 24)
    assert values["handled_at"] == [datetime(2022, 5, 4, 9, 30)]  # the year of the sheet's other days
    assert values["result"] == ["rework"]


def test_another_zones_payments_in_yuan_with_a_reversal(tmp_path: Path) -> None:
    rows = [
        ["债券资金拨付明细", "", "单位：元"],
        ["拨付日期", "建设项目名称", "摘要", "拨付金额", "记账凭证号"],
        [date(2022, 3, 1), "水厂项目", "进度款", "1,000,000", ""],
        [date(2022, 3, 9), "水厂项目", "进度款", -400000, "记-12"],
        [date(2022, 3, 9), "水厂项目", "进度款", -1, ""],
    ]
    [sheet] = staged(save(tmp_path / "p.xlsx", {"拨付": rows}))[0].accepted
    assert sheet.staged.ledger == "bond_payments"
    amounts = sheet.staged.values["amount"]
    assert [amounts[index] for index in sheet.staged.good()] == [Decimal(1_000_000), Decimal(-400_000)]


def test_another_zones_bonds_in_hundred_millions(tmp_path: Path) -> None:
    titles = [
        "投资项目代码",
        "工程名称",
        "项目总投资（亿元）",
        "债券额度（亿元）",
        "资金到位时间",
        "票面利率",
        "债券期限",
    ]
    rows = [["2022年专项债券"], titles, [code_of(1), "水厂项目", 1.5, 0.3, "2022.3", 3.1, "15年"]]
    [sheet] = staged(save(tmp_path / "b.xlsx", {"债券": rows}))[0].accepted
    assert sheet.staged.ledger == "bond_lines"
    assert sheet.staged.constants["year"] == 2022
    values = sheet.staged.values
    assert (values["total_investment"], values["granted"]) == ([Decimal(150_000_000)], [Decimal(30_000_000)])
    assert (values["term_years"], values["arrived_on"]) == ([15], [date(2022, 3, 1)])


def _sheet(**values: list[object]) -> StagedSheet:
    count = len(next(iter(values.values())))
    rows = list(range(2, count + 2))
    return StagedSheet("表", "", {}, {name: name for name in values}, rows, [[]] * count, values)


def test_a_negative_amount_needs_its_proof() -> None:
    sheet = _sheet(amount=[Decimal(-1), Decimal(-1), Decimal(1)], voucher=["记-1", "", ""])
    NegativeOnlyWith("amount", "voucher", "无凭证").check([sheet], Knowledge())
    assert sheet.rejected == {1}


def test_a_word_that_the_facts_do_not_bear_out() -> None:
    sheet = _sheet(state=["已销号", "已销号", "办理中"], closed=[date(2022, 1, 1), None, None])
    SaidWithout("state", "已销号", ("closed",), "unproven", "没有依据").check([sheet], Knowledge())
    assert [(f.row, f.kind, f.effect) for f in sheet.findings] == [(3, "unproven", "warning")]
