"""A zone of four projects with three months of reports and two official figures: enough for a sheet."""

from datetime import date

from dajuan.indicators.actions import record_official_figures
from dajuan.ledger.actors import Actor
from dajuan.ledger.change import Change, commit_change
from dajuan.projects.actions import record_platform_projects, record_project_months

MAKER = Actor("person:1", "发改局项目专员", "发改局")
SIGNER = Actor("person:2", "分管领导", "管委会")
_END = date(2022, 6, 30)


def load_small_zone() -> None:
    """Four projects of one department; progress for April to June; industrial growth and pull."""
    commit_change(_projects, by=MAKER, action="test.projects", reason="初次报送")
    for month, amounts in ((4, (100, 200, 0)), (5, (150, 250, 0)), (6, (300, 450, 50))):
        report_month(month, amounts)
    commit_change(_official, by=MAKER, action="test.official")


def report_month(month: int, amounts: tuple[int, ...], *, reason: str = "", day: int = 28) -> None:
    """Cumulative investment (万元) of the first projects for one month of 2022."""
    rows = [
        {
            "project_code": f"P-{place}",
            "month": date(2022, month, 1),
            "year_to_date": amount * 10_000,
            "reported_on": date(2022, month, day),
        }
        for place, amount in enumerate(amounts, 1)
    ]
    commit_change(
        lambda change: record_project_months(change, rows), by=MAKER, action="test.months", reason=reason
    )


def add_project(place: int, department: str, *, reason: str = "") -> None:
    """One more project in reserve."""
    row = _project(place, "储备", department)
    commit_change(
        lambda change: record_platform_projects(change, [row]),
        by=MAKER,
        action="test.projects",
        reason=reason,
    )


def _projects(change: Change) -> None:
    stages = ("在建", "在建", "竣工", "储备")
    rows = [_project(place, stage, "经济发展局") for place, stage in enumerate(stages, 1)]
    record_platform_projects(change, rows)


def _project(place: int, stage: str, department: str) -> dict[str, object]:
    return {
        "code": f"P-{place}",
        "name": f"示例项目{place}",
        "department": department,
        "stage": stage,
        "total_investment": place * 50_000_000,
        "annual_plan": 10_000_000 if place < 4 else None,
        "started_on": date(2022, 2, place) if place < 4 else None,
        "reported_on": _END,
    }


def _official(change: Change) -> None:
    record_official_figures(
        change,
        [
            {
                "indicator": name,
                "period_text": "2022年1-6月",
                "period_start": date(2022, 1, 1),
                "period_end": _END,
                "status": "最终",
                "office": "统计局",
                "document": "统计月报6",
                "published_on": date(2022, 7, 20),
                "reported_on": date(2022, 7, 20),
                "unit": "%",
                **measures,
            }
            for name, measures in (
                ("规模以上工业增加值", {"growth": 9}),
                ("医药制造业增加值", {"growth": 87}),
                ("医药制造业拉动规上工业增加值", {"value": "15.1", "unit": "百分点"}),
            )
        ],
    )
