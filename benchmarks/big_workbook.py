"""A workbook of 200,000 monthly reports, and the same with one in ten changed."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook

#: 33,333 projects make the 200,000 rows an import takes at most; fewer for a trial.
PROJECTS, MONTHS = int(os.environ.get("DAJUAN_BENCH_PROJECTS", "33333")), 6
ROWS = PROJECTS * MONTHS
TITLES = (
    "序号", "责任单位", "项目名称", "项目代码", "月份", "年度计划投资", "上月年初累计", "本月完成", "年初累计完成",
    "开工以来累计", "形象进度", "存在问题", "填报人", "审核人", "备注",
)  # fmt: skip
REPORTED_ON = date(2022, 6, 30)


def project_code(number: int) -> str:
    return f"2101-990101-04-01-{number:06}"


def write_big_workbook(path: Path, *, changed: bool = False, rows: int = ROWS) -> None:
    """Sorted by project and month; ``changed`` raises every tenth row's amounts."""
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("月报")
        sheet.write_string(0, 0, "项目投资完成情况月报表（合成数据）")
        sheet.write_string(1, 0, "单位：万元　　填报日期：2022年6月30日")
        sheet.write_row(2, 0, TITLES)
        for number, row in enumerate(_rows(changed)):
            if number == rows:
                break
            sheet.write_row(number + 3, 0, row)


def _rows(changed: bool) -> Iterator[tuple[object, ...]]:
    for number in range(ROWS):
        project, month = number // MONTHS, number % MONTHS + 1
        this_month = 50.25 + project % 700 + (1 if changed and number % 10 == 0 else 0)
        yield (
            number + 1, f"第{project % 40 + 1}局", f"合成项目第{project}号", project_code(project), f"2022年{month}月",
            9000, round(this_month * (month - 1), 2), this_month, round(this_month * month, 2),
            round(this_month * month + 800, 2), "主体施工", "无", f"项目专员{project % 90:02}岗", f"审核{project % 9}岗",
            "按月报送",
        )  # fmt: skip
