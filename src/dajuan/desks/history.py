"""Versions of records in words: who, when, why, which cell, old value and new."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import DecimalField, Field, Model, Q

from dajuan.kernel.amount import grouped, in_unit
from dajuan.ledger.models import Chain, Entry, LedgeredModel, Record
from dajuan.ledger.staged import CSV_SHEET
from dajuan.org.models import Department

_PLUMBING = {"id", "entry_id", "reported_on"}
OPERATIONS = {"i": "新增", "u": "修改", "d": "删除", "h": "迟报（只入历史）"}


@dataclass(frozen=True)
class Difference:
    """One field of one version against the version before."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """One record of the ledger, readable."""

    seq: int | None
    at: datetime
    actor: str
    department: str
    action: str
    reason: str
    noun: str
    operation: str
    entity: str
    reported_on: date | None
    differences: tuple[Difference, ...]
    source: str


def history_of(entities: Mapping[type[LedgeredModel], Iterable[int]], limit: int = 60) -> list[Version]:
    """Versions of these rows, the latest first."""
    wanted = Q(pk__in=[])
    for model, ids in entities.items():
        wanted |= Q(table=model._meta.db_table, entity__in=[str(pk) for pk in ids])
    return versions(list(Record.objects.filter(wanted).select_related("change_set").order_by("-id")[:limit]))


def versions(records: list[Record]) -> list[Version]:
    """In the order given; each compared with the version before it."""
    seqs = dict(
        Chain.objects.filter(change_set__in={r.change_set_id for r in records}).values_list(
            "change_set_id", "seq"
        )
    )
    models = {model._meta.db_table: model for model in apps.get_models()}
    sources = _sources({r.document.get("entry_id") for r in records} - {None})
    names = dict(Department.objects.values_list("pk", "name"))
    before = _before(records)
    found = []
    for record in records:
        by, model = record.change_set, models.get(record.table)
        found.append(
            Version(
                seq=seqs.get(by.pk),
                at=by.at,
                actor=by.actor_label,
                department=by.department,
                action=by.action,
                reason=by.reason,
                noun=str(model._meta.verbose_name) if model else record.table,
                operation=OPERATIONS.get(record.op, record.op),
                entity=_named(record.document, getattr(model, "natural_key", ())),
                reported_on=record.reported_on,
                differences=_differences(before.get(record.pk, {}), record, model, names),
                source=sources.get(record.document.get("entry_id"), ""),
            )
        )
    return found


def _before(records: list[Record]) -> dict[int, dict[str, object]]:
    """For each record the document before it, in one query."""
    if not records:
        return {}
    wanted = Q(pk__in=[])
    for table in {record.table for record in records}:
        wanted |= Q(table=table, entity__in={record.entity for record in records if record.table == table})
    last: dict[tuple[str, str], dict[str, object]] = {}
    found: dict[int, dict[str, object]] = {}
    everything = Record.objects.filter(wanted, pk__lte=max(record.pk for record in records))
    for pk, table, entity, op, document in everything.order_by("id").values_list(
        "id", "table", "entity", "op", "document"
    ):
        found[pk] = last.get((table, entity), {})
        if op != "h":  # a late report never stood, so nothing comes after it
            last[table, entity] = document
    return found


def _differences(
    before: Mapping[str, object], record: Record, model: type[Model] | None, names: Mapping[int, str]
) -> tuple[Difference, ...]:
    fields = {str(f.column): f for f in model._meta.concrete_fields} if model else {}
    labels = {name: str(field.verbose_name) for name, field in fields.items()}

    def said(name: str, value: object) -> str:
        field = fields.get(name)
        choices = dict(getattr(field, "flatchoices", ()))
        if value not in (None, "") and _is_money(field):
            return f"{grouped(in_unit(Decimal(str(value)), '万元'), 2)} 万元"
        return str(choices[value]) if value in choices else _said(name, value, names)

    after = {} if record.op == "d" else record.document
    return tuple(
        Difference(labels.get(name, name), said(name, before.get(name)), said(name, after.get(name)))
        for name in record.document
        if name not in _PLUMBING
        and before.get(name) != after.get(name)
        and (before.get(name) or after.get(name))
    )


def _is_money(field: "Field[Any, Any] | None") -> bool:
    """The one type of amounts, in 元, everywhere."""
    return isinstance(field, DecimalField) and (field.max_digits, field.decimal_places) == (20, 2)


def _said(name: str, value: object, names: Mapping[int, str]) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if name in ("department_id", "parent_id") and isinstance(value, int):
        return names.get(value, str(value))
    return f"{Decimal(str(value)).normalize():,f}" if isinstance(value, float) else str(value)


def _named(document: Mapping[str, object], natural_key: Sequence[str]) -> str:
    """What a record is about, for people; otherwise the word that tells it apart."""
    named = ("name", "project_name", "label", "project_code", "indicator", "detail", "header")
    keys = [name for name in reversed(natural_key) if isinstance(document.get(name), str)]
    for name in (*named, *keys):
        if document.get(name):
            return str(document[name])
    return str(document.get("id", ""))


def _sources(entries: set[Any]) -> dict[int, str]:
    rows = Entry.objects.filter(pk__in=entries).values_list(
        "pk", "sheet__file__name", "sheet__name", "row_number"
    )
    return {
        pk: f"{file} · 第{row}行" if sheet == CSV_SHEET else f"{file} · {sheet} · 第{row}行"
        for pk, file, sheet, row in rows
    }
