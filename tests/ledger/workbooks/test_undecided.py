"""What decides whether a row counts is never assumed while a column nobody recognised may say it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.models import ColumnAlias, ImportFinding
from dajuan.ledger.workbooks.preparing import Upload, parse_mapping, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.ledger.workbooks.reading import read_file
from dajuan.ledger.workbooks.recognition import TitleIndex
from dajuan.ledger.workbooks.reports import FileReport
from dajuan.ledger.workbooks.staging import Sheet, StagedFile, stage
from dajuan.registers.models import TechnologyContract
from dajuan.store.home import Home
from tests.ledger.workbooks.making import Table, save, staged

TITLES = ["合同登记编号", "合同名称", "卖方", "合同成交额（万元）", "登记日期"]


def contracts(title: str, cells: Sequence[object]) -> Table:
    rows = [
        [f"HT-{n:03}", f"第{n}号技术开发", "甲公司", 100, "2022-05-01", cell] for n, cell in enumerate(cells)
    ]
    return [["技术合同认定登记台账"], [*TITLES, title], *rows]


def parks(title: str, cells: Sequence[object]) -> Table:
    rows = [[f"第{n}号游园", "游园", "2022-05-01", cell] for n, cell in enumerate(cells)]
    return [["公园游园台账"], ["名称", "类别", "完工日期", title], *rows]


def read(tmp_path: Path, rows: Table) -> StagedFile:
    return staged(save(tmp_path / "台账.xlsx", {"表一": rows}))[0]


def told(sheet: Sheet) -> dict[str, str]:
    return {f.kind: f.cell for f in sheet.staged.findings}


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("备查标记", ["有效", "作废", "有效", "有效"]),  # words the ledger's own column does not know
        ("备查标记", ["", "", "作废", ""]),  # only what was called off is marked
        ("登记处意见", ["已登记", "", "已登记", "已登记"]),  # an empty cell may mean: not registered
        ("登记处意见", ["予以登记", "不予登记", "予以登记", "予以登记"]),
        ("合同现状况", ["甲", "乙", "甲", "甲"]),  # called a state, whatever its words
        ("说明", ["", "", "", "已撤销（双方协商）"]),
        ("", ["", "", "撤销", ""]),  # jotted down beside the table
    ],
)
def test_contracts_wait_while_a_column_may_be_their_state(
    tmp_path: Path, title: str, cells: Sequence[object]
) -> None:
    rows = contracts(title, cells)
    rows = [*rows[:1], [*TITLES, "备注", title], *([*row[:5], "", row[5]] for row in rows[2:])]
    file = read(tmp_path, rows)
    [sheet] = file.sheets
    assert file.accepted == []
    assert "没有认出“状态”列" in sheet.refused
    assert f"“{title}”（G列）" in sheet.refused if title else "G列（没有列名）" in sheet.refused
    assert "不需要" in sheet.refused
    assert told(sheet)["undecided_column"] == "G2"


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("技术领域", ["电子信息", "先进制造", "生物医药", "电子信息"]),
        ("是否高企", ["是", "否", "是", "是"]),
        ("登记机构", ["市登记站", "市登记站", "省登记站", "市登记站"]),
        ("登记处意见", ["已登记", "已登记", "已登记", "已登记"]),  # every row would count by it
        ("履约说明", ["已按合同约定交付全部技术资料", "未约定违约责任，另签补充协议", "", ""]),
        ("经办电话", [3_040_001, 3_040_002, 3_040_003, 3_040_004]),
        ("", ["", "", "", ""]),
    ],
)
def test_other_columns_keep_nobody_waiting(tmp_path: Path, title: str, cells: Sequence[object]) -> None:
    [sheet] = read(tmp_path, contracts(title, cells)).accepted
    assert set(sheet.staged.column("state")) == {"registered"}
    [finding] = [f for f in sheet.staged.findings if f.kind == "state_assumed"]
    assert (finding.cell, finding.effect) == ("", "warning")
    assert "没有“状态”列" in finding.reason


def test_a_recognised_state_is_neither_assumed_nor_in_doubt(tmp_path: Path) -> None:
    [sheet] = read(tmp_path, contracts("合同状态", ["已登记", "已撤销", "待认定", "已登记"])).accepted
    assert sheet.staged.values["state"] == ["registered", "revoked", "pending", "registered"]
    assert told(sheet) == {}


def test_a_place_with_a_day_may_still_be_unfinished(tmp_path: Path) -> None:
    cells = ["已移交", "未移交", "已移交"]
    [sheet] = read(tmp_path, parks("移交与否", cells)).sheets
    assert "没有认出“状态”列" in sheet.refused
    [sheet] = read(tmp_path, parks("树种", ["国槐", "法桐", "国槐"])).sheets
    assert sheet.refused == ""
    assert told(sheet) == {"unknown_column": "D2"}


def test_a_sheet_that_lacks_a_required_column_says_which_it_could_not_read(tmp_path: Path) -> None:
    rows = [["技术合同认定登记台账"], ["合同登记编号", "合同名称", "卖方", "标的", "登记日期"], ["HT-1", "开发", "甲", 9, "2022-05-01"]]  # fmt: skip
    [sheet] = read(tmp_path, rows).sheets
    assert "缺少必填列“合同成交额”" in sheet.refused
    assert told(sheet) == {"unknown_column": "D2"}


@pytest.mark.parametrize("meant", ["状态", "不需要"])
def test_said_in_a_mapping_file(tmp_path: Path, meant: str) -> None:
    path = save(tmp_path / "台账.xlsx", {"表一": contracts("登记处意见", ["予以登记", "退回处理", "", ""])})
    said = parse_mapping(f'{{"技术合同": {{"登记处意见": "{meant}"}}}}')
    [sheet] = stage(path.name, "1", read_file(path), TitleIndex(LEDGERS, said)).accepted
    if meant == "状态":
        assert sheet.staged.values["state"] == ["registered", "revoked", None, None]
    else:
        assert sheet.staged.column("state") == ["registered"] * 4
        assert told(sheet)["unneeded_column"] == "F2"


def imported(home: Home, path: Path, meant: str = "") -> FileReport:
    said = [("technology_contracts", "登记处意见", meant)] if meant else []
    prepared = prepare([Upload(path.name, path)], mapping=said)
    return publish(prepared, Terms(CONSOLE, home, load_history=True))[0]


def test_what_was_said_is_remembered_and_may_be_said_otherwise(zone_db: Home, tmp_path: Path) -> None:
    may = save(tmp_path / "五月.xlsx", {"表一": contracts("登记处意见", ["予以登记", "退回处理"])})
    june = save(
        tmp_path / "六月.xlsx", {"表一": contracts("登记处意见", ["予以登记", "退回处理", "退回处理"])}
    )
    assert imported(zone_db, may).outcome == "refused"
    assert TechnologyContract.objects.count() == 0
    assert imported(zone_db, may, "not_needed").outcome == "published"
    assert ImportFinding.objects.get(kind="unneeded_column").letter == "F"
    assert imported(zone_db, june).outcome == "published"
    assert set(TechnologyContract.objects.values_list("state", flat=True)) == {"registered"}
    assert imported(zone_db, june, "state").outcome == "published"
    assert ColumnAlias.objects.get().field == "state"
    states = dict(TechnologyContract.objects.values_list("contract_number", "state"))
    assert states == {"HT-000": "registered", "HT-001": "revoked", "HT-002": "revoked"}
