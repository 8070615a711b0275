"""The join every cube of projects is made of."""

import ibis.expr.types as ir


def beside(base: ir.Table, *parts: ir.Table) -> ir.Table:
    """``base`` with every part left-joined by project, and by reading if the part is dated, by position if
    it is not: one flat join, keys not repeated."""
    joined: ir.Table = base
    for place, part in enumerate(parts):
        keys = ("ctx" if "ctx" in part.columns else "pos", "project_code")
        on = [base[key] == part[key] for key in keys]
        joined = joined.left_join(part, on, rname=f"{{name}}_of_{place}")
    return joined.select(*(name for name in joined.columns if "_of_" not in name))
