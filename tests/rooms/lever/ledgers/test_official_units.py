"""An official number without its unit is no number: 6.34 may be 亿元 or 万元."""

from decimal import Decimal
from pathlib import Path

from dajuan.ledger.staged import StagedSheet
from tests.ledger.workbooks.making import save, staged

_TITLES = ("指标名称", "期间", "数值", "计量单位", "同比增速（%）", "发布单位", "发布文号", "发布日期")
_ROW = ("一般公共预算收入", "2022年1-6月", 6.34, "亿元", 6.3, "财政局", "〔2022〕1号", "2022-07-10")


def _read(folder: Path, unit_title: str) -> StagedSheet:
    titles = [unit_title if title == "计量单位" else title for title in _TITLES]
    path = save(folder / f"{unit_title}.xlsx", {"主要指标": [["官方发布的主要指标"], titles, _ROW]})
    [file] = staged(path)
    return file.sheets[0].staged


def test_money_is_read_in_its_unit(tmp_path: Path) -> None:
    assert _read(tmp_path, "计量单位").values["value"] == [Decimal("634000000")]


def test_without_a_unit_the_number_is_not_taken_and_its_growth_is(tmp_path: Path) -> None:
    sheet = _read(tmp_path, "甲乙丙")
    assert sheet.values["value"] == [None]
    assert sheet.values["growth"] == [Decimal("6.3")]
    [finding] = [found for found in sheet.findings if found.kind == "unit_unknown"]
    assert (finding.cell, finding.effect) == ("C3", "cell_rejected")
    assert "计量单位" in finding.reason
