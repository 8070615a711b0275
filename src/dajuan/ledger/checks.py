"""Whether capture is attached to, and switched on at, every table that needs it."""

from django.apps import apps
from django.db import connection

from dajuan.ledger import models
from dajuan.ledger.models import ledgered_models

#: The ledger's own tables that people write to; the rest of it is written by database functions.
OWN = (
    models.CheckpointTrace,
    models.ColumnAlias,
    models.ImportColumn,
    models.ImportFile,
    models.ImportSheet,
    models.Withdrawal,
)
_TRIGGERS = {"ledger_insert", "ledger_update", "ledger_delete", "ledger_truncate"}
_ATTACHED = """
    SELECT t.tgrelid::pg_catalog.regclass::text, t.tgname FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
    WHERE t.tgname = ANY(%s) AND f.proname IN ('ledger_capture', 'ledger_refuse') AND t.tgenabled IN ('O', 'A')"""


def captured_tables() -> set[str]:
    """The tables whose every change must be captured, by the models."""
    return {*ledgered_models(), *(model._meta.db_table for model in OWN)}


def attached_tables() -> set[str]:
    """The tables at which the database does capture every change."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_ATTACHED, [sorted(_TRIGGERS)])
        for table, trigger in cursor.fetchall():
            found.setdefault(table.strip('"'), set()).add(trigger)
    return {table for table, triggers in found.items() if triggers == _TRIGGERS}


def table_label(table: str) -> str:
    """What people call a table: its model's name, or the table's where no model is left."""
    return next((str(m._meta.verbose_name) for m in apps.get_models() if m._meta.db_table == table), table)
