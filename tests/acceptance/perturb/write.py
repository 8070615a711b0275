"""Writes a draft the way some clerk somewhere would: other titles, units, orders, names and habits."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.acceptance.oracle.titles import GROUPS, MONEY, TITLES
from tests.acceptance.oracle.wording import UNITS
from tests.acceptance.perturb.draft import GROUPED, Book, Draft, Row

_HEADINGS = {
    "platform": (
        "新乡高新区市级全生命周期监管平台项目台账",
        "高新区在库项目情况表",
        "重点项目台账（市级平台）",
    ),
    "months": (
        "新乡高新区重点项目投资完成情况月报表（2022年1-{month}月）",
        "2022年{month}月份项目投资完成情况表",
        "重点项目投资完成情况月报",
    ),
    "corrections": ("以前月份数据更正表", "月报更正情况表"),
    "members": ("新乡高新区“三个一批”项目台账", "“三个一批”项目情况表"),
    "withdrawals": ("“三个一批”项目调出清单", "“三个一批”调出项目表"),
    "key_projects": ("2022年新乡高新区{level}重点项目建设进展情况表", "{level}重点项目建设情况（2022年）"),
    "official": ("新乡高新区官方数据登记表（外部数据，只录入不推算）", "官方数据登记表"),
}
_DATED = {
    "platform": "截至",
    "key_projects": "截至",
    "members": "截至",
    "months": "填报日期",
    "corrections": "更正日期",
}
_FULLWIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
_SUMMED = {
    "platform": ("total", "plan"),
    "months": ("plan", "this_month", "year_to_date"),
    "members": ("declared",),
    "key_projects": ("total", "plan", "year_to_date"),
}


def write_book(book: Book, path: Path, rng: Random) -> None:
    """Writes every sheet of a book; names of sheets say nothing half of the time."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    if rng.random() < 0.5:
        notes = workbook.create_sheet("填表说明")
        notes.append(["填表说明"])
        notes.append(["1.金额单位见各表表头或表名下方。"])
    for place, draft in enumerate(book.drafts, start=1):
        name = draft.name if rng.random() < 0.5 else rng.choice(("Sheet{}", "表{}", "附件{}")).format(place)
        SheetWriter(draft, workbook.create_sheet(name), rng).write()
    workbook.save(path)


class Hand:
    """How one clerk writes amounts, numbers and days."""

    draft: Draft
    rng: Random
    unit: str
    money: list[str]
    unit_on_titles: bool

    def _title(self, name: str) -> str:
        titles = TITLES[self.draft.ledger][name]
        words = self.draft.wording.get(name) or titles[0]
        if self.rng.random() < 0.25:
            words = self.rng.choice(titles)
        if name == "growth":
            return f"{words}（%）"
        if name in self.money and self.unit_on_titles:
            return f"{words}（{self.unit}）"
        return words

    def _amount(self, value: Decimal) -> object:
        """Money in the sheet's unit, now and then in another writing."""
        number, habit = value / UNITS[self.unit], self.rng.random()
        if habit < 0.02:
            return f"{value / 10000:f}亿元" if self.rng.random() < 0.5 else f"{value:f}万元"
        return self._number(number, habit)

    def _number(self, number: Decimal, habit: float = 1.0) -> object:
        plain = f"{number.normalize():f}"
        if habit < 0.06:
            return self.rng.choice((f"{number:,f}", f"{plain}  ", plain.translate(_FULLWIDTH), plain))
        return int(number) if number == int(number) else float(number)

    def _day(self, value: date) -> object:
        habit, reported = self.rng.random(), self.draft.reported_on
        if habit > 0.12:
            return datetime.combine(value, time())
        if value.day == 1 and habit < 0.06:
            return f"{value.year}年{value.month}月"
        if reported and reported.year == value.year and habit < 0.03:
            return f"{value.month}/{value.day}"
        return self.rng.choice(
            (
                f"{value.year}.{value.month}.{value.day}",
                f"{value.year}年{value.month}月{value.day}日",
                value.isoformat(),
            )
        )


