"""A register beside the dates of its reading."""

import ibis.expr.types as ir

from dajuan.ledger.cube import Sources
from dajuan.ledger.models import LedgeredModel


def dated(sources: Sources, model: type[LedgeredModel], *columns: str) -> ir.Table:
    """The rows of a table with ``at``, ``period_start`` and further parameters of their context."""
    return sources[model].join(sources.params.select("ctx", "at", "period_start", *columns), "ctx")


def in_period(t: ir.Table, column: str) -> ir.BooleanValue:
    """Whether a day lies in the period up to the valid date."""
    return (t[column] >= t.period_start) & (t[column] <= t["at"])
