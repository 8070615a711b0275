"""A small zone to look at: projects, gates, months, batches and lists, written through the one door."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dajuan.kernel.period import month_end
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import Change, commit_change
from dajuan.ledger.recording import record_rows
from dajuan.org.actions import found_departments
from dajuan.projects.models import (
    BatchMember,
    Gate,
    KeyProject,
    Project,
    ProjectBudget,
    ProjectMonth,
    ProjectPlan,
)
from tests.people import CHILD, OWN, PARENT, SIBLING

WAN = Decimal(10_000)
REPORTED = date(2022, 7, 2)
DEPARTMENTS = (PARENT, OWN, CHILD, SIBLING)
NAMES = (
    "生物医药中试基地",
    "智能振动装备产业化",
    "氢能检测中心",
    "绿道三期工程",
    "标准厂房改造",
    "科技孵化园",
)
STAGES = ("谋划", "签约", "前期", "在建", "在建", "投产")
PROJECTS = 72


def code(number: int) -> str:
    """The project's code, in the national shape."""
    return f"2201-410771-04-01-{100000 + number}"


def credit_code(number: int) -> str:
    """Of the project's owner, in the national shape."""
    return f"91410771MA9{10000 + number % 60}X{number % 10}"


def fill() -> None:
    """The tree of ``tests.people`` must have been founded."""

    def work(change: Change) -> None:
        ids = found_departments(change, DEPARTMENTS)
        record_rows(change, Project, _projects(ids))
        numbers = range(PROJECTS)
        record_rows(
            change, ProjectBudget,
            [_row(n, total_investment=_plan(n) * 6, own_funds=_plan(n) * 4, loan_funds=_plan(n) * 2) for n in numbers],
        )  # fmt: skip
        record_rows(
            change, ProjectPlan,
            [_row(n, year=2022, annual_plan=_plan(n), annual_goal="主体封顶") for n in numbers],
        )  # fmt: skip
        record_rows(change, Gate, _gates())
        record_rows(change, BatchMember, _members())
        record_rows(change, KeyProject, _key_projects())

    commit_change(work, by=CONSOLE, action="test.zone", reason="测试数据", reported_on=REPORTED)
    for month in range(1, 7):
        commit_change(
            lambda change, month=month: record_rows(change, ProjectMonth, _months(month)),  # type: ignore[misc]
            by=CONSOLE,
            action="test.months",
            reported_on=month_end(2022, month),
        )


def _row(number: int, **values: object) -> dict[str, object]:
    return {"project_code": code(number), "reported_on": REPORTED, "entry_id": None, **values}


def _plan(number: int) -> Decimal:
    return (1200 + 370 * (number % 17)) * WAN


def _projects(ids: dict[str, int]) -> Iterator[dict[str, object]]:
    for n in range(PROJECTS):
        yield {
            "code": code(n),
            "name": f"{NAMES[n % 6]}（{n // 6 + 1}期）",
            "parent_code": code(4) if n in (66, 67) else "",
            "category": ("产业", "基础设施", "社会民生")[n % 3],
            "approval_type": "备案",
            "nature": "新建",
            "owner_name": f"河岸{n}号建设有限公司",
            "credit_code": credit_code(n),
            "industry_code": ("C2710", "C3490", "I6510")[n % 3],
            "chain": ("生物医药", "高端装备", "氢能与新能源")[n % 3],
            "site": f"科隆大道{n}号",
            "department_id": ids[DEPARTMENTS[n % 4]],
            "leader": "分管领导",
            "officer": "项目服务专员",
            "stage": STAGES[n % 6],
            "in_statistics": n % 5 > 0,
            "note": "",
            "reported_on": REPORTED,
            "entry_id": None,
        }


def _gates() -> Iterator[dict[str, object]]:
    for n in range(PROJECTS):
        started = date(2021, 3, 15) if n % 6 > 2 else None
        planned = date(2022, 2 + n % 9, 10) if started is None else date(2021, 3, 1)
        yield _row(
            n, kind="signed", planned=date(2020, 12, 1), actual=date(2020, 12, 20), evidence="签约文本"
        )
        yield _row(
            n, kind="started", planned=planned, actual=started, evidence="施工许可证" if started else ""
        )
        yield _row(n, kind="completed", planned=date(2023, 6, 30), actual=None, evidence="")


def _months(month: int) -> Iterator[dict[str, object]]:
    for n in range(PROJECTS):
        if n % 6 < 3 or (n == 9 and month == 4):
            continue
        pace = Decimal((4, 9, 13, 16)[n % 4]) / 100
        done = (_plan(n) * pace * month).quantize(Decimal("0.01"))
        before = (_plan(n) * pace * (month - 1)).quantize(Decimal("0.01"))
        yield {
            "project_code": code(n),
            "month": date(2022, month, 1),
            "annual_plan": _plan(n),
            "previous_total": before,
            "this_month": done - before,
            "year_to_date": done,
            "since_start": done + _plan(n),
            "progress_note": "主体施工",
            "problem": "用地批复未到" if n % 7 == 0 else "",
            "filler": "填报岗",
            "reviewer": "审核岗",
            "state": "reported",
            "reason": "",
            "reported_on": date(2022, month + 1, 3),
            "entry_id": None,
        }


def _members() -> Iterator[dict[str, object]]:
    for n in range(3, 40, 4):
        yield {
            "round": 1 + n % 5,
            "track": ("signing", "start", "production")[n % 3],
            "provincial_code": f"SJ-{n:03}",
            "project_code": code(n),
            "project_name": NAMES[n % 6],
            "owner_name": "",
            "declared_investment": _plan(n) * 5,
            "admitted_on": date(2021, 9, 1),
            "performed_on": date(2021, 10, 1),
            "started_on": date(2021, 12, 1) if n % 8 else None,
            "producing_on": None,
            "at_capacity_on": None,
            "declared_status": "",
            "note": "",
            "reported_on": REPORTED,
            "entry_id": None,
        }


def _key_projects() -> Iterator[dict[str, object]]:
    for n in range(3, 30, 6):
        yield {
            **dict.fromkeys(
                ("nature", "content", "years", "annual_goal", "department_name", "responsible"), ""
            ),
            "year": 2022,
            "level": "city",
            "project_code": code(n),
            "project_name": NAMES[n % 6],
            "total_investment": _plan(n) * 6,
            "invested_before": _plan(n),
            "annual_plan": _plan(n),
            "invested": _plan(n),
            "approvals_needed": 5,
            "approvals_done": 4,
            "reported_on": REPORTED,
            "entry_id": None,
        }
