"""Six monthly reports: a rising curve per project, a few gaps, a few figures put right later."""

from datetime import date
from random import Random

from dajuan.demo.records import DemoCorrection, DemoMonth, DemoProject
from dajuan.demo.targets import REPORT_DATES, YEAR

MONTHS = tuple(date(YEAR, month, 1) for month in range(1, 7))
_CURVE = (0.06, 0.13, 0.28, 0.46, 0.68, 1.0)
_NOTES = ("土方开挖", "桩基施工", "主体施工", "二次结构", "幕墙安装", "设备安装", "室外配套", "扫尾整改")
_PROBLEMS = ("无", "无", "无", "无", "资金到位偏慢", "用电接入待批", "管线迁改协调中", "图审意见待回复")
_REASONS = ("补报监理确认工程量", "漏报一个标段", "补报当月下旬付款", "审计核增")
_CORRECTED, _MISSING = 7, 6


def monthly_reports(
    draw: Random, reporters: list[DemoProject]
) -> tuple[list[DemoMonth], list[DemoCorrection]]:
    """Reports in order of month and department, and the corrections in order of their date."""
    reporters = sorted(reporters, key=lambda p: p.department)
    lively = [p for p in reporters if p.started_on and p.started_on < date(YEAR, 1, 1)]
    chosen = draw.sample(lively, _CORRECTED + _MISSING)
    corrected = {p.code: draw.randint(2, 5) for p in chosen[:_CORRECTED]}
    missing = {p.code: draw.randint(2, 5) for p in chosen[_CORRECTED:]}
    by_month: list[list[DemoMonth]] = [[] for _ in MONTHS]
    corrections: list[DemoCorrection] = []
    for project in reporters:
        for report in _reports_of(draw, project):
            number = report.month.month
            if missing.get(project.code) == number:
                continue
            if corrected.get(project.code) == number:
                corrections.append(_understate(draw, report))
            by_month[number - 1].append(report)
    corrections.sort(key=lambda c: (c.reported_on, c.project_code))
    return [report for reports in by_month for report in reports], corrections


def _reports_of(draw: Random, project: DemoProject) -> list[DemoMonth]:
    reports = []
    before = 0
    reviewer = f"{project.department}审核岗{draw.randint(1, 4):02}"
    for month, share in zip(MONTHS, _CURVE, strict=True):
        total = project.invested
        if month < MONTHS[-1]:
            total = int(total * share * draw.uniform(0.92, 1.08)) // 100 * 100
        if not project.started_on or (project.started_on.year, project.started_on.month) > (
            YEAR,
            month.month,
        ):
            total = 0
        reports.append(
            DemoMonth(
                project_code=project.code,
                project_name=project.name,
                department=project.department,
                month=month,
                annual_plan=project.annual_plan,
                previous_total=before,
                this_month=total - before,
                year_to_date=total,
                since_start=project.invested_before + total,
                progress_note=draw.choice(_NOTES) if project.started_on else "前期手续",
                problem=draw.choice(_PROBLEMS),
                filler=project.officer,
                reviewer=reviewer,
            )
        )
        before = total
    return reports


def _understate(draw: Random, report: DemoMonth) -> DemoCorrection:
    """Lowers the report and returns the correction that a later month brings."""
    truth = report.year_to_date
    lowered = report.previous_total + report.this_month * draw.randint(40, 80) // 100 // 100 * 100
    gap = truth - lowered
    report.year_to_date, report.this_month = lowered, lowered - report.previous_total
    report.since_start -= gap
    later = min(report.month.month + draw.randint(1, 2), len(MONTHS))
    return correction(report, lowered, truth, draw.choice(_REASONS), later)


def correction(report: DemoMonth, old: int | str, truth: int, reason: str, month: int) -> DemoCorrection:
    """The line in ``month``'s list of corrections that puts ``report`` right."""
    return DemoCorrection(
        report.project_code, report.project_name, report.month, old, truth, reason,
        REPORT_DATES[month - 1], report.filler,
    )  # fmt: skip
