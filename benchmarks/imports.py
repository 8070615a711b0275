"""A workbook of 200,000 rows from file to ledger, against the raw parse and the usual ways."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from benchmarks.big_workbook import PROJECTS, REPORTED_ON, ROWS, project_code, write_big_workbook
from benchmarks.import_peers import (
    BulkMonthResource,
    MonthResource,
    by_import_export,
    by_nothing_but_history,
    by_openpyxl,
    make_table,
    months_as_text,
    parse_only,
)
from benchmarks.report import Table, ratio
from benchmarks.stage import fresh_database, keep_as, settle
from benchmarks.timing import ROUNDS, Case, race
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import commit_change
from dajuan.ledger.workbooks.preparing import Upload, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.projects.actions import record_platform_projects
from dajuan.projects.models import ProjectMonth

REGISTERED, IMPORTED = "registered", "imported"
_ROUNDS = int(os.environ.get("DAJUAN_BENCH_ROUNDS", str(ROUNDS)))
#: Contestants that would take minutes get the first rows only and are compared per row.
_SAMPLE = 6_000


def measure() -> Iterator[Table]:
    """The table of imports."""
    with TemporaryDirectory() as folder:
        full, changed, sample = (Path(folder, f"{name}.xlsx") for name in ("full", "changed", "sample"))
        write_big_workbook(full)
        write_big_workbook(changed, changed=True)
        write_big_workbook(sample, rows=_SAMPLE)
        _prepare_models(full)
        cases = _cases(full, changed, sample)
        taken = race(cases, _ROUNDS)
    parse, first = taken["raw parse"], taken["ours, first time"]
    rows = [
        (name, f"{units:,}", f"{taken[name]:.2f} s", f"{units / taken[name]:,.0f}",
         ratio(taken[name] / units / (parse / ROWS)), ratio(taken[name] / units / (first / ROWS)))
        for name, units in ((name, case.units) for name, case in cases.items())
    ]  # fmt: skip
    yield Table(
        "imports",
        ("what", "rows", "median", "rows/s", "against the raw parse", "against ours, first time"),
        rows,
        "15 columns of monthly reports. Ours reads in the limited child process, recognises titles, checks every row "
        "against the project ledger, keeps the typed rows facts stand by, publishes with history and seals. The floor "
        "parses, and copies lines made beforehand into the ledgered table: what history, keys and seal cost when nothing "
        "is read, checked or compared. The others fill a plain table and check nothing. Ratios are per row. Goals (ADR "
        "0011): first time at most 1.5 times the floor, with 10 % changed no more than it. The first goals were 2.0 and 1.5 "
        "times the raw parse, openpyxl at least 10 and django-import-export at least 30 times ours.",
    )


def _cases(full: Path, changed: Path, sample: Path) -> dict[str, Case]:
    plain = make_table
    lines = months_as_text(IMPORTED)
    return {
        "raw parse": Case(partial(parse_only, full), units=ROWS),
        "the floor: raw parse, history and seal": Case(
            partial(by_nothing_but_history, full, lines), partial(fresh_database, REGISTERED), ROWS
        ),
        "ours, first time": Case(partial(_import, full), partial(fresh_database, REGISTERED), ROWS),
        "ours, again with 10 % changed": Case(
            partial(_import, changed), partial(fresh_database, IMPORTED), ROWS
        ),
        "openpyxl + bulk_create": Case(partial(by_openpyxl, sample), plain, _SAMPLE),
        "django-import-export, bulk": Case(
            partial(by_import_export, sample, BulkMonthResource), plain, _SAMPLE
        ),
        "django-import-export": Case(partial(by_import_export, sample, MonthResource), plain, _SAMPLE),
    }


def _prepare_models(full: Path) -> None:
    """A zone with its projects registered, and one that has imported the workbook once."""
    fresh_database()
    rows = [
        {"code": project_code(number), "name": f"合成项目第{number}号", "total_investment": 10**9,
         "reported_on": REPORTED_ON}
        for number in range(PROJECTS)
    ]  # fmt: skip
    commit_change(lambda change: record_platform_projects(change, rows), by=CONSOLE, action="demo.load")
    settle()
    keep_as(REGISTERED)
    fresh_database(REGISTERED)
    _import(full)
    if ProjectMonth.objects.count() != ROWS:
        raise SystemExit("the importer did not take every row")
    settle()
    keep_as(IMPORTED)
    fresh_database(REGISTERED)


def _import(path: Path) -> None:
    reports = publish(
        prepare([Upload(path.name, path)]), Terms(by=CONSOLE, home=settings.HOME, load_history=True)
    )
    if any(report.outcome != "published" for report in reports):
        raise SystemExit(f"not published: {[(r.outcome, r.refused) for r in reports]}")
