"""Writing many facts at once: set-based, only what differs, older reports as history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from dajuan.ledger.asof import STANDING, columns_of
from dajuan.ledger.change import Change
from dajuan.ledger.copying import copy_lines, send
from dajuan.ledger.models import LedgeredModel
from dajuan.ledger.rows import Row, Rows, last_by

_PROVENANCE = ("reported_on", "entry_id")
_SLICE = 1000  # late reports handed to the ledger in one call


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


def record_rows(change: Change, model: type[LedgeredModel], rows: Iterable[Row]) -> Recorded:
    """Brings ``rows`` into ``model``'s table by its natural key, inside the open ``change``.

    Each row maps column names (``department_id``) to values and carries ``reported_on`` and
    ``entry_id``. A row equal to what was known on its own report date is left alone. A row older than
    the present one (or than the row's deletion) becomes history without replacing it. A key that was
    deleted or withdrawn before comes back under its old id, so it stays one entity with one history.
    Raises ValueError when a key comes twice.
    """
    del change  # its being open is what matters; asking for it keeps callers inside commit_change
    table, found = _Table(model), Rows.of(rows)
    if found.told_apart_by != table.keys and len(last_by(found, table.keys)) < len(found):
        raise ValueError(f"{model._meta.verbose_name}在同一批中重复")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64MB'")  # whole ledgers are joined here, and hashed at the seal
        news = table.load(cursor, found) if len(found) else 0
        late = table.write_history(cursor) if news else 0
        changed = table.update(cursor) if news else 0
        created = table.insert(cursor) if news else 0
        table.drop(cursor)
    return Recorded(created, changed + late, len(found) - created - changed - late)


class _Table:
    """The statements for one table, composed once. ``incoming`` holds the rows that say something new;
    ``former`` the keys that once stood and do not now; ``late`` the rows older than what stands."""

    def __init__(self, model: type[LedgeredModel]) -> None:
        fields = [f for f in model._meta.concrete_fields if not f.primary_key]
        columns = [str(f.column) for f in fields]
        by_name = {f.name: str(f.column) for f in fields}
        keys = [by_name[name] for name in model.natural_key]
        facts = [c for c in columns if c not in keys and c not in _PROVENANCE]
        self.columns, self.name, self.has_former = columns, model._meta.db_table, False
        self.keys = tuple(keys)
        self.parts = {
            "name": sql.Literal(self.name),
            "table": sql.Identifier(self.name),
            "incoming": sql.Identifier(f"incoming_{self.name}"[:63]),
            "columns": _listed(columns),
            "prefixed": _listed(columns, "i"),
            "keys": _listed(keys),
            "key_values": _typed(keys, columns_of(model)),
            "same_key": _pairs(keys, "t"),
            "same_former": _pairs(keys, "f"),
            "same_late": _pairs(keys, "l"),
            "assignments": sql.SQL(", ").join(
                sql.SQL("{c} = i.{c}").format(c=sql.Identifier(c)) for c in [*facts, *_PROVENANCE]
            ),
            "facts": _row(facts, "i"),
            "live_facts": _row(facts, "t"),
            "known_facts": _row(facts, "v"),
            "older_facts": _row(facts, "older"),
        }
        standing = {"table": "{name}", "entity": "older.id::text"}
        self.late = _LATE.format(
            standing=STANDING.format(**standing, condition="TRUE"),
            known=STANDING.format(**standing, condition="r.reported_on <= older.reported_on"),
        )

    def _run(self, cursor: CursorWrapper, text: str, params: list[Any] | None = None) -> int:
        cursor.execute(sql.SQL(text).format(**self.parts), params)
        return int(cursor.rowcount)

    def load(self, cursor: CursorWrapper, rows: Rows) -> int:
        """Brings the rows beside the table and drops those it already says; how many are left. From here
        on nobody else writes to the table: a row of another's that is newer, but not committed yet, would
        make ours late without our seeing it."""
        self._run(
            cursor,
            "CREATE TEMP TABLE {incoming} ON COMMIT DROP AS SELECT {columns} FROM {table} WITH NO DATA",
        )
        copy_text = sql.SQL("COPY {incoming} ({columns}) FROM STDIN").format(**self.parts)
        with cursor.copy(copy_text) as copy:
            send(copy, copy_lines([rows.columns[column] for column in self.columns]))
        self._run(cursor, "LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        said = self._run(
            cursor,
            "DELETE FROM {incoming} i USING {table} t WHERE {same_key}"
            " AND i.reported_on >= t.reported_on AND {live_facts} IS NOT DISTINCT FROM {facts}",
        )
        self._run(cursor, "ANALYZE {incoming}")
        return len(rows) - said

    def write_history(self, cursor: CursorWrapper) -> int:
        """Hands over what is late."""
        self.has_former = self._run(cursor, _FORMER) > 0
        older = _OLDER + (_OLDER_THAN_DELETION if self.has_former else "")
        self._run(cursor, f"CREATE TEMP TABLE late ON COMMIT DROP AS WITH older AS ({older}) {self.late}")
        written = self._run(cursor, "SELECT FROM late WHERE NOT known")
        if written:
            self._run(cursor, _HAND_OVER, [_SLICE])
        return written

    def update(self, cursor: CursorWrapper) -> int:
        return self._run(
            cursor,
            "UPDATE {table} t SET {assignments} FROM {incoming} i WHERE {same_key}"
            " AND i.reported_on >= t.reported_on",
        )

    def insert(self, cursor: CursorWrapper) -> int:
        # Not one statement with NOT EXISTS: into a table that was empty the planner lets it scan, for
        # each row, all the rows it has just inserted (40,000 took a minute and a half).
        self._run(cursor, "DELETE FROM {incoming} i USING {table} t WHERE {same_key}")
        self._run(cursor, "DELETE FROM {incoming} i USING late l WHERE {same_late}")
        back = 0
        if self.has_former:
            back = self._run(cursor, _COME_BACK)
            self._run(cursor, "DELETE FROM {incoming} i USING former f WHERE {same_former}")
        return back + self._run(cursor, "INSERT INTO {table} ({columns}) SELECT {prefixed} FROM {incoming} i")

    def drop(self, cursor: CursorWrapper) -> None:
        self._run(cursor, "DROP TABLE IF EXISTS {incoming}, former, late")


_FORMER = """
    CREATE TEMP TABLE former ON COMMIT DROP AS
    SELECT DISTINCT ON ({keys}) * FROM (
        SELECT {key_values}, r.entity::bigint AS id, r.id AS record FROM ledger_record r
        WHERE r.table_name = {name} AND r.op = 'd') gone
    WHERE NOT EXISTS (SELECT FROM {table} t WHERE t.id = gone.id) ORDER BY {keys}, record DESC"""
_OLDER = """
    SELECT t.id, {prefixed}, FALSE AS gone FROM {incoming} i JOIN {table} t ON {same_key}
    WHERE i.reported_on < t.reported_on"""
_OLDER_THAN_DELETION = """
    UNION ALL SELECT f.id, {prefixed}, TRUE FROM {incoming} i JOIN former f ON {same_former}
    WHERE NOT EXISTS (SELECT FROM {table} t WHERE {same_key})"""
_LATE = """
    SELECT older.*, coalesce(k.op <> 'd' AND {{known_facts}} IS NOT DISTINCT FROM {{older_facts}}, FALSE) AS known
    FROM older LEFT JOIN LATERAL ({known}) k ON TRUE
    LEFT JOIN LATERAL jsonb_populate_record(NULL::{{table}}, k.document) v ON TRUE
    WHERE NOT gone OR older.reported_on < (
        SELECT reported_on FROM ({standing}) standing WHERE op = 'd')"""
_COME_BACK = """
    INSERT INTO {table} (id, {columns})
    SELECT f.id, {prefixed} FROM {incoming} i JOIN former f ON {same_former}"""
_HAND_OVER = """
    SELECT ledger_record_late({name}, documents) FROM (
        SELECT jsonb_agg(to_jsonb(sliced)) AS documents FROM (
            SELECT late.*, row_number() OVER () / %s AS slice FROM late WHERE NOT known) sliced
        GROUP BY slice) handed"""


def _listed(columns: list[str], alias: str | None = None) -> sql.Composed:
    names = [sql.Identifier(alias, c) if alias else sql.Identifier(c) for c in columns]
    return sql.SQL(", ").join(names)


def _row(columns: list[str], alias: str) -> sql.Composed:
    return sql.SQL("ROW({})").format(_listed(columns, alias))


def _pairs(columns: list[str], alias: str) -> sql.Composed:
    pairs = [sql.SQL("{} = {}").format(sql.Identifier(alias, c), sql.Identifier("i", c)) for c in columns]
    return sql.SQL(" AND ").join(pairs)


def _typed(columns: list[str], types: dict[str, str]) -> sql.Composed:
    text = "(r.document ->> {name})::" + "{type} AS {column}"
    return sql.SQL(", ").join(
        sql.SQL(text).format(name=sql.Literal(c), type=sql.SQL(types[c]), column=sql.Identifier(c))
        for c in columns
    )
