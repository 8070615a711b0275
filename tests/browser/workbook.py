"""A workbook as a clerk hands it in: a good row, a faulty one, and a column nobody knows."""

from pathlib import Path

from openpyxl import Workbook

from dajuan.ledger.definition import LEDGERS

LEDGER = "platform_projects"
STRANGE = "牵头人电话本"
GOOD = {
    "code": "2203-410771-04-01-900001",
    "name": "河岸物流园",
    "owner_name": "河岸物流有限公司",
    "department": "经济发展局",
    "stage": "在建",
    "total_investment": 12000,
    "annual_plan": 3000,
}
BAD = {**GOOD, "code": "2203-410771-04-01-900002", "name": "河岸冷库", "total_investment": -5}


def workbook(folder: Path) -> Path:
    """A platform ledger with one good row, one negative amount and one column nobody knows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "平台项目"
    columns = [column for column in LEDGERS.get(LEDGER).columns if column.field != "note"]
    sheet.append((f"{LEDGERS.get(LEDGER).label}（截至2022年6月30日，单位：万元）",))
    sheet.append([*(column.label for column in columns), STRANGE])
    for row in (GOOD, BAD):
        sheet.append([*(row.get(column.field) for column in columns), "x"])
    path = folder / "平台项目.xlsx"
    book.save(path)
    return path
