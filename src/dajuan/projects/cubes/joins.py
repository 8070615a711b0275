"""Two joins every cube of projects is made of."""

import ibis.expr.types as ir

from dajuan.ledger.cube import Sources

CTX_PROJECT = ["ctx", "project_code"]


def dated(sources: Sources, table: ir.Table, *columns: str) -> ir.Table:
    """The relation beside the dates (and thresholds) of its context."""
    return table.join(sources.params.select("ctx", *columns), "ctx")


def beside(base: ir.Table, *parts: ir.Table) -> ir.Table:
    """``base`` with every part left-joined by context and project: one flat join, keys not repeated."""
    joined: ir.Table = base
    for place, part in enumerate(parts):
        on = [base[key] == part[key] for key in CTX_PROJECT]
        joined = joined.left_join(part, on, rname=f"{{name}}_of_{place}")
    return joined.select(*(name for name in joined.columns if "_of_" not in name))
