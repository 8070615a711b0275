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
    models.ImportFinding,
    models.ImportSheet,
    models.Withdrawal,
)
_CAPTURE = frozenset({"ledger_insert", "ledger_update", "ledger_delete", "ledger_truncate"})
_DATED = _CAPTURE | {"ledger_older"}
_ATTACHED = """
    SELECT c.relname, array_agg(t.tgname::text) FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
    WHERE t.tgname = ANY(%s) AND f.proname IN ('ledger_capture', 'ledger_refuse', 'ledger_refuse_older')
      AND t.tgenabled IN ('O', 'A') GROUP BY c.relname"""


def expected_triggers() -> dict[str, frozenset[str]]:
    """The tables whose every change must be captured, by the models, and what that takes."""
    dated = dict.fromkeys([*ledgered_models(), models.ImportSheet._meta.db_table], _DATED)
    return dict.fromkeys([model._meta.db_table for model in OWN], _CAPTURE) | dated


def attached_triggers() -> dict[str, frozenset[str]]:
    """The tables at which the database does capture changes, and what is switched on there."""
    with connection.cursor() as cursor:
        cursor.execute(_ATTACHED, [sorted(_DATED)])
        return {table: frozenset(triggers) for table, triggers in cursor.fetchall()}


def table_label(table: str) -> str:
    """What people call a table: its model's name, or the table's where no model is left."""
    return next((str(m._meta.verbose_name) for m in apps.get_models() if m._meta.db_table == table), table)