class SheetWriter(Hand):
    """One sheet in one handwriting."""

    def __init__(self, draft: Draft, sheet: Worksheet, rng: Random) -> None:
        self.draft, self.sheet, self.rng = draft, sheet, rng
        self.unit = rng.choice(("万元", "万元", "亿元", "亿元", "元"))
        self.money = [name for name in MONEY[draft.ledger] if name in draft.fields]
        self.stale = rng.random() < 0.3
        self.groups = [] if rng.random() < 0.3 else self._groups()
        self.unit_on_titles = not self.groups and bool(self.money) and rng.random() < 0.5
        self.columns = self._columns()
        self.row = 1

    def _groups(self) -> list[tuple[str, list[str]]]:
        groups = GROUPS.get(self.draft.ledger, ())
        return [
            (g.words.format(unit=self.unit), fields)
            for g in groups
            if len(fields := [f for f in g.fields if f in self.draft.fields]) > 1
        ]

    def _columns(self) -> list[str]:
        grouped = {f: words for words, fields in self.groups for f in fields}
        singles = [[f] for f in self.draft.fields if f not in grouped and f != "serial"]
        parts = singles + [self.rng.sample(fields, len(fields)) for _, fields in self.groups]
        self.rng.shuffle(parts)
        return ["serial", *(name for part in parts for name in part)]

    def write(self) -> None:
        self._above()
        header = self.row
        self._header()
        number = 0
        for block in self.draft.blocks:
            first = self.row
            for row in block.rows:
                number += 1
                self._data(row, number)
                if self.rng.random() < 0.01:
                    self._again(header)
            self._group(
                first,
                block.group,
                [r for r in range(first, self.row) if self.sheet.cell(r, 1).value is not None],
            )
            if self.draft.subtotals:
                self._total("小计", block.rows, block.stated)
            if self.rng.random() < 0.1:
                self.row += 1
        if self.draft.stated:
            self._total("合计", self.draft.rows, self.draft.stated)
        if self.rng.random() < 0.5:
            self.sheet.cell(self.row + 1, 1, "填报单位：项目服务中心    审核：经济发展局审核岗01")

    def _above(self) -> None:
        draft, rng, width = self.draft, self.rng, len(self.columns)
        words = rng.choice(_HEADINGS[draft.ledger]).format(month=draft.month, level=draft.level)
        words = words.replace("1-1月", "1月")
        noted = []
        on_header = any(self.unit in group for group, _ in self.groups) and draft.ledger in (
            "platform",
            "key_projects",
        )
        if self.money and not self.unit_on_titles and not (on_header and rng.random() < 0.3):
            noted.append(f"单位：{self.unit}")
        if draft.reported_on and draft.ledger in _DATED:
            noted.append(f"{_DATED[draft.ledger]}{'：' if draft.ledger in ('months', 'corrections') else ''}"
                         f"{draft.reported_on.year}年{draft.reported_on.month}月{draft.reported_on.day}日")  # fmt: skip
        self.sheet.cell(1, 1, words)
        self.sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
        self.row = 2
        if rng.random() < 0.5:
            self.sheet.cell(self.row, 1, "说明：表中数据由各责任单位填报。")
            self.row += 1
        for line in ["    ".join(noted)] if rng.random() < 0.6 else noted:
            if line:
                self.sheet.cell(self.row, rng.choice((1, max(1, width - 2))), line)
                self.row += 1

    def _header(self) -> None:
        top, depth = self.row, 2 if self.groups else 1
        grouped = {f: words for words, fields in self.groups for f in fields}
        for place, name in enumerate(self.columns, start=1):
            if name in grouped:
                self.sheet.cell(top + 1, place, self._title(name))
                continue
            self.sheet.cell(top, place, self._title(name))
            if depth == 2:
                self.sheet.merge_cells(start_row=top, end_row=top + 1, start_column=place, end_column=place)
        for words, fields in self.groups:
            places = [self.columns.index(f) + 1 for f in fields]
            self.sheet.cell(top, min(places), words)
            self.sheet.merge_cells(
                start_row=top, end_row=top, start_column=min(places), end_column=max(places)
            )
        self.row = top + depth

    def _again(self, header: int) -> None:
        if self.groups:
            return
        for place in range(1, len(self.columns) + 1):
            self.sheet.cell(self.row, place, self.sheet.cell(header, place).value)
        self.row += 1

    def _data(self, row: Row, number: int) -> None:
        for place, name in enumerate(self.columns, start=1):
            value = number if name == "serial" else row.get(name)
            if name == GROUPED.get(self.draft.ledger):
                continue
            if isinstance(value, Decimal):
                value = self._amount(value) if name in self.money else self._number(value)
            elif isinstance(value, date):
                value = self._day(value)
            if value is not None:
                self.sheet.cell(self.row, place, value)
        self.row += 1

    def _group(self, first: int, words: str, rows: list[int]) -> None:
        name = GROUPED.get(self.draft.ledger)
        if not name or name not in self.columns or self.row == first:
            return
        place = self.columns.index(name) + 1
        whole = self.row - first == len(rows) and not any(
            self.sheet.cell(r, 1).value in TITLES[self.draft.ledger]["serial"] for r in rows
        )
        if whole and self.rng.random() < 0.8:
            self.sheet.cell(first, place, words)
            self.sheet.merge_cells(
                start_row=first, end_row=self.row - 1, start_column=place, end_column=place
            )
            return
        for row in rows:
            if self.sheet.cell(row, 1).value not in TITLES[self.draft.ledger]["serial"]:
                self.sheet.cell(row, place, words)

    def _total(self, label: str, rows: list[Row], stated: dict[str, Decimal]) -> None:
        self.sheet.cell(self.row, self.columns.index("name") + 1, label)
        for name in _SUMMED.get(self.draft.ledger, ()):
            if name not in self.columns:
                continue
            own = [row for row in rows if not row.get("parent")]
            found = sum((v for row in own if isinstance(v := row.get(name), Decimal)), Decimal(0))
            if self.stale and self.rng.random() < 0.3:
                found = stated.get(name, found)
            self.sheet.cell(self.row, self.columns.index(name) + 1, float(found / UNITS[self.unit]))
        self.row += 1
