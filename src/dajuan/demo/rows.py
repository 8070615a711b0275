"""The synthetic zone straight into the tables: for scales at which nobody would type workbooks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date

from dajuan.demo.records import DemoZone, Row
from dajuan.demo.targets import AT, REPORT_DATES
from dajuan.demo.typed import typed_ledgers
from dajuan.indicators.actions import record_official_figures
from dajuan.kernel.period import month_end
from dajuan.ledger.actors import Actor
from dajuan.ledger.change import Change, commit_change
from dajuan.ledger.recording import Recorded
from dajuan.projects.actions import (
    record_batch_members,
    record_batch_withdrawals,
    record_key_projects,
    record_month_corrections,
    record_platform_projects,
    record_project_months,
)

Recorder = Callable[[Change, Sequence[Row]], Recorded]


def record_zone(zone: DemoZone, *, by: Actor) -> None:
    """One change-set per ledger and month, each reported on its day; rows travel by COPY."""
    for label, recorder, day, rows in _batches(zone):
        commit_change(
            lambda change, recorder=recorder, rows=rows: recorder(change, rows),  # type: ignore[misc]
            by=by,
            action="demo.load",
            subject=label,
            reason=f"{zone.name} 第{zone.seed}号",
            reported_on=day,
        )


def _batches(zone: DemoZone) -> Iterator[tuple[str, Recorder, date, list[Row]]]:
    yield "项目台账", record_platform_projects, AT, _rows(zone.projects, AT)
    for number, day in enumerate(REPORT_DATES, 1):
        reports = [report for report in zone.months if report.month.month == number]
        yield f"{number}月月报", record_project_months, day, _rows(reports, day)
        corrections = [line for line in zone.corrections if line.reported_on == day]
        if corrections:
            yield f"{number}月更正", record_month_corrections, day, _rows(corrections, day)
    yield "三个一批", record_batch_members, AT, _rows(zone.members, AT)
    yield "三个一批调出", record_batch_withdrawals, AT, _rows(zone.withdrawals, AT)
    yield "重点项目", record_key_projects, AT, _rows(zone.key_projects, AT)
    official = [row | _months_of(str(row["period_text"])) for row in _rows(zone.official, AT)]
    yield "官方数据", record_official_figures, AT, official
    for definition, rows in typed_ledgers(zone, AT):
        yield definition.label, definition.publish, AT, rows


def _rows(records: Sequence[object], day: date) -> list[Row]:
    return [asdict(record) | {"reported_on": day, "entry_id": None} for record in records]  # type: ignore[call-overload]


def _months_of(text: str) -> Row:
    """First and last day of 2022年1-6月, 2021年度, 2022年."""
    year, months = int(text[:4]), text.partition("1-")[2].removesuffix("月")
    if not months:
        return {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    return {"period_start": date(year, 1, 1), "period_end": month_end(year, int(months))}
