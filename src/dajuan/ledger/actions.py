"""Withdrawing a whole change-set: both stay in the ledger, and the live tables go back to what stands."""

from collections.abc import Iterator
from uuid import UUID

from django.db import IntegrityError, connection, models
from psycopg import sql

from dajuan.ledger.actors import Actor
from dajuan.ledger.asof import STANDING, WITHDRAW
from dajuan.ledger.change import Change, Committed, commit_change
from dajuan.ledger.models import ChangeSet, LedgeredModel, Record, Withdrawal, ledgered_models

_NAMED = 5  # so many of the facts in the way are named


class WithdrawalRefused(Exception):
    """Why a change-set cannot be withdrawn, in words to show as they are."""


def withdraw_import(
    change_set_id: UUID, *, by: Actor, reason: str, key: str | None = None
) -> Committed[dict[str, int]]:
    """Takes an import, or any other change-set, out of every later reading.

    Each row it touched goes back to its last version by (reported_on, seq) that still counts, or goes
    when there is none; what other change-sets reported stays. The value counts the rows brought back
    or removed, by table. Raises WithdrawalRefused when it was withdrawn before, is itself a withdrawal,
    or when other facts hang on a row that would go.
    """
    if not reason.strip():
        raise WithdrawalRefused("请填写撤回的理由")
    target = ChangeSet.objects.filter(id=change_set_id).first()
    if target is None:
        raise WithdrawalRefused("找不到这个变更集")
    if target.action == WITHDRAW:
        raise WithdrawalRefused("撤回本身不能再撤回：需要的数据请重新导入")

    def work(change: Change) -> dict[str, int]:
        if Withdrawal.objects.filter(change_set=target).exists():
            raise WithdrawalRefused("这个变更集已经撤回过了")
        tables = _touched(target)
        for model in tables:  # whoever writes there now comes first; whoever comes later waits
            _run(_LOCK, model)
        Withdrawal.objects.create(change_set=target, reason=reason)
        restored = {model._meta.db_table: _restore(target, model) for model in tables}
        hanging = [line for model in tables for line in _hanging(model)]
        if hanging:
            raise WithdrawalRefused(f"撤回会使这些数据失去依据，请先处理它们：{'；'.join(hanging)}")
        return restored

    body = f"{change_set_id}\n{reason}".encode()
    subject = target.subject or target.action
    try:
        return commit_change(
            work, by=by, action=WITHDRAW, reason=reason, subject=subject[:200], key=key, body=body
        )
    except IntegrityError as error:
        raise WithdrawalRefused(f"撤回后的数据与现有数据冲突，无法撤回（{error}）") from error


def _touched(target: ChangeSet) -> list[type[LedgeredModel]]:
    names = set(Record.objects.filter(change_set=target).values_list("table", flat=True).distinct())
    return [model for name, model in sorted(ledgered_models().items()) if name in names]


def _run(
    text: str, model: type[LedgeredModel], **parts: sql.Composable
) -> tuple[int, list[tuple[object, ...]]]:
    """Runs one statement about ``model``: ``standing`` is what its touched rows go back to (a NULL id
    where nothing stands), ``vanished`` the live rows that go."""
    table = model._meta.db_table
    columns = [str(f.column) for f in model._meta.concrete_fields]
    named = {
        "table": sql.Identifier(table),
        "name": sql.Literal(table),
        "standing": sql.Identifier(f"standing_{table}"[:63]),
        "vanished": sql.Identifier(f"vanished_{table}"[:63]),
        "columns": sql.SQL(", ").join(sql.Identifier(c) for c in columns),
        "restored": sql.SQL(", ").join(sql.Identifier("s", c) for c in columns),
        "present": sql.SQL(", ").join(sql.Identifier("t", c) for c in columns),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(text).format(**{**named, **parts}))
        return cursor.rowcount, cursor.fetchall() if cursor.description else []


def _restore(target: ChangeSet, model: type[LedgeredModel]) -> int:
    standing = STANDING.format(table="{name}", entity="touched.entity", condition="TRUE")
    _run(_STANDING.format(standing=standing), model, target=sql.Literal(target.id))
    _run(_VANISHED, model)
    return sum(_run(statement, model)[0] for statement in (_DELETE, _UPDATE, _INSERT))


_LOCK = "LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE"
_STANDING = """
    CREATE TEMP TABLE {{standing}} ON COMMIT DROP AS
    SELECT touched.entity::bigint AS entity_id, v.*,
           EXISTS (SELECT FROM {{table}} t WHERE t.id = touched.entity::bigint) AS is_present
    FROM (SELECT DISTINCT entity FROM ledger_record
          WHERE change_set_id = {{target}} AND table_name = {{name}}) touched
    LEFT JOIN LATERAL ({standing}) last ON TRUE
    LEFT JOIN LATERAL jsonb_populate_record(NULL::{{table}}, last.document) v ON last.op <> 'd'"""
_VANISHED = """
    CREATE TEMP TABLE {vanished} ON COMMIT DROP AS
    SELECT t.* FROM {table} t JOIN {standing} s ON s.entity_id = t.id WHERE s.id IS NULL"""
_DELETE = "DELETE FROM {table} t USING {vanished} v WHERE v.id = t.id"
_UPDATE = """
    UPDATE {table} t SET ({columns}) = ROW({restored}) FROM {standing} s
    WHERE s.id = t.id AND ROW({present}) IS DISTINCT FROM ROW({restored})"""
_INSERT = """
    INSERT INTO {table} ({columns}) SELECT {restored} FROM {standing} s
    WHERE s.id IS NOT NULL AND NOT s.is_present"""
_LINKED_TO_NOTHING = """
    WHERE r.{link} IN (SELECT {linked} FROM {vanished})
    AND NOT EXISTS (SELECT FROM {table} t WHERE t.{linked} = r.{link})"""
_HANGING = f"SELECT r.{{key}} FROM {{related}} r {_LINKED_TO_NOTHING}"  # noqa: S608
_DERIVED = f"DELETE FROM {{related}} r {_LINKED_TO_NOTHING}"  # noqa: S608


def _hanging(model: type[LedgeredModel]) -> Iterator[str]:
    """Names the facts whose link leads to a row that is gone; what is only derived from the row goes too."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        link, related = relation.field, relation.field.model
        parts = {
            "related": sql.Identifier(related._meta.db_table),
            "key": sql.Identifier(str(related._meta.pk.column)),
            "link": sql.Identifier(str(link.column)),
            "linked": sql.Identifier(str(link.target_field.column)),
        }
        if relation.on_delete is models.CASCADE and not issubclass(related, LedgeredModel):
            _run(_DERIVED, model, **parts)
        elif found := _run(_HANGING, model, **parts)[1]:
            named = _names(related, [row[0] for row in found[:_NAMED]])
            yield f"“{related._meta.verbose_name}”{named}等共 {len(found)} 行"


def _names(model: type[models.Model], ids: list[object]) -> str:
    keys = model.natural_key if issubclass(model, LedgeredModel) else ("pk",)
    rows = model._default_manager.filter(pk__in=ids).order_by("pk").values_list(*keys)
    return "、".join(" ".join(str(value) for value in row) for row in rows)
