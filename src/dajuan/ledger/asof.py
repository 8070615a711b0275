"""Relations at a position: SQL for a ledgered table as it stood at (seq S, reported_by T).

Every relation carries ``pos``, the number of the position (a row of ``positions``) it was read at, so
that one query answers many. Two ways of reading:

* at the head, the live table is the answer, and history is looked up only for entities whose
  present version was reported after T;
* at an older S, the last version by (reported_on, seq) of each entity is taken from the records.

A register (``is_register``) not yet reported at T is read at its first version.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import connection, models

from dajuan.ledger.models import LedgeredModel

#: The one action whose records never count: it only brings the live table back to what stands.
WITHDRAW = "ledger.withdraw"
#: Records of withdrawn change-sets, and of the change-sets that withdrew them, never count.
_COUNTS = f"""
    NOT EXISTS (SELECT FROM gone g WHERE g.change_set_id = r.change_set_id
                AND (p.seq IS NULL OR g.seq <= p.seq))
    AND NOT EXISTS (SELECT FROM ledger_change_set s WHERE s.id = r.change_set_id
                    AND s.action = '{WITHDRAW}')"""  # noqa: S608
GONE = """gone AS (
    SELECT w.change_set_id, min(c.seq) AS seq FROM ledger_withdrawal w
    JOIN ledger_record r ON r.table_name = 'ledger_withdrawal' AND r.entity = w.id::text
    JOIN ledger_chain c ON c.change_set_id = r.change_set_id GROUP BY 1)"""
_LAST = "r.reported_on DESC, c.seq DESC, r.id DESC"
#: The last version of one entity that counts at the head, this transaction's own records included
#: (they have no place in the chain yet, and NULLs come first).
STANDING = f"""
    SELECT r.op, r.document, r.reported_on FROM ledger_record r
    LEFT JOIN ledger_chain c ON c.change_set_id = r.change_set_id
    WHERE r.table_name = {{table}} AND r.entity = {{entity}} AND {{condition}}
      AND NOT EXISTS (SELECT FROM ledger_withdrawal w WHERE w.change_set_id = r.change_set_id)
      AND NOT EXISTS (SELECT FROM ledger_change_set s WHERE s.id = r.change_set_id
                      AND s.action = '{WITHDRAW}')
    ORDER BY {_LAST} LIMIT 1"""  # noqa: S608
_LAST_OR_FIRST = (
    "p.known IS NOT NULL AND r.reported_on > p.known,"
    " CASE WHEN p.known IS NULL OR r.reported_on <= p.known THEN r.reported_on END DESC,"
    " CASE WHEN r.reported_on > p.known THEN r.reported_on END,"
    " CASE WHEN p.known IS NULL OR r.reported_on <= p.known THEN -c.seq ELSE c.seq END, r.id DESC"
)


@dataclass(frozen=True)
class Context:
    """One reading: valid date ``at``, known ``seq`` (None: head) and ``known`` (None: everything)."""

    at: date
    known: date | None = None
    seq: int | None = None


@cache
def columns_of(model: type[LedgeredModel]) -> dict[str, str]:
    """Column name to PostgreSQL type, in order."""
    return {str(f.column): _type(f) for f in model._meta.concrete_fields}


def _type(field: "models.Field[object, object]") -> str:
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    return (kind.rel_db_type(connection) if kind.primary_key else kind.db_type(connection)) or "text"


def relation_name(model: type[LedgeredModel]) -> str:
    """The name queries use for ``model`` at a position."""
    return f"at_{model._meta.db_table}"


@cache
def relation_sql(model: type[LedgeredModel], *, past: bool, dated: bool) -> str:
    """The body of a CTE over ``positions(pos, known, seq)``.

    ``past``: some position names a seq. ``dated``: some position names a reported-by date.
    """
    if past:
        return _from_records(model, _PAST_CONDITION, register=model.is_register)
    if not dated:
        return _live(model)
    late = _from_records(model, _LATE_CONDITION, register=model.is_register, records=_late_records(model))
    unchanged = f" OR t.id NOT IN (SELECT id FROM {_changed(model)} c)" if model.is_register else ""  # noqa: S608
    return f"{_live(model)} WHERE p.known IS NULL OR t.reported_on <= p.known{unchanged}\nUNION ALL\n{late}"


_PAST_CONDITION = "c.seq <= coalesce(p.seq, 9223372036854775807)"
_LATE_CONDITION = "p.known IS NOT NULL AND (r.standing_on IS NULL OR r.standing_on > p.known)"


def _live(model: type[LedgeredModel]) -> str:
    columns = ", ".join(f't."{c}"' for c in columns_of(model))
    return f"SELECT p.pos, {columns} FROM positions p CROSS JOIN {model._meta.db_table} t"  # noqa: S608


def _changed(model: type[LedgeredModel]) -> str:
    """Entities with more than their first record; of the others the live row is every version there is."""
    return f"""(
        SELECT DISTINCT r.entity, r.entity::bigint AS id FROM ledger_record r
        WHERE r.table_name = '{model._meta.db_table}' AND r.op <> 'i')"""  # noqa: S608


def _late_records(model: type[LedgeredModel]) -> str:
    """Records that may stand where the live row was reported too late, or is gone: found once for all
    positions, and only of changed entities, each looked up by itself."""
    table = model._meta.db_table
    standing = f"SELECT t.reported_on FROM {table} t WHERE t.id = c.id"  # noqa: S608
    return f"""(
        SELECT * FROM (
            SELECT r.*, ({standing}) AS standing_on FROM {_changed(model)} c CROSS JOIN LATERAL (
                SELECT * FROM ledger_record r WHERE r.table_name = '{table}' AND r.entity = c.entity OFFSET 0) r
        ) r WHERE standing_on IS NULL OR standing_on > (SELECT min(known) FROM positions) OFFSET 0)"""  # noqa: S608


def _from_records(
    model: type[LedgeredModel], condition: str, *, register: bool, records: str = "ledger_record"
) -> str:
    typed = ", ".join(f"(v.document ->> '{c}')::{t} AS \"{c}\"" for c, t in columns_of(model).items())
    reported = "TRUE" if register else "(p.known IS NULL OR r.reported_on <= p.known)"
    order = _LAST_OR_FIRST if register else _LAST
    return f"""SELECT v.pos, {typed} FROM (
    SELECT DISTINCT ON (p.pos, r.entity) p.pos, r.op, r.document
    FROM positions p JOIN {records} r ON r.table_name = '{model._meta.db_table}'
    JOIN ledger_chain c ON c.change_set_id = r.change_set_id
    WHERE {condition} AND {reported} AND {_COUNTS}
    ORDER BY p.pos, r.entity, {order}) v WHERE v.op <> 'd'"""  # noqa: S608
