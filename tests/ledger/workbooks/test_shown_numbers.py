"""Numbers whose cell shows a unit or a percentage: read as the clerk sees them, not as Excel keeps them."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from dajuan.ledger.workbooks.reading import read_file
from tests.ledger.workbooks.making import code_of, staged
from tests.ledger.workbooks.other_formats import save_as
from tests.ledger.workbooks.test_hostile import rewritten


def book(path: Path, sheet: str, rows: list[list[object]], formats: dict[tuple[int, int], str]) -> Path:
    """A workbook with number formats at zero-based places."""
    file = Workbook(path)
    page = file.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            code = formats.get((number, place))
            page.write(number, place, value, file.add_format({"num_format": code}) if code else None)
    file.close()
    return path


ESTATES: list[list[object]] = [
    ["老旧小区改造台账"],
    ["小区名称", "户数", "楼栋数", "居民同意率（%）"],
    ["甲院", 100, 3, 0.953],
    ["乙院", 90, 2, 95.3],
    ["丙院", 80, 2, 0.07],
]


def test_a_percentage_is_what_it_shows(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "老旧小区", ESTATES, {(2, 3): "0.0%", (4, 3): "0%;[Red]-0%"})
    [sheet] = staged(path)[0].accepted
    assert sheet.staged.values["consent_rate"] == [Decimal("95.3"), Decimal("95.3"), Decimal(7)]
    assert sheet.staged.raw[0][3] == "95.3%"


@pytest.mark.parametrize(
    ("code", "yuan"),
    [
        ('0.00"亿元"', 150_000_000),
        ('#,##0.00"元"', 1.5),
        ("0.00万元", 15_000),
        ('0.00 "万元";-0.00 "万元"', 15_000),
        ('0.00"%"', 15_000),  # a sign that is only written is no percentage
        ("#,##0.00", 15_000),
        ('0!.0,"万元"', 15_000),  # shows a ten-thousandth: what is meant cannot be known from it
    ],
)
def test_a_unit_shown_in_the_cell_holds(tmp_path: Path, code: str, yuan: float) -> None:
    rows: list[list[object]] = [
        ["项目月报（2022年5月）"],
        ["项目代码", "项目名称", "形象进度", "年初累计完成（万元）"],
        [code_of(1), "厂房", "封顶", 1.5],
    ]
    [sheet] = staged(book(tmp_path / "a.xlsx", "月报", rows, {(2, 3): code}))[0].accepted
    assert sheet.staged.values["year_to_date"] == [Decimal(str(yuan))]


@pytest.mark.parametrize("kind", ["xls", "xlsb", "ods"])
def test_other_formats_show_the_same(tmp_path: Path, kind: str) -> None:
    estates = [row if row[0] != "乙院" else ["乙院", 90, 2, 0.5] for row in ESTATES]
    path = save_as(tmp_path / f"a.{kind}", "老旧小区", estates, {(2, 3): "0.0%", (4, 3): "0%"})  # type: ignore[arg-type]
    [sheet] = staged(path)[0].accepted
    assert sheet.staged.values["consent_rate"] == [Decimal("95.3"), Decimal("0.5"), Decimal(7)]
    assert sheet.staged.values["households"] == [100, 90, 80]
    months: list[list[str | float]] = [
        ["项目月报（2022年5月）"],
        ["项目代码", "项目名称", "形象进度", "年初累计完成（万元）"],
        [code_of(1), "厂房", "封顶", 1.5],
        [code_of(2), "仓库", "封顶", 1.5],
    ]
    [sheet] = staged(save_as(tmp_path / f"b.{kind}", "月报", months, {(2, 3): '0.00"亿元"'}))[0].accepted
    assert sheet.staged.values["year_to_date"] == [Decimal(150_000_000), Decimal(15_000)]


def test_an_ods_that_shows_a_ten_thousandth_tells_no_unit(tmp_path: Path) -> None:
    months: list[list[str | float]] = [
        ["项目月报（2022年5月）"],
        ["项目代码", "项目名称", "形象进度", "年初累计完成（万元）"],
        [code_of(1), "厂房", "封顶", 15_000],
    ]
    path = save_as(tmp_path / "a.ods", "月报", months, {(2, 3): '0.00"亿元"'})
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    rewritten(path, tmp_path / "b.ods", {"content.xml": content.replace("15000.00亿元", "1.50亿元")})
    [sheet] = staged(tmp_path / "b.ods")[0].accepted
    assert sheet.staged.values["year_to_date"] == [Decimal(150_000_000)]


def test_tags_written_with_a_prefix_are_read_alike(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "老旧小区", ESTATES, {(2, 3): "0.0%"})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in ("xl/styles.xml", "xl/worksheets/sheet1.xml")}
    for name, text in parts.items():
        tagged = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text).replace("xmlns=", "xmlns:x=", 1)
        parts[name] = tagged
    prefixed = rewritten(path, tmp_path / "b.xlsx", dict(parts))
    [sheet] = staged(prefixed)[0].accepted
    assert sheet.staged.raw[0][3] == "95.3%"


def test_only_the_cells_of_that_sheet_and_style_change(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    file = Workbook(path)
    percent = file.add_format({"num_format": "0%"})
    for name in ("一", "二"):
        page = file.add_worksheet(name)
        for number in range(3000):
            page.write(number, 1, 0.5, percent if name == "二" and number == 2999 else None)
            page.write(number, 2, "文字", percent)
    file.close()
    one, two = read_file(path).sheets
    assert {row[1] for row in one.rows} == {0.5}
    assert [number for number, row in enumerate(two.rows) if row[1] == "50%"] == [2999]
    assert {row[2] for row in two.rows} == {"文字"}


@pytest.mark.parametrize(
    ("part", "trap"),
    [
        ("xl/styles.xml", "<numFmt "),
        ("xl/styles.xml", '<numFmt numFmtId="1" '),
        ("xl/workbook.xml", "<sheet "),
        ("xl/workbook.xml", '<sheet name="x" '),
        ("xl/_rels/workbook.xml.rels", "<Relationship "),
    ],
)
def test_a_remark_full_of_open_tags_is_read_in_one_go(tmp_path: Path, part: str, trap: str) -> None:
    path = book(tmp_path / "a.xlsx", "老旧小区", ESTATES, {(2, 3): "0.0%"})
    with zipfile.ZipFile(path) as archive:
        text = archive.read(part).decode()
    trapped = rewritten(path, tmp_path / "b.xlsx", {part: f"{text}<!--{trap * 40_000}-->"})
    [sheet] = staged(trapped)[0].accepted
    assert sheet.staged.raw[0][3] == "95.3%"
