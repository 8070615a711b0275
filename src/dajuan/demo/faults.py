"""Faults planted in the workbooks, one of each kind, and where the right figure comes later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

from dajuan.demo.drafts import Cell, Draft, Line
from dajuan.demo.months import correction, in_wan
from dajuan.demo.records import DemoMonth, DemoZone
from dajuan.demo.targets import WAN

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
                if r.month.month == min(month, 5 if month == 7 else month) and r.previous_total > 0
                and r.project_code not in taken and seen[r.project_code] == 6
            ]  # fmt: skip
            report = draw.choice(settled)
            taken.add(report.project_code)
            self._spoilt[month] = report
        two, three, four, five, _, other = (self._spoilt[number] for number in (2, 3, 4, 5, 6, 7))
        self.corrections = [
            correction(two, "待核实", two.year_to_date, "当月未核实，现补报", 3),
            correction(three, "重复填报", three.year_to_date, "同月两行不一致，以此为准", 4),
            correction(four, in_wan(four.year_to_date * 10_000), four.year_to_date, "误以元填报", 5),
            correction(five, in_wan(-five.year_to_date), five.year_to_date, "误填负号", 6),
            correction(other, "未入库", other.year_to_date, "项目代码录错", 6),
        ]

    def plant(self, draft: Draft) -> None:
        """Spoils the sheet of one month."""
        if draft.month == 1:
            _repeat(draft, _middle(draft), "project_code")
            return
        line = _line_of(draft, self._spoilt[draft.month].project_code)
        spoil: dict[int, Callable[[Draft, Line], None]] = {
            2: lambda _, line: _spoil(line, "year_to_date", "待核实", "not_a_number", CELL),
            3: _conflict,
            4: lambda _, line: _spoil(line, "year_to_date", _times(line, 10_000), "exceeds_total", CELL),
            5: lambda _, line: _spoil(line, "year_to_date", _times(line, -1), "negative_amount", CELL),
            6: self._overrun,
        }
        spoil[draft.month](draft, line)
        if draft.month == 5:
            code = self._spoilt[7].project_code
            wrong = code[:-6] + f"{(int(code[-6:]) + 7) % 10**6:06}"
            _spoil(_line_of(draft, code), "project_code", wrong, "unknown_project_code", ROW)

    def _overrun(self, _: Draft, line: Line) -> None:
        """Cumulative investment over the whole plan: kept, with a warning."""
        total = self._totals[str(line.cells["project_code"])] / WAN
        _spoil(line, "since_start", round(total * 1.02, 2), "cum_exceeds_total", WARNING)


def plant_platform(draft: Draft) -> None:
    """Faults of the project ledger; the odd rows are invented besides the zone's projects."""
    lines = draft.lines
    if "储备" in draft.layout.part:
        _spoil(lines[9], "code", _without_hyphen(lines[9]), "code_format", WARNING)
        _extra(draft, 20, "total_investment", -8_600, "negative_amount")
        _extra(draft, 40, "total_investment", "待核", "not_a_number")
        _repeat(draft, 60, "code")
        near = Line({**lines[80].cells, "code": None, "name": f"{lines[80].cells['name']}（续）"})
        near.faults.append(("code", "missing_code_near_duplicate", ROW))
        lines.insert(81, near)
    elif "前期" in draft.layout.part:
        signed = [line for line in lines if line.cells["stage"] == "签约"]
        for line in signed[:3]:
            _spoil(line, "planned_start", "待定", "text_in_date", CELL)
        dated = next(
            line for line in lines if line.cells["planned_completion"] and line.cells["annual_plan"] is None
        )
        start = dated.cells["planned_start"]
        if start is not None and not isinstance(start, str | int | float):
            _spoil(dated, "planned_completion", start - timedelta(days=40), "date_order", WARNING)
    else:
        code = str(lines[30].cells["credit_code"])
        _spoil(
            lines[30], "credit_code", code[:-1] + ("A" if code[-1] != "A" else "B"), "uscc_check_digit", CELL
        )


def plant_members(draft: Draft) -> None:
    """A member listed twice."""
    _repeat(draft, 12, "provincial_code")


def plant_key_projects(draft: Draft) -> None:
    """One city project differs a little from its June report."""
    if "city" in draft.layout.part:
        line = draft.lines[5]
        _spoil(line, "invested", _times(line, 1, plus=0.5), "cross_ledger_conflict", WARNING)


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


def _repeat(draft: Draft, index: int, name: str) -> None:
    draft.lines.insert(index + 1, Line(dict(draft.lines[index].cells), [(name, "duplicate_row", ROW)]))


def _extra(draft: Draft, index: int, name: str, value: Cell, kind: str) -> None:
    """A row of its own, so that its rejection takes nothing from the zone."""
    model = draft.lines[index].cells
    code = str(model["code"])
    fresh = {
        **model,
        "code": f"{code[:-6]}{(int(code[-6:]) + 11) % 10**6:06}",
        "name": f"{model['name']}（拟）",
    }
    line = Line(fresh)
    _spoil(line, name, value, kind, ROW)
    draft.lines.insert(index + 1, line)


def _conflict(draft: Draft, line: Line) -> None:
    other = Line({**line.cells, "year_to_date": _times(line, 1, plus=12.5)})
    for each in (line, other):
        each.faults.append(("project_code", "duplicate_conflict", ROW))
    draft.lines.insert(draft.lines.index(line) + 1, other)


def _times(line: Line, factor: int, plus: float = 0) -> float:
    value = line.cells["invested" if "invested" in line.cells else "year_to_date"]
    return round(float(str(value)) * factor + plus, 2)


def _without_hyphen(line: Line) -> str:
    head, _, tail = str(line.cells["code"]).rpartition("-")
    first, _, last = head.rpartition("-")
    return f"{first}{last}-{tail}"


def _line_of(draft: Draft, code: str) -> Line:
    return next(line for line in draft.lines if line.cells["project_code"] == code)


def _middle(draft: Draft) -> int:
    return len(draft.lines) // 2


def with_corrections(zone: DemoZone, faults: MonthFaults) -> DemoZone:
    """The zone whose later months put the planted faults right."""
    merged = sorted([*zone.corrections, *faults.corrections], key=lambda c: (c.reported_on, c.project_code))
    return replace(zone, corrections=merged)
