"""What is told of a sheet's cells together: hidden rows, blank states, rates that look like shares."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from dajuan.ledger.workbooks.staging import Sheet
from tests.ledger.workbooks.making import Table, save, staged
from tests.ledger.workbooks.other_formats import save_as

GREEN: list[list[str | float]] = [
    ["恢复绿地台账"],
    ["地块位置", "恢复面积（平方米）", "完成日期"],
    ["河岸", 10, "2022-05-01"],
    ["桥头", 20, "2022-05-02"],
    ["巷口", 5, "2022-05-03"],
    ["渠边", 7, "2022-05-04"],
    ["合计", 15],
]


def told(sheet: Sheet, kind: str) -> list[tuple[str, str, str]]:
    return [(f.cell, f.effect, f.reason) for f in sheet.staged.findings if f.kind == kind]


def filtered(path: Path, rows: Table, hidden: Sequence[int]) -> Path:
    if path.suffix != ".xlsx":
        return save_as(path, "绿地", rows, {}, hidden)  # type: ignore[arg-type]
    book = Workbook(path)
    page = book.add_worksheet("绿地")
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    for number in hidden:
        page.set_row(number, None, None, {"hidden": True})
    book.close()
    return path


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb", "ods"])
def test_rows_nobody_sees_are_read_and_named(tmp_path: Path, kind: str) -> None:
    [sheet] = staged(filtered(tmp_path / f"a.{kind}", GREEN, [3, 5, 6]))[0].accepted
    assert sheet.staged.values["name"] == ["河岸", "桥头", "巷口", "渠边"]
    [(cell, effect, reason)] = told(sheet, "hidden_rows")
    assert (cell, effect) == ("", "warning")
    assert reason.startswith("第4、6行是隐藏的")
    [sheet] = staged(filtered(tmp_path / f"b.{kind}", GREEN, [0, 6]))[0].accepted
    assert told(sheet, "hidden_rows") == []


def contracts(states: Sequence[str]) -> Table:
    titles = ["合同登记编号", "合同名称", "卖方", "合同成交额（万元）", "登记日期", "合同状态"]
    rows = [[f"HT-{n}", "开发", "甲公司", 9, "2022-05-01", state] for n, state in enumerate(states)]
    return [["技术合同认定登记台账"], titles, *rows]


def test_blank_states_are_named(tmp_path: Path) -> None:
    states = ["已登记", "", "", "已撤销", "  "]
    [sheet] = staged(save(tmp_path / "a.xlsx", {"表": contracts(states)}))[0].accepted
    [(cell, effect, reason)] = told(sheet, "missing_state")
    assert (cell, effect) == ("F2", "warning")
    assert "第4-5、7行是空的" in reason
    assert "只有填“已登记”的才计数，这些行不计入" in reason


def test_a_state_nobody_understands_is_not_called_blank(tmp_path: Path) -> None:
    [sheet] = staged(save(tmp_path / "a.xlsx", {"表": contracts(["已登记", "某某"])}))[0].accepted
    assert told(sheet, "missing_state") == []
    assert [cell for cell, _, _ in told(sheet, "unknown_choice")] == ["F4"]


def test_blank_states_of_places_leave_it_to_their_day(tmp_path: Path) -> None:
    rows = [["公园游园台账"], ["名称", "类别", "完工日期", "状态"], ["甲园", "游园", "2022-05-01", ""], ["乙园", "游园", "2022-05-01", "完工"]]  # fmt: skip
    [sheet] = staged(save(tmp_path / "a.xlsx", {"表": rows}))[0].accepted
    [(_, _, reason)] = told(sheet, "missing_state")
    assert "第3行是空的" in reason
    assert "只能按日期等其他列判断" in reason


@pytest.mark.parametrize(
    ("rates", "warned"),
    [
        ([0.953, 1, 0.07], True),
        (["0.953", "", "0.9"], True),
        ([0.953, 95.3], False),
        (["0.9%", 0.5], False),
        ([1, 0], False),
        ([1.2, 0.5], False),
    ],
)
def test_rates_that_look_like_shares(tmp_path: Path, rates: Sequence[object], warned: bool) -> None:
    rows = [["小区" + "甲乙丙"[n], 100, 3, rate] for n, rate in enumerate(rates)]
    table = [["老旧小区改造台账"], ["小区名称", "户数", "楼栋数", "居民同意率（%）"], *rows]
    [sheet] = staged(save(tmp_path / "a.xlsx", {"老旧小区": table}))[0].accepted
    found = told(sheet, "rate_as_share")
    assert bool(found) is warned
    if warned:
        assert found[0][0] == "D2"
        assert "“居民同意率（%）”（D列）" in found[0][2]
        assert "即0.953%；若本意是95.3%" in found[0][2]
        assert sheet.staged.values["consent_rate"][0] == Decimal("0.953")
