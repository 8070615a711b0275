"""The yearly lists of key projects: eleven provincial, twenty-one of the city, seven on both."""

from datetime import date
from random import Random

from dajuan.demo.records import DemoKeyProject, DemoProject
from dajuan.demo.targets import CITY_ONLY, ON_BOTH_LISTS, PROVINCIAL_ONLY, YEAR

Lists = tuple[list[DemoProject], list[DemoProject], list[DemoProject]]
_CONTENT = (
    "建设标准厂房及附属设施",
    "购置成套设备并建设车间",
    "建设研发楼与中试线",
    "建设道路、管网及附属工程",
)


def choose(draw: Random, projects: list[DemoProject], batch: set[str], overlapping: list[str]) -> Lists:
    """(provincial only, both, city only): projects under way before the year, a few of them batch members."""
    shared = [project for project in projects if project.code in overlapping]
    settled = [
        p for p in projects
        if p.stage == "在建" and p.code not in batch and p.started_on and p.started_on < date(YEAR, 1, 1)
    ]  # fmt: skip
    chosen = shared + draw.sample(settled, PROVINCIAL_ONLY + ON_BOTH_LISTS + CITY_ONLY - len(shared))
    draw.shuffle(chosen)
    cut = PROVINCIAL_ONLY + ON_BOTH_LISTS
    return chosen[:PROVINCIAL_ONLY], chosen[PROVINCIAL_ONLY:cut], chosen[cut:]


def key_ledger(draw: Random, lists: Lists) -> list[DemoKeyProject]:
    """Both lists, provincial first."""
    provincial, both, city = lists
    pairs = [("provincial", p) for p in provincial + both] + [("city", p) for p in both + city]
    return [_line(draw, level, project) for level, project in pairs]


def _line(draw: Random, level: str, project: DemoProject) -> DemoKeyProject:
    needed = draw.randint(3, 9)
    start = (project.started_on or date(YEAR, 1, 1)).year
    return DemoKeyProject(
        year=YEAR,
        level=level,
        project_code=project.code,
        project_name=project.name,
        nature="续建" if start < YEAR else "新建",
        content=draw.choice(_CONTENT),
        years=f"{start}-{start + draw.randint(2, 4)}",
        total_investment=project.total_investment,
        invested_before=project.invested_before,
        annual_plan=project.annual_plan or 0,
        invested=project.invested,
        annual_goal=project.annual_goal,
        approvals_needed=needed,
        approvals_done=needed - (draw.random() < 0.15),
        department_name=project.department,
        responsible=project.officer,
    )
