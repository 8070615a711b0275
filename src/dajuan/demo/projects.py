"""Drafting the projects of one zone: who they are, and the dates that their stage implies."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from dajuan.demo.names import GOALS, SITES, Names, Sector
from dajuan.demo.records import DemoProject
from dajuan.demo.targets import AT, CHILDREN, PLANNED_NOT_STARTED, STAGES

_STARTED = ("在建", "竣工", "投产", "达效", "暂停")
#: Planned starts of the projects whose start is late: months of the year (red from three months on).
_LATE_MONTHS = (1, 2, 3, 4, 5, 5, 6, 6)


def draft_projects(draw: Random, names: Names) -> list[DemoProject]:
    """One project per place in the stage table, without dates and money."""
    return [_draft(draw, names, stage) for stage, count in STAGES.items() for _ in range(count)]


def _draft(draw: Random, names: Names, stage: str) -> DemoProject:
    sector: Sector = names.sector()
    name, owner, credit_code = names.project(sector)
    department = draw.choice(sector.departments)
    filed = date(2019 if stage in _STARTED else 2021, 1, 1) + timedelta(days=draw.randrange(400))
    return DemoProject(
        code=names.project_code(filed),
        name=name,
        category=sector.category,
        approval_type="审批" if sector.is_public else draw.choice(("备案", "备案", "备案", "核准")),
        nature=draw.choice(("新建", "新建", "新建", "扩建", "技改")),
        owner_name=owner,
        credit_code=credit_code,
        industry_code=sector.industry_code,
        chain=sector.chain,
        site=draw.choice(SITES),
        department=department,
        leader=f"包联领导{draw.randint(1, 8):02}岗",
        officer=f"{department}项目专员{draw.randint(1, 9):02}岗",
        stage=stage,
    )


def children_of(draw: Random, names: Names, parents: list[DemoProject]) -> Iterator[DemoProject]:
    """The parts of the bundles; their money adds up to the parent's."""
    for parent, count in zip(parents, CHILDREN, strict=False):
        rest = parent.total_investment
        for number in range(1, count + 1):
            share = rest if number == count else rest // (count - number + 1) // 10**6 * 10**6
            rest -= share
            child = _draft(draw, names, parent.stage)
            child.parent_code, child.name = parent.code, f"{parent.name}子项{number}"
            for field in ("category", "owner_name", "credit_code", "industry_code", "department", "officer"):
                setattr(child, field, getattr(parent, field))
            child.total_investment = child.own_funds = share
            child.planned_start, child.started_on = parent.planned_start, parent.started_on
            child.in_statistics = parent.in_statistics
            yield child


def schedule(draw: Random, projects: list[DemoProject]) -> None:
    """Fills the dates that the batches left open, and what hangs on them."""
    late = list(_LATE_MONTHS)
    awaited = [project for project in projects if project.stage == "前期" and not project.planned_start]
    for number, project in enumerate(awaited):
        if number < len(late):
            project.planned_start = date(AT.year, late[number], draw.randint(2, 27))
        elif number < len(late) + PLANNED_NOT_STARTED or draw.random() < 0.7:
            project.planned_start = _after(AT, draw, 10, 300)
    for project in projects:
        if project.stage in _STARTED:
            _schedule_started(draw, project)
        if project.planned_start:
            project.planned_completion = _after(project.planned_start, draw, 420, 1000)
        if project.stage in ("签约", "前期", "在建"):
            project.annual_goal = draw.choice(GOALS)


def _schedule_started(draw: Random, project: DemoProject) -> None:
    if not project.started_on:
        this_year = project.stage == "在建" and draw.random() < 0.33
        first = date(2022, 1, 4) if this_year else date(2019, 9, 1)
        last = date(2022, 6, 24) if this_year else date(2021, 12, 20)
        if project.stage != "在建":
            last = date(2020, 11, 30)
        project.started_on = first + timedelta(days=draw.randrange((last - first).days))
    project.planned_start = project.started_on - timedelta(days=draw.randint(-25, 40))
    project.in_statistics = draw.random() < 0.8
    if project.stage == "达效" and not project.at_capacity_on:
        project.at_capacity_on = _after(date(2021, 7, 1), draw, 0, 330)
    if project.stage in ("投产", "达效") and not project.producing_on:
        before = project.at_capacity_on or date(2022, 5, 30)
        project.producing_on = before - timedelta(days=draw.randint(45, 120))
    if project.stage in ("竣工", "投产", "达效"):
        before = project.producing_on or date(2022, 6, 20)
        project.completed_on = before - timedelta(days=draw.randint(6, 20))


def _after(day: date, draw: Random, least: int, most: int) -> date:
    return day + timedelta(days=draw.randint(least, most))
