"""``zone``: an invented zone, the same for the same seed, whose sums are the published ones.

A zone of scale N is N such zones put together: counts and amounts are N times the published ones, rates
are the same. Everything about it says that it is synthetic; no company, code, document or person is real.
"""

from datetime import date
from random import Random

from dajuan.demo.batches import Batches
from dajuan.demo.block import Block
from dajuan.demo.further import add_ledgers
from dajuan.demo.key_projects import choose, key_ledger
from dajuan.demo.money import give_money, with_plan
from dajuan.demo.months import monthly_reports
from dajuan.demo.names import Names
from dajuan.demo.official import official_figures
from dajuan.demo.projects import children_of, draft_projects, schedule
from dajuan.demo.records import DemoProject, DemoZone
from dajuan.demo.targets import CHILDREN, PLANNED_NOT_STARTED

ZONE_NAME = "示范区（合成数据）"
SEED = 2022
_MEMBERS_PER_BLOCK = 100


def zone(seed: int = SEED, scale: int = 1) -> DemoZone:
    """All ledgers of the synthetic zone."""
    whole = DemoZone(ZONE_NAME, seed, scale, official=official_figures())
    names = Names(Random(f"{seed}"))  # noqa: S311 - reproducible on purpose
    projects: list[list[DemoProject]] = []
    for block in range(scale):
        draw = Random(f"{seed}/{block}")  # noqa: S311
        before = len(whole.projects)
        _add_block(whole, draw, names, block * _MEMBERS_PER_BLOCK + 1)
        projects.append(whole.projects[before:])
    for block in range(scale):
        draw = Random(f"{seed}/{block}/ledgers")  # noqa: S311
        add_ledgers(whole, Block(block, draw, names, projects[block]))
    whole.months.sort(key=lambda report: (report.month, report.department))
    whole.corrections.sort(key=lambda c: (c.reported_on, c.month, c.project_code))
    return whole


def _add_block(whole: DemoZone, draw: Random, names: Names, first_number: int) -> None:
    projects = draft_projects(draw, names)
    batches = Batches(draw, projects, first_number)
    schedule(draw, projects)
    on_list = batches.projects()
    lists = choose(draw, projects, on_list)
    awaiting = [p for p in projects if p.stage == "前期" and p.planned_start][:PLANNED_NOT_STARTED]
    planned = with_plan(projects) + awaiting
    settled = [
        p for p in projects if p.stage == "达效" and p.at_capacity_on and p.at_capacity_on < date(2022, 1, 1)
    ]
    extra = settled[:2]
    give_money(draw, projects, planned, extra, lists, on_list)
    batches.declare({project.code: project for project in projects})
    months, corrections = monthly_reports(draw, planned + extra)
    bundles = [p for p in projects if p.stage == "在建" and p.category == "基础设施"][: len(CHILDREN)]
    projects += children_of(draw, names, bundles)
    whole.projects += projects
    whole.months += months
    whole.corrections += corrections
    whole.members += batches.members
    whole.withdrawals += batches.withdrawals
    whole.key_projects += key_ledger(draw, lists)
