"""The live tables against the last captured version of each of their rows."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection

from dajuan.ledger.checks import attached_triggers, expected_triggers, table_label
from dajuan.ledger.proof.verdict import Finding, Verdict

_BATCH = 5000
#: A late report (h) never stood in the live table.
_LAST = """
    SELECT coalesce(l.entity, t.id::text), l.op, l.document::text, pg_catalog.to_jsonb(t)::text
    FROM (SELECT DISTINCT ON (entity) entity, op, document FROM ledger_record
          WHERE table_name = %s AND op <> 'h' ORDER BY entity, id DESC) l
    FULL JOIN {table} t ON t.id::text = l.entity"""
_SEQ = """
    SELECT c.seq, r.change_set_id::text FROM ledger_record r
    LEFT JOIN ledger_chain c ON c.change_set_id = r.change_set_id
    WHERE r.table_name = %s AND r.entity = %s AND r.op <> 'h' ORDER BY r.id DESC LIMIT 1"""


def compare(verdict: Verdict) -> None:
    """Finds live rows that were changed, removed or added behind the ledger's back.

    A column that the captured version does not know (it was added later) is not compared.
    """
    expected, attached = expected_triggers(), attached_triggers()
    for table in sorted(t for t, triggers in expected.items() if triggers - attached.get(t, frozenset())):
        text = f"“{table_label(table)}”表上的留痕触发器不全或已停用"
        verdict.findings.append(Finding("capture", text, table=table))
    for table in sorted(expected):
        for entity, kind, text in _differences(verdict, table):
            seq, change_set = _where(table, entity)
            place = f"“{table_label(table)}”第 {entity} 行（最后记于第 {seq or '？'} 号）：{text}"
            verdict.findings.append(Finding(kind, place, seq, change_set, table, entity))


def _differences(verdict: Verdict, table: str) -> list[tuple[str, str, str]]:
    found = []
    with connection.chunked_cursor() as cursor:
        cursor.execute(_LAST.format(table=connection.ops.quote_name(table)), [table])
        while batch := cursor.fetchmany(_BATCH):
            for entity, op, document, live in batch:
                verdict.rows += live is not None
                if live != document or op == "d":
                    found += [(entity, *wrong) for wrong in _wrong(op, document, live)]
    return found


def _wrong(op: str | None, document: str | None, live: str | None) -> Iterator[tuple[str, str]]:
    if live is None:
        if op != "d":
            yield "missing_row", "现行数据里没有这一行，账本里没有删除它的记录"
    elif document is None:
        yield "unrecorded_row", "账本里没有这一行的记录"
    elif op == "d":
        yield "deleted_row", "账本记为已删除，现行数据里却有这一行"
    else:
        recorded, present = _exact(document), _exact(live)
        changed = sorted(name for name in recorded.keys() & present.keys() if recorded[name] != present[name])
        if changed:
            yield "changed_row", f"与账本不同的列：{'、'.join(changed)}"


def _exact(document: str) -> dict[str, Any]:
    return dict(json.loads(document, parse_float=str, parse_int=str))


def _where(table: str, entity: str) -> tuple[int | None, str]:
    with connection.cursor() as cursor:
        cursor.execute(_SEQ, [table, entity])
        return cursor.fetchone() or (None, "")
