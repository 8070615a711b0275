"""Out and in again: equality; templates are recognised; errors are marked where they are."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.definition import LEDGERS, LedgerDefinition
from dajuan.ledger.models import Record
from dajuan.ledger.workbooks.export import ledger_workbook, marked_copy, template
from dajuan.ledger.workbooks.preparing import Upload, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.ledger.workbooks.reading import read_file
from dajuan.store.home import Home
from tests.ledger.workbooks.making import code_of, months, projects, save, staged

FACTS = ("projects_", "indicators_", "registers_")
BOOKS = ("01", "02-", "03", "04", "12", "06", "07", "08", "09", "10", "11", "18")


def facts() -> int:
    return sum(Record.objects.filter(table__startswith=prefix).count() for prefix in FACTS)


def load(home: Home, paths: list[Path]) -> list[str]:
    reports = publish(prepare([Upload(p.name, p) for p in paths]), Terms(CONSOLE, home, load_history=True))
    return [report.outcome for report in reports]


def exported(folder: Path) -> list[Path]:
    paths = []
    for definition in LEDGERS:
        assert definition.present is not None
        if rows := list(definition.present()):
            paths.append(folder / f"{definition.code}.xlsx")
            paths[-1].write_bytes(ledger_workbook(definition, rows, "测试区"))
    return paths


@pytest.mark.shared
def test_what_goes_out_comes_in_as_the_same(zone_db: Home, shared: Path, tmp_path: Path) -> None:
    folder = shared / "ledgers" / "xinxiang-2022h1"
    load(zone_db, [path for path in folder.iterdir() if path.name.startswith(BOOKS)])
    before = facts()
    assert before > 2_000
    paths = exported(tmp_path)
    assert len(paths) >= len(BOOKS)
    assert load(zone_db, paths) == ["published"] * len(paths)
    assert facts() == before


def test_text_that_looks_like_a_formula_goes_out_as_text(zone_db: Home, tmp_path: Path) -> None:
    rows = projects()
    for row, text in zip(rows[3:], ("=1+1", "+86", "@x"), strict=True):
        row[2] = text
    load(zone_db, [save(tmp_path / "p.xlsx", {"项目": rows})])
    path = next(p for p in exported(tmp_path) if p.stem == "platform_projects")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value in ("=1+1", "+86", "@x")]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]


@pytest.mark.parametrize("definition", list(LEDGERS), ids=LEDGERS.codes())
def test_a_template_is_its_own_ledger(definition: LedgerDefinition, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(template(definition))
    raw = read_file(path)
    titles = {str(cell) for row in raw.sheets[0].rows for cell in row}
    assert {column.label for column in definition.columns} <= titles
    [sheet] = staged(path)[0].sheets
    assert sheet.definition is definition
    assert set(sheet.staged.places) == {column.field for column in definition.columns}


def test_errors_are_marked_where_they_are(tmp_path: Path) -> None:
    rows = months({1: 10, 2: "待报", 9: 5})
    path = save(tmp_path / "m.xlsx", {"项目": projects(), "3月": rows})
    file = staged(path)[0]
    findings = [finding for sheet in file.sheets for finding in sheet.staged.findings]
    book = openpyxl.load_workbook(BytesIO(marked_copy(read_file(path), findings)))
    assert book.sheetnames == ["项目", "3月", "问题清单"]
    sheet = book["3月"]
    marked = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert set(marked) == {"F5", "G5", "D6"}
    assert "不是数字" in marked["F5"]
    assert (sheet["F5"].value, sheet["D6"].value, sheet["F4"].value) == ("待报", code_of(9), 10)
    assert sheet["F5"].fill.start_color.rgb == "FFF6C9C4"
    assert [row[1].value for row in book["问题清单"].iter_rows(min_row=2)] == ["F5", "G5", "D6"]
