"""Plans, investment and totals: drawn by weight, then shared out so that the zone's sums are exact."""

from random import Random

from dajuan.demo.apportion import apportion
from dajuan.demo.records import DemoProject
from dajuan.demo.targets import (
    ANNUAL_PLAN,
    BATCH_INVESTMENT,
    CITY_RATE,
    INVESTED,
    PROVINCIAL_RATE,
    RED,
    TOTAL_INVESTMENT,
    WAN,
    YELLOW,
)

_CENT_OF_WAN = WAN // 100
_ROUND = 10 * WAN
_WITH_PLAN = ("在建", "竣工", "投产")


def give_money(
    draw: Random, projects: list[DemoProject], planned: list[DemoProject], extra: list[DemoProject],
    lists: tuple[list[DemoProject], list[DemoProject], list[DemoProject]], batch: set[str],
) -> None:  # fmt: skip
    """``planned`` have an annual plan, ``extra`` report without one; ``lists`` are the key projects
    (provincial only, on both, city only), ``batch`` the codes on the three-batches list."""
    key = [project for group in lists for project in group]
    _give_plans(draw, planned, key)
    _invest_key(draw, lists)
    for project in extra:
        project.invested = draw.randint(150, 900) * WAN
    _invest_others(draw, planned, key, sum(p.invested for p in [*key, *extra]), batch)
    in_batch = [p for p in projects if p.code in batch]
    others = [p for p in projects if p.code not in batch]
    _give_totals(draw, in_batch, BATCH_INVESTMENT)
    _give_totals(draw, others, TOTAL_INVESTMENT - BATCH_INVESTMENT)


def _give_plans(draw: Random, planned: list[DemoProject], key: list[DemoProject]) -> None:
    chosen = {project.code for project in key}
    weights = [draw.uniform(9, 22) if p.code in chosen else draw.uniform(2.5, 12) for p in planned]
    for project, plan in zip(planned, apportion(ANNUAL_PLAN, weights, _ROUND), strict=True):
        project.annual_plan = plan


def _invest(draw: Random, group: list[DemoProject], total: int, spread: float) -> None:
    weights = [(p.annual_plan or 0) * draw.uniform(1 - spread, 1 + spread) for p in group]
    for project, part in zip(group, apportion(total, weights, _CENT_OF_WAN), strict=True):
        project.invested = part


def _invest_key(draw: Random, lists: tuple[list[DemoProject], list[DemoProject], list[DemoProject]]) -> None:
    provincial, both, city = lists
    plans = [sum(p.annual_plan or 0 for p in group) for group in lists]
    reached = [plans[0] * PROVINCIAL_RATE // 10_000, plans[1] * PROVINCIAL_RATE // 10_000]
    on_city_list = (plans[1] + plans[2]) * CITY_RATE // 10_000 // _CENT_OF_WAN * _CENT_OF_WAN
    for group, total in zip((provincial, both, city), (*reached, on_city_list - reached[1]), strict=True):
        _invest(draw, group, total, 0.12)


def _invest_others(
    draw: Random, planned: list[DemoProject], key: list[DemoProject], spent: int, batch: set[str]
) -> None:
    """A few red and yellow ones among the last to start, nothing where nothing has started, the rest green."""
    chosen = {project.code for project in key}
    open_ones = [p for p in planned if p.code not in chosen and p.started_on]
    slow = sorted(
        (p for p in open_ones if p.code not in batch), key=lambda p: str(p.started_on), reverse=True
    )[: RED + YELLOW]
    for place, project in enumerate(slow):
        per_mille = draw.randint(40, 170) if place < RED else draw.randint(220, 380)
        project.invested = (project.annual_plan or 0) * per_mille // 1000 // _CENT_OF_WAN * _CENT_OF_WAN
        spent += project.invested
    behind = {project.code for project in slow}
    _invest(draw, [p for p in open_ones if p.code not in behind], INVESTED - spent, 0.28)


def _give_totals(draw: Random, projects: list[DemoProject], total: int) -> None:
    """Never less than what the year takes, the rest by weight; then the pockets and the years before."""
    least = [
        max(3000 * WAN, -(-max(p.annual_plan or 0, p.invested) * 7 // 5 // _ROUND) * _ROUND) for p in projects
    ]
    weights = [draw.lognormvariate(0, 0.8) for _ in projects]
    for project, floor, more in zip(
        projects, least, apportion(total - sum(least), weights, _ROUND), strict=True
    ):
        project.total_investment = floor + more
        project.own_funds = project.total_investment * draw.choice((30, 40, 50, 100)) // 100
        project.loan_funds = project.total_investment - project.own_funds
        if project.started_on and project.started_on.year < 2022:
            share = draw.randint(86, 99) if project.stage == "达效" else draw.randint(8, 60)
            before = project.total_investment * share // 100 // _CENT_OF_WAN * _CENT_OF_WAN
            project.invested_before = min(before, project.total_investment - project.invested)


def with_plan(projects: list[DemoProject]) -> list[DemoProject]:
    """The projects under way; those awaiting their start are added by the caller."""
    return [project for project in projects if project.stage in _WITH_PLAN]
