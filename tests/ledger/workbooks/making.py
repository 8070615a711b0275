"""Workbooks as clerks make them, for tests: rows of values, merges, several sheets."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook

from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.workbooks.checking import check_files
from dajuan.ledger.workbooks.preparing import sha256_of
from dajuan.ledger.workbooks.reading import read_file
from dajuan.ledger.workbooks.recognition import TitleIndex
from dajuan.ledger.workbooks.staging import StagedFile, stage

Table = Sequence[Sequence[object]]

PROJECT_TITLES = (
    "序号",
    "项目代码",
    "项目名称",
    "建设性质",
    "项目单位",
    "计划总投资",
    "年度计划投资",
    "计划开工",
    "责任单位",
)
MONTH_TITLES = (
    "序号",
    "责任单位",
    "项目名称",
    "项目代码",
    "本月完成",
    "年初累计完成",
    "开工以来累计",
    "形象进度",
)


def code_of(number: int) -> str:
    """A well-shaped project code."""
    return f"2201-410771-04-01-{number:06}"


def projects(count: int = 3, total: float = 10_000) -> list[list[object]]:
    """Rows of a small project ledger with its lines above."""
    rows = [
        [
            n,
            code_of(n),
            f"第{n}号厂房项目",
            "新建",
            f"第{n}号公司",
            total,
            total / 4,
            date(2022, 3, n),
            "经济发展局",
        ]
        for n in range(1, count + 1)
    ]
    return [["项目台账"], ["单位：万元  截至2022年6月30日"], list(PROJECT_TITLES), *rows]


def months(amounts: Mapping[int, object], month: int = 3) -> list[list[object]]:
    """Rows of a small monthly report: project number -> amount since the year began."""
    rows = [
        [i, "经济发展局", f"第{n}号厂房项目", code_of(n), 1, amount, amount, "主体施工"]
        for i, (n, amount) in enumerate(amounts.items(), 1)
    ]
    heading = [[f"项目月报（2022年{month}月）"], [f"单位：万元  填报日期：2022年{month}月28日"]]
    return [*heading, list(MONTH_TITLES), *rows]


def save(path: Path, sheets: Mapping[str, Table], merges: Mapping[str, Sequence[str]] | None = None) -> Path:
    """Writes an .xlsx; text stays text, dates are real dates."""
    book = Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for area in (merges or {}).get(name, ()):
            sheet.merge_range(area, "")
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, place, value, day)
                elif value not in (None, ""):
                    sheet.write(number, place, value)
    book.close()
    return path


def staged(*paths: Path) -> list[StagedFile]:
    """Files read in the reading process, recognised and checked against each other, without a database."""
    index = TitleIndex(LEDGERS)
    files = [stage(path.name, sha256_of(path), read_file(path), index) for path in paths]
    check_files(files, at_home=False)
    return files


def kinds(file: StagedFile) -> set[tuple[str, str, str]]:
    """(cell, kind, effect) of every finding on a file's sheets."""
    return {(f.cell, f.kind, f.effect) for sheet in file.sheets for f in sheet.staged.findings}
