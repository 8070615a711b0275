"""Faults planted in the workbooks, one of each kind, and where the right figure comes later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from dajuan.demo.drafts import UNITS, Cell, Draft, Line, amount
from dajuan.demo.months import correction
from dajuan.demo.records import DemoMonth, DemoZone

ROW, CELL, WARNING = "row_rejected", "cell_rejected", "warning"


class MonthFaults:
    """Spoils one report in some months; ``corrections`` put four of them right a month later."""

    def __init__(self, zone: DemoZone) -> None:
        draw = Random(f"{zone.seed}/faults")  # noqa: S311 - reproducible on purpose
        self._spoilt: dict[int, DemoMonth] = {}
        self._totals = {project.code: project.total_investment for project in zone.projects}
        taken = {c.project_code for c in zone.corrections}
        seen: dict[str, int] = {}
        for report in zone.months:
            seen[report.project_code] = seen.get(report.project_code, 0) + 1
        for month in (2, 3, 4, 5, 6, 7):  # 7: a second one for May
            settled = [
                r for r in zone.months
                if r.month.month == (5 if month == 7 else month) and r.previous_total > 0
                and r.project_code not in taken and seen[r.project_code] == 6
            ]  # fmt: skip
            report = draw.choice(settled)
            taken.add(report.project_code)
            self._spoilt[month] = report
        two, three, four, five, _, other = (self._spoilt[number] for number in (2, 3, 4, 5, 6, 7))
        self.corrections = [
            correction(two, "待核实", two.year_to_date, "当月未核实，现补报", 3),
            correction(three, "重复填报", three.year_to_date, "同月两行不一致，以此为准", 4),
            correction(four, four.year_to_date * 10_000, four.year_to_date, "误以元填报", 5),
            correction(five, -five.year_to_date, five.year_to_date, "误填负号", 6),
            correction(other, "未入库", other.year_to_date, "项目代码录错", 6),
        ]

    def plant(self, draft: Draft) -> None:
        """Spoils the sheet of one month."""
        if draft.month == 1:
            _repeat(draft, draft.lines[len(draft.lines) // 2], "project_code")
            return
        line = _line_of(draft, self._spoilt[draft.month].project_code)
        spoil: dict[int, Callable[[Draft, Line], None]] = {
            2: lambda _, line: _spoil(line, "year_to_date", "待核实", "not_a_number", CELL),
            3: _conflict,
            4: lambda draft, line: _spoil(
                line, "year_to_date", _times(draft, line, 10_000), "exceeds_total", CELL
            ),
            5: lambda draft, line: _spoil(
                line, "year_to_date", _times(draft, line, -1), "negative_amount", CELL
            ),
            6: self._overrun,
        }
        spoil[draft.month](draft, line)
        if draft.month == 5:
            code = self._spoilt[7].project_code
            wrong = code[:-6] + f"{(int(code[-6:]) + 7) % 10**6:06}"
            _spoil(_line_of(draft, code), "project_code", wrong, "unknown_project_code", ROW)

    def _overrun(self, draft: Draft, line: Line) -> None:
        """Cumulative investment over the whole plan: kept, with a warning."""
        over = self._totals[str(line.cells["project_code"])] // 100 * 102
        _spoil(line, "since_start", amount(over, draft.layout.unit), "cum_exceeds_total", WARNING)


def plant_platform(draft: Draft) -> None:
    """Faults of the project ledger; the odd rows are invented besides the zone's projects."""
    reserve, early, started = (
        [line for line in draft.lines if line.cells["stage"] in stages]
        for stages in (("谋划", "储备"), ("签约", "前期"), ("在建",))
    )
    if reserve:
        _plant_reserve(draft, reserve)
    if early:
        for line in [line for line in early if line.cells["stage"] == "签约"][:3]:
            _spoil(line, "planned_start", "待定", "text_in_date", CELL)
        dated = next(
            line for line in early if line.cells["planned_completion"] and not line.cells["annual_plan"]
        )
        start = dated.cells["planned_start"]
        if isinstance(start, date):
            _spoil(dated, "planned_completion", start - timedelta(days=40), "date_order", WARNING)
    if started:
        code = str(started[30].cells["credit_code"])
        wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
        _spoil(started[30], "credit_code", wrong, "uscc_check_digit", CELL)


