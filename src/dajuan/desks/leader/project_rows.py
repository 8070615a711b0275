"""Rows of the project list: the projects cube at a reading, narrowed, sorted, paged and summed in SQL.

The cube is the relation the figures count, so the list's sums and lights are the figures' own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from psycopg import sql

from dajuan.desks.reading import Reading
from dajuan.ledger.cube import CUBES
from dajuan.ledger.reading import run

PAGE = 50


@dataclass(frozen=True)
class Row:
    """One project as the list shows it; amounts in 元, ``completion`` in percent of the annual plan."""

    project_code: str
    name: str
    department_id: int | None
    department: str | None
    owner_name: str
    chain: str
    stage: str
    officer: str
    is_child: bool
    is_bundle: bool
    total_investment: Decimal | None
    annual_plan: Decimal | None
    year_to_date: Decimal | None
    planned_start: date | None
    started_on: date | None
    in_statistics: bool
    missed_a_month: bool | None
    investment_light: str | None
    start_light: str | None
    statistics_light: str | None
    elapsed: int
    whole: int
    low_target: bool | None

    @property
    def completion(self) -> Decimal | None:
        """本年完成 over 年度计划, in percent."""
        if not self.annual_plan or self.year_to_date is None:
            return None
        return self.year_to_date / self.annual_plan * 100

    @property
    def lights(self) -> tuple[str | None, ...]:
        return self.investment_light, self.start_light, self.statistics_light

    @property
    def light(self) -> str:
        """The worst of the lights that are lit; empty when none is."""
        return next(
            (colour for colour in ("red", "yellow", "suppressed", "green") if colour in self.lights), ""
        )

    @property
    def time_progress(self) -> Decimal:
        """序时进度 in percent."""
        return Decimal(self.elapsed) / self.whole * 100


@dataclass(frozen=True)
class Narrowing:
    """Filters as they stand in the address."""

    q: str = ""
    department: str = ""
    stage: str = ""
    chain: str = ""
    light: str = ""
    view: str = ""
    sort: str = "code"
    visible: frozenset[int] | None = field(default=None)


@dataclass(frozen=True)
class Sums:
    """The foot of the list: over all rows that match, children of bundles left out."""

    count: int
    total_investment: Decimal
    annual_plan: Decimal
    year_to_date: Decimal


_NOTHING = Sums(0, Decimal(0), Decimal(0), Decimal(0))


@dataclass(frozen=True)
class Listing:
    """One page of rows and the sums over all of them."""

    rows: list[Row]
    sums: Sums
    matching: int


_LIGHTS = "investment_light, start_light, statistics_light"
#: Saved views: label, and the condition that makes them.
VIEWS: dict[str, tuple[str, str]] = {
    "": ("全部", "TRUE"),
    "red": ("滞后", f"'red' IN ({_LIGHTS})"),
    "yellow": (
        "预警",
        f"'yellow' IN ({_LIGHTS}) AND NOT coalesce('red' IN ({_LIGHTS}), FALSE)",
    ),
    "building": ("在建", "has_started AND stage NOT IN ('投产', '达效')"),
    "unstarted": ("应开工未开工", "start_light IS NOT NULL"),
    "outside": ("开工未入库", "has_started AND NOT in_statistics AND NOT is_child"),
    "silent": ("缺报月报", "missed_a_month"),
    "low": ("目标偏低", "low_target"),
}  # fmt: skip
SORTS: dict[str, tuple[str, str]] = {
    "code": ("项目代码", "project_code"),
    "name": ("项目名称", "name, project_code"),
    "total": ("总投资", "total_investment DESC NULLS LAST, project_code"),
    "done": ("本年完成", "year_to_date DESC NULLS LAST, project_code"),
    "rate": ("完成率", "year_to_date / nullif(annual_plan, 0) DESC NULLS LAST, project_code"),
    "worst": ("最滞后", "year_to_date / nullif(annual_plan, 0) NULLS LAST, project_code"),
}
_COLUMNS = tuple(column.name for column in fields(Row))
#: Over every match, computed beside the page's rows so that the cube is read once.
_SUMS = ", ".join(
    f"coalesce({value} FILTER (WHERE NOT is_child) OVER (), 0)"
    for value in ("count(*)", "sum(total_investment)", "sum(annual_plan)", "sum(year_to_date)")
)


def listing(narrowing: Narrowing, reading: Reading, offset: int = 0, limit: int | None = PAGE) -> Listing:
    """A page of projects (all of them without ``limit``) with the sums over every match."""
    order = SORTS.get(narrowing.sort, SORTS["code"])[1]
    window = "" if limit is None else f" LIMIT {limit:d} OFFSET {offset:d}"
    columns = f"{', '.join(_COLUMNS)}, {_SUMS}, count(*) OVER ()"
    condition = _condition(narrowing)
    body = f"SELECT {columns} FROM projects WHERE {condition} ORDER BY {order}{window}"  # noqa: S608
    found = _run(body, reading)
    if not found:
        return listing(narrowing, reading, limit=limit) if offset else Listing([], _NOTHING, 0)
    width = len(_COLUMNS)
    *sums, matching = found[0][width:]
    return Listing([Row(*row[:width]) for row in found], Sums(*sums), matching)


def choices(reading: Reading) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: (value, label) pairs from the data's own values."""
    found = _run("SELECT DISTINCT department_id, department, stage, chain FROM projects", reading)
    departments = {(str(key), str(label)) for key, label, _, _ in found if key}
    return {
        "department": sorted(departments, key=lambda pair: pair[1]),
        "stage": [(value, value) for value in sorted({stage for _, _, stage, _ in found if stage})],
        "chain": [(value, value) for value in sorted({chain for _, _, _, chain in found if chain})],
    }


