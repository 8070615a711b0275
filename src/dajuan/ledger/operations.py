"""Migration operations that attach capture to a table."""

from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_ATTACH = """
CREATE TRIGGER ledger_insert AFTER INSERT ON {table} REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION ledger_capture();
CREATE TRIGGER ledger_update AFTER UPDATE ON {table} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION ledger_capture();
CREATE TRIGGER ledger_delete AFTER DELETE ON {table} REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION ledger_capture();
CREATE TRIGGER ledger_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
"""
_DETACH = """
DROP TRIGGER IF EXISTS ledger_insert ON {table};
DROP TRIGGER IF EXISTS ledger_update ON {table};
DROP TRIGGER IF EXISTS ledger_delete ON {table};
DROP TRIGGER IF EXISTS ledger_truncate ON {table};
DROP TRIGGER IF EXISTS ledger_older ON {table};
"""
_ATTACH_DATED = """
CREATE TRIGGER ledger_older BEFORE UPDATE ON {table} FOR EACH ROW
WHEN (NEW.reported_on < OLD.reported_on) EXECUTE FUNCTION ledger_refuse_older();
"""


class Ledgered(Operation):
    """Attaches capture to the table of ``model``: every later write needs an open change-set.

    A schema test compares the attached tables with the models.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, model: str) -> None:
        self.model = model

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Triggers are no part of Django's model state."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._run(_ATTACH, app_label, schema_editor, to_state.apps)
        fields = to_state.apps.get_model(app_label, self.model)._meta.get_fields()
        if any(field.name == "reported_on" for field in fields):
            self._run(_ATTACH_DATED, app_label, schema_editor, to_state.apps)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._run(_DETACH, app_label, schema_editor, from_state.apps)

    def _run(self, sql: str, app_label: str, editor: BaseDatabaseSchemaEditor, apps: Apps) -> None:
        table = apps.get_model(app_label, self.model)._meta.db_table
        editor.execute(sql.format(table=editor.quote_name(table)))

    def describe(self) -> str:
        return f"Capture every change of {self.model} in the ledger"

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.model], {}
