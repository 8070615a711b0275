"""The usual ways to import a workbook with Django, into a plain table without checks, history or source cells."""

import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection, connections, models, transaction
from import_export.resources import ModelResource
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from tablib import Dataset

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import Change, commit_change
from dajuan.projects.models import ProjectMonth
from dajuan.store.home import APP, OWNER

_FIELDS = (
    "project_code", "month", "annual_plan", "previous_total", "this_month", "year_to_date", "since_start",
    "progress_note", "problem", "filler", "reviewer", "note",
)  # fmt: skip
_BATCH = 1000
#: The ledgered table without its numbers, which it gives itself.
_MONTHS = "projects_projectmonth ({})".format(
    ", ".join(str(f.column) for f in ProjectMonth._meta.concrete_fields if not f.primary_key)
)
_HEADER_ROWS = 3


class PlainMonth(models.Model):
    """What the ledger's month row holds, without the ledger."""

    project_code = models.CharField(max_length=40)
    month = models.DateField()
    annual_plan = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    previous_total = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    this_month = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    year_to_date = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    since_start = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    progress_note = models.CharField(max_length=200, blank=True)
    problem = models.TextField(blank=True)
    filler = models.CharField(max_length=80, blank=True)
    reviewer = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        app_label = "benchmarks"
        constraints = [models.UniqueConstraint(fields=["project_code", "month"], name="plain_month_once")]


class MonthResource(ModelResource):
    """django-import-export as its documentation shows it."""

    class Meta:
        model = PlainMonth
        import_id_fields = ("project_code", "month")
        fields = _FIELDS


class BulkMonthResource(MonthResource):
    """The same with its bulk switch and without looking for present rows."""

    class Meta(MonthResource.Meta):
        use_bulk = True
        batch_size = _BATCH
        skip_diff = True
        force_init_instance = True


def make_table() -> None:
    """The plain table in the present database, for the application's role; empty each time."""
    database = connection.settings_dict["NAME"]
    connections["owner"].close()
    connections.settings["owner"]["NAME"] = database
    table = PlainMonth._meta.db_table
    if table not in connection.introspection.table_names():
        with connections["owner"].schema_editor() as editor:
            editor.create_model(PlainMonth)
            # django-import-export sets the sequence anew after an import.
            editor.execute(f"GRANT UPDATE ON SEQUENCE {table}_id_seq TO {APP}")
    connections["owner"].close()
    PlainMonth.objects.all().delete()


def parse_only(path: Path) -> int:
    """The floor: every cell read by the same reader the product uses, and dropped."""
    sheet = CalamineWorkbook.from_path(os.fspath(path)).get_sheet_by_index(0)
    return sum(1 for _ in sheet.iter_rows())


def months_as_text(database: str) -> bytes:
    """The monthly reports of a database that has imported them, as COPY writes them."""
    with (
        psycopg.connect(settings.HOME.login(OWNER, dbname=database)) as owner,
        owner.cursor() as cursor,
        cursor.copy(f"COPY {_MONTHS} TO STDOUT") as copy,
    ):
        return b"".join(copy)


def by_nothing_but_history(path: Path, lines: bytes) -> int:
    """The file parsed, and rows made beforehand copied into the ledgered table: captured, keyed and sealed."""

    def write(change: Change) -> None:
        del change
        with connection.cursor() as cursor, cursor.copy(f"COPY {_MONTHS} FROM STDIN") as copy:
            copy.write(lines)

    found = parse_only(path)
    commit_change(write, by=CONSOLE, action="import")
    return found


def by_openpyxl(path: Path) -> int:
    """openpyxl, then ``bulk_create`` in batches."""
    with transaction.atomic():
        made = (PlainMonth(**values) for values in _values(path))
        return len(PlainMonth.objects.bulk_create(made, batch_size=_BATCH))


def by_import_export(path: Path, resource: type[ModelResource]) -> int:
    """django-import-export over a dataset."""
    dataset = Dataset(headers=_FIELDS)
    for values in _values(path):
        dataset.append([values[name] for name in _FIELDS])
    result = resource().import_data(dataset, raise_errors=True)
    return int(result.totals["new"])


def _values(path: Path) -> Iterator[dict[str, object]]:
    book = load_workbook(path, read_only=True)
    for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True)):
        if number < _HEADER_ROWS:
            continue
        _, _, _, code, month, *amounts, progress, problem, filler, reviewer, note = cells
        year, _, rest = str(month).partition("年")
        found: dict[str, object] = {"project_code": code, "month": date(int(year), int(rest[:-1]), 1)}
        found |= {name: Decimal(str(v)) for name, v in zip(_FIELDS[2:7], amounts, strict=True)}
        yield found | dict(zip(_FIELDS[7:], (progress, problem, filler, reviewer, note), strict=True))
