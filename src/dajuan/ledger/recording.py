"""Writing many facts at once: set-based, only what differs, older reports as history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from dajuan.ledger.change import Change
from dajuan.ledger.models import LedgeredModel

_PROVENANCE = ("reported_on", "entry_id")


@dataclass(frozen=True)
class Recorded:
    """How many rows were new, changed (including history added behind a newer report), or equal."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Recorded") -> "Recorded":
        return Recorded(
            self.created + other.created, self.changed + other.changed, self.unchanged + other.unchanged
        )


def record_rows(change: Change, model: type[LedgeredModel], rows: Iterable[Mapping[str, object]]) -> Recorded:
    """Brings ``rows`` into ``model``'s table by its natural key, inside the open ``change``.

    Each row maps column names (``department_id``) to values and carries ``reported_on`` and
    ``entry_id``. A row equal to the present one is left alone and keeps its older report date; a row
    older than the present one becomes history without replacing it (it is written, then the present
    one is written again: both versions are captured). Raises ValueError when a key comes twice.
    """
    del change  # its being open is what matters; asking for it keeps callers inside commit_change
    table = _Table(model)
    with connection.cursor() as cursor:
        count = table.load(cursor, rows)
        if not count:
            table.drop(cursor)
            return Recorded()
        late = table.write_history(cursor)
        changed = table.update(cursor)
        created = table.insert(cursor)
        table.drop(cursor)
    return Recorded(created, changed + late, count - created - changed - late)


class _Table:
    """The statements for one table, composed once."""

    def __init__(self, model: type[LedgeredModel]) -> None:
        fields = [f for f in model._meta.concrete_fields if not f.primary_key]
        columns = [str(f.column) for f in fields]
        by_name = {f.name: str(f.column) for f in fields}
        keys = [by_name[name] for name in model.natural_key]
        facts = [c for c in columns if c not in keys and c not in _PROVENANCE]
        self.columns, self.name = columns, model._meta.db_table
        self.duplicate_error = f"{model._meta.verbose_name}在同一批中重复"
        self.parts = {
            "table": sql.Identifier(self.name),
            "incoming": sql.Identifier(f"incoming_{self.name}"[:63]),
            "columns": _listed(columns),
            "prefixed": _listed(columns, "i"),
            "keys": _listed(keys),
            "same_key": sql.SQL(" AND ").join(
                sql.SQL("t.{c} = i.{c}").format(c=sql.Identifier(c)) for c in keys
            ),
            "assignments": sql.SQL(", ").join(
                sql.SQL("{c} = i.{c}").format(c=sql.Identifier(c)) for c in [*facts, *_PROVENANCE]
            ),
            "same_facts": sql.SQL("({}) IS NOT DISTINCT FROM ({})").format(
                _row(facts, "t"), _row(facts, "i")
            ),
            "fact_document": sql.SQL(", ").join(
                sql.SQL("{name}, i.{c}").format(name=sql.Literal(c), c=sql.Identifier(c)) for c in facts
            ),
        }

    def _run(self, cursor: CursorWrapper, text: str, params: list[Any] | None = None) -> int:
        cursor.execute(sql.SQL(text).format(**self.parts), params)
        return int(cursor.rowcount)

    def load(self, cursor: CursorWrapper, rows: Iterable[Mapping[str, object]]) -> int:
        self._run(
            cursor,
            "CREATE TEMP TABLE {incoming} ON COMMIT DROP AS SELECT {columns} FROM {table} WITH NO DATA",
        )
        copy_text = sql.SQL("COPY {incoming} ({columns}) FROM STDIN").format(**self.parts)
        count = 0
        with cursor.copy(copy_text) as copy:
            for row in rows:
                copy.write_row([row[column] for column in self.columns])
                count += 1
        self._run(cursor, "SELECT 1 FROM {incoming} GROUP BY {keys} HAVING count(*) > 1 LIMIT 1")
        if cursor.fetchone():
            raise ValueError(self.duplicate_error)
        self._run(cursor, "ANALYZE {incoming}")
        return count

    def write_history(self, cursor: CursorWrapper) -> int:
        """Late reports: put down, then covered again by the newer state."""
        self._run(
            cursor,
            "CREATE TEMP TABLE late ON COMMIT DROP AS SELECT i.* FROM {incoming} i JOIN {table} t ON {same_key}"
            " WHERE i.reported_on < t.reported_on AND NOT EXISTS (SELECT FROM ledger_record r"
            " WHERE r.table_name = %s AND r.entity = t.id::text AND r.reported_on = i.reported_on"
            " AND r.document @> jsonb_build_object({fact_document}))",
            [self.name],
        )
        late = self._run(
            cursor,
            "CREATE TEMP TABLE present ON COMMIT DROP AS SELECT t.* FROM {table} t JOIN late i ON {same_key}",
        )
        if late:
            self._run(cursor, "UPDATE {table} t SET {assignments} FROM late i WHERE {same_key}")
            self._run(cursor, "UPDATE {table} t SET {assignments} FROM present i WHERE {same_key}")
        self._run(cursor, "DROP TABLE late, present")
        return late

    def update(self, cursor: CursorWrapper) -> int:
        return self._run(
            cursor,
            "UPDATE {table} t SET {assignments} FROM {incoming} i WHERE {same_key}"
            " AND i.reported_on >= t.reported_on AND NOT {same_facts}",
        )

    def insert(self, cursor: CursorWrapper) -> int:
        return self._run(
            cursor,
            "INSERT INTO {table} ({columns}) SELECT {prefixed} FROM {incoming} i"
            " WHERE NOT EXISTS (SELECT FROM {table} t WHERE {same_key})",
        )

    def drop(self, cursor: CursorWrapper) -> None:
        self._run(cursor, "DROP TABLE {incoming}")


def _listed(columns: list[str], alias: str | None = None) -> sql.Composed:
    names = [sql.Identifier(alias, c) if alias else sql.Identifier(c) for c in columns]
    return sql.SQL(", ").join(names)


def _row(columns: list[str], alias: str) -> sql.Composed:
    return sql.SQL("ROW({})").format(_listed(columns, alias))