def one(code: str, reading: Reading) -> Row | None:
    """The same row for one project; None when it is not there at this reading."""
    condition = _quoted("project_code = {}", code)
    body = f"SELECT {', '.join(_COLUMNS)} FROM projects WHERE {condition}"  # noqa: S608
    rows = _run(body, reading)
    return Row(*rows[0]) if rows else None


def warnings(reading: Reading, visible: frozenset[int] | None, limit: int) -> list[Row]:
    """Red before yellow, the least complete first."""
    either = " OR ".join(f"({VIEWS[view][1]})" for view in ("red", "yellow"))
    body = (
        f"SELECT {', '.join(_COLUMNS)} FROM projects"  # noqa: S608
        f" WHERE ({either}) AND NOT is_child AND {_condition(Narrowing(visible=visible))}"
        f" ORDER BY coalesce('red' IN ({_LIGHTS}), FALSE) DESC,"
        f" year_to_date / nullif(annual_plan, 0) NULLS LAST, project_code LIMIT {limit:d}"
    )
    return [Row(*row) for row in _run(body, reading)]


def light_counts(reading: Reading) -> Mapping[str, int]:
    """Projects by the worst of their lights; those without any are left out."""
    worst = " ".join(
        f"WHEN '{colour}' IN ({_LIGHTS}) THEN '{colour}'"
        for colour in ("red", "yellow", "suppressed", "green")
    )
    body = f"SELECT CASE {worst} END AS light, count(*) FROM projects GROUP BY 1"  # noqa: S608
    return {str(light): int(count) for light, count in _run(body, reading) if light}


def by_department(reading: Reading) -> list[tuple[str, int | None, int, Decimal, Decimal]]:
    """(department, id, projects with a plan, plan, done) by completion, lowest first."""
    body = (
        "SELECT coalesce(department, '未填'), department_id, count(*), sum(annual_plan),"
        " coalesce(sum(year_to_date), 0) FROM projects"
        " WHERE annual_plan > 0 AND NOT is_child GROUP BY 1, 2 ORDER BY coalesce(sum(year_to_date), 0) / sum(annual_plan) DESC, 1"
    )
    return [(str(n), i, int(c), plan, done) for n, i, c, plan, done in _run(body, reading)]


def _condition(narrowing: Narrowing) -> str:
    parts = [VIEWS.get(narrowing.view, VIEWS[""])[1]]
    if narrowing.q:
        like = "%" + narrowing.q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        parts.append(_quoted("(name ILIKE {0} OR project_code ILIKE {0} OR owner_name ILIKE {0})", like))
    if narrowing.department.isdigit():
        parts.append(f"department_id = {int(narrowing.department)}")
    for name in ("stage", "chain"):
        if value := getattr(narrowing, name):
            parts.append(_quoted(f"{name} = {{}}", value))
    if narrowing.light in ("green", "yellow", "red", "suppressed"):
        parts.append(f"'{narrowing.light}' IN ({_LIGHTS})")
    if narrowing.visible is not None:
        ids = ", ".join(str(int(department)) for department in sorted(narrowing.visible)) or "NULL"
        parts.append(f"department_id IN ({ids})")
    return " AND ".join(f"({part})" for part in parts)


def _quoted(template: str, value: str) -> str:
    """A condition with a literal in it, quoted by the driver (the cube's own text has no parameters)."""
    text = value.replace("\x00", "")
    return sql.SQL(template).format(sql.Literal(text)).as_string(connection.connection)


def _run(body: str, reading: Reading) -> list[tuple[Any, ...]]:
    span = (reading.period.start, reading.period.end)
    return run(CUBES.get("projects"), body, [reading.context], span)
