"""Conditions on dates."""

import ibis.expr.types as ir


def in_period(t: ir.Table, column: str) -> ir.BooleanValue:
    """Whether a day lies in the period up to the valid date."""
    return (t[column] >= t.period_start) & (t[column] <= t["at"])
