"""The oracle's reading of every ledger, by the rules of the ledgers' README."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.acceptance.oracle.grid import grids
from tests.acceptance.oracle.records import Finding, KeyProject, Member, Official, Project, Report, Zone
from tests.acceptance.oracle.tables import Line, Table, TotalLine, table_of
from tests.acceptance.oracle.titles import MONEY
from tests.acceptance.oracle.wording import (
    NIL,
    Unreadable,
    amount,
    credit_code_fault,
    day,
    project_code,
    text,
    title,
)

ORDER = ("platform", "members", "withdrawals", "months", "corrections", "key_projects", "official")
_TOLERANCE = Decimal("0.005")
_TRACKS = {"签约一批": "signing", "开工一批": "start", "投产一批": "production"}
_NUMERALS = "一二三四五六七八九十"


@dataclass
class Reader:
    """Reads one table: typed cells of the present line, faults noted as they are met."""

    zone: Zone
    table: Table
    sums: dict[int, dict[str, Decimal]] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)

    @property
    def year(self) -> int:
        found = re.search(r"(20\d\d)年", self.table.lines_above)
        reported = self.table.reported_on
        return reported.year if reported else int(found.group(1)) if found else 2022

    def fault(self, line: Line | TotalLine, name: str, kind: str, effect: str) -> None:
        grid = self.table.grid
        cell = self.table.address(line.row, name)
        self.zone.findings.append(Finding(grid.file, grid.sheet, cell, kind, effect))
        if effect == "row_rejected":
            self.dropped.add(line.row)

    def money(self, line: Line, name: str, effect: str = "cell_rejected") -> Decimal | None:
        """Money in 万元; unreadable or negative cells are faults with ``effect``."""
        raw = line.raw.get(name)
        if text(raw) in NIL:
            return Decimal(0) if name == "this_month" else None
        try:
            found = amount(raw, self.table.units[name])
        except Unreadable:
            self.fault(line, name, "not_a_number", effect)
            return None
        if found is not None and found < 0:
            self.fault(line, name, "negative_amount", effect)
            return None
        return found

    def day(self, line: Line, name: str) -> date | None:
        try:
            return day(line.raw.get(name), self.year)
        except Unreadable:
            self.fault(line, name, "text_in_date", "cell_rejected")
            return None

    def code(self, line: Line, name: str = "code") -> str:
        found, repaired = project_code(line.raw.get(name))
        if repaired:
            self.fault(line, name, "code_format", "warning")
        return found

    def keep(self, line: Line, **amounts: Decimal | None) -> None:
        """The line counts; its amounts go into the check of 小计 and 合计."""
        self.sums[line.row] = {name: value for name, value in amounts.items() if value is not None}

    def close(self) -> None:
        """Counts rows and compares every 小计 and 合计 with the good rows it covers."""
        place = self.table.grid.file, self.table.grid.sheet
        self.zone.good[place] = len(self.table.data) - len(self.dropped)
        self.zone.rejected[place] = len(self.dropped)
        since: list[int] = []
        everything: list[int] = []
        for line in self.table.lines:
            if isinstance(line, Line):
                since.append(line.row)
                everything.append(line.row)
                continue
            self._compare(line, since if line.kind == "subtotal" else everything)
            since = []

    def _compare(self, line: TotalLine, rows: Sequence[int]) -> None:
        for name in MONEY[self.table.ledger]:
            unit = self.table.units.get(name)
            try:
                stated = amount(line.raw.get(name), unit or Decimal(1))
            except Unreadable:
                stated = None
            if stated is None or unit is None:
                continue
            ours = sum((self.sums.get(row, {}).get(name, Decimal(0)) for row in rows), Decimal(0))
            if abs(stated - ours) > _TOLERANCE * unit:
                self.fault(line, name, "total_mismatch", "warning")


def read_zone(paths: Iterable[Path]) -> Zone:
    """Every workbook in ``paths``, in whatever order they come."""
    tables = [table for path in paths for grid in grids(path) if (table := table_of(grid))]
    tables.sort(key=lambda t: (ORDER.index(t.ledger), t.reported_on or date.max, t.grid.file, t.grid.sheet))
    zone = Zone()
    for table in tables:
        reader = Reader(zone, table)
        _READERS[table.ledger](reader)
        reader.close()
    return zone


def _facts(reader: Reader, line: Line) -> dict[str, object]:
    """What a row says, however its numbers are written: two rows with equal facts are one row twice."""
    found: dict[str, object] = {}
    for name, raw in line.raw.items():
        if name in MONEY[reader.table.ledger]:
            try:
                found[name] = amount(raw, reader.table.units[name])
                continue
            except Unreadable:
                pass
        found[name] = text(raw)
    found.pop("serial", None)
    return found


def _platform(reader: Reader) -> None:
    for line in reader.table.data:
        code = reader.code(line)
        total = reader.money(line, "total", "row_rejected")
        if code in reader.zone.projects:
            reader.fault(line, "code", "duplicate_row", "row_rejected")
        elif not code:
            near = any(
                _near_duplicate(reader, line, other) for other in reader.table.data if other is not line
            )
            reader.fault(
                line, "code", "missing_code_near_duplicate" if near else "missing_code", "row_rejected"
            )
        if line.row not in reader.dropped:
            assert total is not None
            _project(reader, line, code, total)


def _near_duplicate(reader: Reader, line: Line, other: Line) -> bool:
    ours, theirs = _facts(reader, line), _facts(reader, other)
    same = all(ours.get(name) == theirs.get(name) for name in ("owner", "credit_code", "total"))
    return same and title(line.raw["name"])[:6] == title(other.raw["name"])[:6]


def _project(reader: Reader, line: Line, code: str, total: Decimal) -> None:
    raw, parent = line.raw, text(line.raw.get("parent")).upper()
    if kind := credit_code_fault(raw.get("credit_code")):
        reader.fault(line, "credit_code", kind, "cell_rejected")
    money = {name: reader.money(line, name) for name in ("own", "loan", "plan") if name in raw}
    planned, ends = reader.day(line, "planned_start"), reader.day(line, "planned_end")
    if planned and ends and ends < planned:
        reader.fault(line, "planned_end", "date_order", "warning")
    for name in ("completed", "producing", "at_capacity"):
        reader.day(line, name)
    reader.zone.projects[code] = Project(
        code=code,
        parent=parent,
        department=text(raw.get("department")),
        industry=text(raw.get("industry")),
        stage=text(raw.get("stage")),
        total=total,
        plan=money.get("plan"),
        planned_start=planned,
        started=reader.day(line, "started"),
        in_statistics=text(raw.get("in_statistics")) == "是",
    )
    if not parent:
        reader.keep(line, total=total, **money)


def _month_of(table: Table) -> int:
    words = text(f"{table.lines_above} {table.grid.sheet}")
    if found := re.search(r"20\d\d年(?:1\s*[-—–~至]\s*)?(\d{1,2})月(?!\d*日)", words):
        return int(found.group(1))
    assert table.reported_on
    return table.reported_on.month


def _months(reader: Reader) -> None:
    table, month = reader.table, _month_of(reader.table)
    assert table.reported_on
    by_code: dict[str, list[Line]] = {}
    codes = {line.row: reader.code(line) for line in table.data}
    facts = {line.row: _facts(reader, line) for line in table.data}
    for line in table.data:
        by_code.setdefault(codes[line.row], []).append(line)
    for line in table.data:
        code, same = codes[line.row], by_code[codes[line.row]]
        project = reader.zone.projects.get(code)
        if not code:
            reader.fault(line, "code", "missing_code", "row_rejected")
        elif project is None:
            reader.fault(line, "code", "unknown_project_code", "row_rejected")
        elif line is not same[0] and facts[line.row] == facts[same[0].row]:
            reader.fault(line, "code", "duplicate_row", "row_rejected")
            continue
        elif len(same) > 1 and any(facts[line.row] != facts[other.row] for other in same):
            reader.fault(line, "code", "duplicate_conflict", "row_rejected")
        if project is None:
            continue
        dropped = line.row in reader.dropped
        value = None if dropped else _month_amounts(reader, line, project)
        reader.zone.reports.append(Report(code, month, table.reported_on, value, False, dropped))


def _month_amounts(reader: Reader, line: Line, project: Project) -> Decimal | None:
    money = {name: reader.money(line, name) for name in MONEY["months"] if name in line.raw}
    value, since = money.get("year_to_date"), money.get("since_start")
    if value is not None and value > project.total:
        reader.fault(line, "year_to_date", "exceeds_total", "cell_rejected")
        value = None
    if since is not None and since > project.total:
        reader.fault(line, "since_start", "cum_exceeds_total", "warning")
    reader.keep(line, **(money | {"year_to_date": value}))
    return value


def _corrections(reader: Reader) -> None:
    for line in reader.table.data:
        code = reader.code(line)
        value, month = reader.money(line, "new"), reader.day(line, "month")
        reported = reader.day(line, "date") or reader.table.reported_on
        assert month
        assert reported
        if code not in reader.zone.projects:
            reader.fault(line, "code", "unknown_project_code", "row_rejected")
            continue
        reader.zone.reports.append(Report(code, month.month, reported, value, True))


def _round_of(value: object) -> int:
    words = text(value)
    if found := re.search(r"\d+", words):
        return int(found.group())
    return next(_NUMERALS.index(letter) + 1 for letter in words if letter in _NUMERALS)


def _members(reader: Reader) -> None:
    seen = {member.provincial for member in reader.zone.members}
    for line in reader.table.data:
        provincial, code = text(line.raw["provincial"]), reader.code(line)
        declared = reader.money(line, "declared")
        if provincial in seen:
            reader.fault(line, "provincial", "duplicate_row", "row_rejected")
            continue
        seen.add(provincial)
        days = {name: reader.day(line, name) for name in ("admitted", "performed", "started", "at_capacity")}
        reader.day(line, "producing")
        assert declared is not None
        assert days["admitted"]
        round_, track = _round_of(line.raw["round"]), _TRACKS[text(line.raw["track"])]
        reader.zone.members.append(
            Member(provincial, code, round_, track, declared, days["admitted"], days["performed"],
                   days["started"], days["at_capacity"])
        )  # fmt: skip
        reader.keep(line, declared=declared)


def _withdrawals(reader: Reader) -> None:
    for line in reader.table.data:
        left = reader.day(line, "date")
        assert left
        reader.zone.withdrawn[text(line.raw["provincial"]), reader.code(line)] = left


def _key_projects(reader: Reader) -> None:
    words = f"{reader.table.grid.sheet} {reader.table.lines_above}"
    level = "provincial" if "省重点" in words else "city"
    june = {
        report.code: report.year_to_date
        for report in reader.zone.reports
        if not report.correction and report.month == _last_month(reader.zone)
    }
    for line in reader.table.data:
        code = reader.code(line)
        money = {name: reader.money(line, name) for name in MONEY["key_projects"] if name in line.raw}
        plan, value = money["plan"], money["year_to_date"]
        assert plan is not None
        assert value is not None
        if june.get(code) not in (None, value):
            reader.fault(line, "year_to_date", "cross_ledger_conflict", "warning")
        reader.zone.key_projects.append(KeyProject(level, code, plan, value))
        reader.keep(line, **money)


def _last_month(zone: Zone) -> int:
    return max((report.month for report in zone.reports if not report.correction), default=0)


def _official(reader: Reader) -> None:
    for line in reader.table.data:
        raw = line.raw
        value, growth = _signed(reader, line, "value"), _signed(reader, line, "growth")
        if not text(raw["document"]):
            reader.fault(line, "document", "missing_document", "row_rejected")
            continue
        published = reader.day(line, "published")
        assert published
        reader.zone.official.append(
            Official(title(raw["indicator"]), text(raw["period"]).replace(" ", ""), value, growth,
                     text(raw["status"]), text(raw["document"]), published)
        )  # fmt: skip


def _signed(reader: Reader, line: Line, name: str) -> Decimal | None:
    raw = line.raw.get(name)
    try:
        in_money = name == "value" and text(line.raw.get("unit")) == "亿元"
        return amount(raw, Decimal(10000) if in_money else Decimal(1))
    except Unreadable:
        reader.fault(line, name, "not_a_number", "cell_rejected")
        return None


_READERS: dict[str, Callable[[Reader], None]] = {
    "platform": _platform,
    "members": _members,
    "withdrawals": _withdrawals,
    "months": _months,
    "corrections": _corrections,
    "key_projects": _key_projects,
    "official": _official,
}
