"""The yearly lists of key projects: eleven provincial, twenty-one of the city, seven on both."""

from datetime import date
from random import Random

from dajuan.demo.records import DemoKeyProject, DemoProject
from dajuan.demo.targets import CITY_ONLY, ON_BOTH_LISTS, PROVINCIAL_ONLY, YEAR

Lists = tuple[list[DemoProject], list[DemoProject], list[DemoProject]]
_IN_BATCHES = 3
_CONTENT = {
    "工业": "建设厂房及附属设施，购置成套设备",
    "现代服务业": "建设研发楼、中试线及配套用房",
    "基础设施": "建设道路、管网及附属工程",
    "社会民生": "建设公共用房及室外工程",
}


def choose(draw: Random, projects: list[DemoProject], batch: set[str]) -> Lists:
    """(provincial only, both, city only): projects under way before the year, a few of them batch members."""
    settled = [p for p in projects if p.stage == "在建" and p.started_on and p.started_on < date(YEAR, 1, 1)]
    shared = draw.sample([p for p in settled if p.code in batch], _IN_BATCHES)
    others = [p for p in settled if p.code not in batch]
    chosen = shared + draw.sample(others, PROVINCIAL_ONLY + ON_BOTH_LISTS + CITY_ONLY - _IN_BATCHES)
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
        content=_CONTENT[project.category],
        years=f"{start}-{max(start + draw.randint(2, 4), YEAR)}",
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
