"""Words this room's indicators share: places of one kind, and what of them is done."""

import ibis.expr.types as ir

from dajuan.indicators.definition import Excluded
from dajuan.indicators.formulas import Condition, Count

PLACES = "places"


def done(kind: str, category: str = "") -> Condition:
    """Places of a kind (and of a category whose name holds a word) finished by the date."""

    def condition(t: ir.Table) -> ir.BooleanValue:
        found = (t.kind == kind) & t.finished
        return found & t.category.contains(category) if category else found

    return condition


def not_done(kind: str, category: str = "") -> Excluded:
    """Places not finished at the date, shown beside the figure."""

    def condition(t: ir.Table) -> ir.BooleanValue:
        found = (t.kind == kind) & ~t.finished
        return found & t.category.contains(category) if category else found

    return Excluded("基准日尚未完成或没有完成日期的", Count(PLACES, where=condition))
