"""Sheets before they are written: the zone's records as cells in the words and units of a layout."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal

from dajuan.demo.layouts import Layout, Wording
from dajuan.demo.records import DemoZone, Row
from dajuan.demo.targets import AT, REPORT_DATES, WAN

Cell = str | int | float | date | datetime | None
MONEY = {
    "total_investment", "own_funds", "loan_funds", "annual_plan", "previous_total", "this_month", "year_to_date",
    "since_start", "old", "declared_investment", "invested_before", "invested", "granted", "arrived", "forecast_income", "income", "amount",
    "paid", "investment", "expense", "first_quarter", "second_quarter", "deal_amount", "technology_amount",
}  # fmt: skip
UNITS = {"元": 1, "千元": 1_000, "万元": WAN, "亿元": 10**8}
_WORDS = {"is_active": ("有", "无"), "has_institute": ("有", "无")}
_TRACKS = {"signing": "签约一批", "start": "开工一批", "production": "投产一批"}
_ROUNDS = ("第一期", "第二期", "第三期", "第四期", "第五期")


@dataclass(eq=False)
class Line:
    """One data row: cells by field, and the faults planted in it as (field, kind, effect). What is taken
    has a fault, or a faulty twin behind it."""

    cells: dict[str, Cell]
    faults: list[tuple[str, str, str]] = field(default_factory=list)
    is_taken: bool = False


@dataclass
class Draft:
    """One sheet to be."""

    layout: Layout
    file: str
    day: date
    month: int
    lines: list[Line]

    def place(self, text: str) -> str:
        """Fills ``{month}``, ``{unit}`` and ``{day}``."""
        day = f"{self.day.year}年{self.day.month}月{self.day.day}日"
        return text.format(month=self.month, unit=self.layout.unit, day=day)


def amount(value: int, unit: str) -> int | float:
    """元 as the number of ``unit`` that a clerk types."""
    scale = UNITS[unit]
    return value // scale if value % scale == 0 else float(Decimal(value) / scale)


def drafts(zone: DemoZone, wording: Wording) -> list[Draft]:
    """All sheets of all workbooks, in order; a monthly layout makes one sheet a month."""
    found = []
    for layout in wording.layouts:
        select = _RECORDS.get(layout.ledger, _plain)
        monthly = layout.ledger in ("project_months", "month_corrections")
        for month in range(1, 7) if monthly else (6,):
            lines = [Line(_cells(record, layout)) for record in select(zone, layout, month)]
            if lines:
                file = layout.file.format(month=month)
                found.append(Draft(layout, file, REPORT_DATES[month - 1] if monthly else AT, month, lines))
    return found


def _cells(record: object, layout: Layout) -> dict[str, Cell]:
    values = record if isinstance(record, dict) else _values(record)
    return {
        column.field: _cell(column.field, values[column.field], layout.unit)
        for column in layout.columns
        if column.field in values
    }


def _values(record: object) -> Row:
    return {entry.name: getattr(record, entry.name) for entry in fields(record)}  # type: ignore[arg-type]


def _cell(name: str, value: object, unit: str) -> Cell:
    if name in MONEY and isinstance(value, int):
        return amount(value, unit)
    match value:
        case bool():
            yes, no = _WORDS.get(name, ("是", "否"))
            return yes if value else no
        case Decimal():
            return float(value)
        case date() if name == "month":
            return f"{value.year}年{value.month}月"
        case int() if name == "round":
            return _ROUNDS[value - 1]
        case str() if name == "track":
            return _TRACKS[value]
        case str() | int() | float() | date() | None:
            return value
    raise TypeError(f"{name}: {value!r}")


def _official(zone: DemoZone, layout: Layout, month: int) -> Iterable[object]:
    for row in zone.official:
        is_money = row.unit == "万元" and row.value is not None
        cells = {entry.name: getattr(row, entry.name) for entry in fields(row)}
        yield type(row)(**{**cells, "value": row.value / WAN}) if is_money and row.value else row


def _plain(zone: DemoZone, layout: Layout, month: int) -> Iterable[object]:
    """The rows of a ledger without a class; rows of other parts stay away."""
    del month
    return (row for row in zone.ledgers[layout.ledger] if _within(row.get(layout.part_by), layout))


def _within(value: object, layout: Layout) -> bool:
    return not layout.part or value in layout.part


#: Ledger -> the records that belong on a sheet of it.
_RECORDS: Mapping[str, Callable[[DemoZone, Layout, int], Iterable[object]]] = {
    "platform_projects": lambda zone, layout, month: _platform(zone, layout),
    "project_months": lambda zone, layout, month: (r for r in zone.months if r.month.month == month),
    "month_corrections": lambda zone, layout, month: (
        c for c in zone.corrections if c.reported_on == REPORT_DATES[month - 1]
    ),
    "batch_members": lambda zone, layout, month: (m for m in zone.members if _within(m.round, layout)),
    "batch_withdrawals": lambda zone, layout, month: zone.withdrawals,
    "key_projects": lambda zone, layout, month: (k for k in zone.key_projects if _within(k.level, layout)),
    "official_figures": _official,
}


def _platform(zone: DemoZone, layout: Layout) -> Iterable[object]:
    """By department, each bundle with its children behind it."""
    rows = [project for project in zone.projects if _within(project.stage, layout)]
    place = {project.code: number for number, project in enumerate(rows)}
    rows.sort(key=lambda p: (p.department, place.get(p.parent_code, place[p.code]), place[p.code]))
    return rows