def _plant_reserve(draft: Draft, lines: list[Line]) -> None:
    _spoil(lines[9], "code", _without_hyphen(lines[9]), "code_format", WARNING)
    _extra(draft, lines[20], "total_investment", amount(-86_000_000, draft.layout.unit), "negative_amount")
    _extra(draft, lines[40], "total_investment", "待核", "not_a_number")
    _repeat(draft, lines[60], "code")
    near = Line({**lines[80].cells, "code": None, "name": f"{lines[80].cells['name']}（续）"})
    near.faults.append(("code", "missing_code_near_duplicate", ROW))
    _insert(draft, lines[80], near)


def plant_members(draft: Draft) -> None:
    """A member listed twice."""
    _repeat(draft, draft.lines[8], "provincial_code")


def plant_key_projects(draft: Draft) -> None:
    """One city project differs a little from its June report."""
    if "city" in draft.layout.part:
        line = draft.lines[5]
        _spoil(line, "invested", _times(draft, line, 1, plus=5_000), "cross_ledger_conflict", WARNING)


def plant_official(draft: Draft) -> None:
    """A growth that is no number, and a figure nobody published."""
    _spoil(draft.lines[10], "growth", "11.x", "not_a_number", CELL)
    estimate = Line(
        {**draft.lines[-1].cells, "indicator": "规模以上工业增加值", "period_text": "2022年1-6月"}
    )
    estimate.cells |= {"growth": 9.9, "value": None, "document": None, "status": "初步", "office": "企业估报"}
    estimate.faults.append(("document", "missing_document", ROW))
    draft.lines.insert(20, estimate)


def _spoil(line: Line, name: str, value: Cell, kind: str, effect: str) -> None:
    line.cells[name] = value
    line.faults.append((name, kind, effect))


def _insert(draft: Draft, line: Line, follower: Line) -> None:
    draft.lines.insert(draft.lines.index(line) + 1, follower)


def _repeat(draft: Draft, line: Line, name: str) -> None:
    _insert(draft, line, Line(dict(line.cells), [(name, "duplicate_row", ROW)]))


def _extra(draft: Draft, line: Line, name: str, value: Cell, kind: str) -> None:
    """A row of its own, so that its rejection takes nothing from the zone."""
    code = str(line.cells["code"])
    fresh: dict[str, Cell] = {
        "code": f"{code[:-6]}{(int(code[-6:]) + 11) % 10**6:06}",
        "name": f"{line.cells['name']}（拟）",
    }
    extra = Line(line.cells | fresh)
    _spoil(extra, name, value, kind, ROW)
    _insert(draft, line, extra)


def _conflict(draft: Draft, line: Line) -> None:
    other = Line(line.cells | {"year_to_date": _times(draft, line, 1, plus=125_000)})
    for each in (line, other):
        each.faults.append(("project_code", "duplicate_conflict", ROW))
    _insert(draft, line, other)


def _times(draft: Draft, line: Line, factor: int, plus: int = 0) -> Cell:
    """A cell's amount multiplied, or raised by some 元."""
    unit = draft.layout.unit
    value = Decimal(str(line.cells["invested" if "invested" in line.cells else "year_to_date"]))
    return amount(int(value * UNITS[unit]) * factor + plus, unit)


def _without_hyphen(line: Line) -> str:
    head, _, tail = str(line.cells["code"]).rpartition("-")
    first, _, last = head.rpartition("-")
    return f"{first}{last}-{tail}"


def _line_of(draft: Draft, code: str) -> Line:
    return next(line for line in draft.lines if line.cells["project_code"] == code)


def with_corrections(zone: DemoZone, faults: MonthFaults) -> DemoZone:
    """The zone whose later months put the planted faults right."""
    merged = sorted([*zone.corrections, *faults.corrections], key=lambda c: (c.reported_on, c.project_code))
    return replace(zone, corrections=merged)
