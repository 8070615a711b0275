"""Matching by credit code: corrections serve for matching, whenever they were made; cells stay as they are."""

import ibis
import ibis.expr.types as ir

from dajuan.ledger.cube import Sources, first_of
from dajuan.registers.models import ChangeKind, EnterpriseChange


def matched(sources: Sources, table: ir.Table) -> ir.Table:
    """The relation with ``matched_code``: the corrected code, else the right one, else nothing."""
    changes = sources[EnterpriseChange]
    corrections = changes.filter(changes.kind == ChangeKind.CODE_CORRECTED.value)
    newest = [corrections.changed_on.desc(), corrections.id.desc()]
    corrections = first_of(corrections, [corrections.pos, corrections.old_value], newest).select(
        correction_pos="pos", wrong_code="old_value", corrected_code="new_value"
    )
    t = table.left_join(
        corrections,
        [table.pos == corrections.correction_pos, table.written_code == corrections.wrong_code],
    ).drop("correction_pos", "wrong_code")
    return t.mutate(matched_code=ibis.coalesce(t.corrected_code, t.credit_code.nullif("")))


def latest_by_code(table: ir.Table) -> ir.Table:
    """One row per thing whose code was first written wrong and later right: the one reported last."""
    same = [table.pos, ibis.coalesce(table.matched_code, table.written_code)]
    return first_of(table, same, [table.reported_on.desc(), table.id.desc()])
