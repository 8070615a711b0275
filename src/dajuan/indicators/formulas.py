"""Kinds of formula. A leaf (Measure) is one conditional aggregate over a cube; the rest is exact arithmetic."""

import ast
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

import ibis.expr.types as ir

from dajuan.kernel.period import same_day_before, year_end_before

Condition = Callable[[ir.Table], ir.BooleanValue]


@dataclass(frozen=True)
class Measure:
    """A conditional aggregate over one cube. ``rows`` tells which rows stand behind it, ``shows`` the
    column whose cells a reader is shown when nothing is added up (a start date for the started)."""

    cube: str
    column: str = ""
    where: Condition | None = None
    shows: str = ""

    def condition(self, table: ir.Table) -> ir.BooleanValue | None:
        return self.where(table) if self.where else None

    def rows(self, table: ir.Table) -> ir.BooleanValue | None:
        """The filter of the contributing rows: lineage is this filter without the aggregate."""
        return self.condition(table)

    def value(self, table: ir.Table) -> ir.Value:
        raise TypeError(f"{type(self).__name__} has no aggregate")


@dataclass(frozen=True)
class Count(Measure):
    """How many rows."""

    def value(self, table: ir.Table) -> ir.Value:
        return table.count(where=self.condition(table))


@dataclass(frozen=True)
class CountDistinct(Measure):
    """How many different values of ``column`` (57 projects in 80 memberships)."""

    def value(self, table: ir.Table) -> ir.Value:
        return table[self.column].nunique(where=self.condition(table))


@dataclass(frozen=True)
class Sum(Measure):
    """Sum of ``column`` over the rows that have it, zeros too."""

    def rows(self, table: ir.Table) -> ir.BooleanValue | None:
        has_value = table[self.column].notnull()
        condition = self.condition(table)
        return has_value if condition is None else condition & has_value

    def value(self, table: ir.Table) -> ir.Value:
        return table[self.column].sum(where=self.condition(table))


@dataclass(frozen=True)
class Ratio:
    """Sum over sum, times 100: never the mean of ratios. Operands are measures or indicator numbers."""

    numerator: Measure | str
    denominator: Measure | str


def cohort_rate(cube: str, members: Condition, reached: str) -> Ratio:
    """Share of a batch's members at the date that have ``reached`` a stage (a flag) by the date."""
    return Ratio(
        Count(cube, where=lambda t: members(t) & t[reached].fill_null(False), shows=reached),
        Count(cube, where=members),
    )


@dataclass(frozen=True)
class Official:
    """A published figure, read and never recomputed.

    ``indicator`` is the wording of the row, ``aliases`` other wordings; ``measure`` is ``value`` or
    ``growth``; ``yearly`` takes the latest year published (an assessment, a target); ``back`` goes
    that many years further back.
    """

    indicator: str
    measure: str = "value"
    aliases: tuple[str, ...] = ()
    yearly: bool = False
    back: int = 0


@dataclass(frozen=True)
class Earlier:
    """Another indicator, read at an earlier date: ``months`` before, or (None) at the end of the year before."""

    number: str
    months: int | None = None

    def day(self, at: date) -> date:
        """The date it is read at when this formula is read at ``at``."""
        return year_end_before(at) if self.months is None else same_day_before(at, self.months)


_OPERATIONS: dict[type[ast.AST], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


@dataclass(frozen=True)
class Derived:
    """Exact arithmetic of other indicators: ``P001 - P014 + P008``, ``O010 <= ceil(O016 / 3)``."""

    expression: str

    @cached_property
    def references(self) -> tuple[str, ...]:
        names = (node.id for node in ast.walk(self._tree) if isinstance(node, ast.Name))
        return tuple(dict.fromkeys(name for name in names if name != "ceil"))

    @cached_property
    def _tree(self) -> ast.expr:
        return ast.parse(self.expression, mode="eval").body

    def evaluate(self, operands: Mapping[str, Fraction | None]) -> Fraction | None:
        """None when an operand is missing or a divisor is zero."""
        if any(operands.get(name) is None for name in self.references):
            return None
        try:
            return _evaluate(self._tree, operands)
        except ZeroDivisionError:
            return None


def _evaluate(node: ast.expr, operands: Mapping[str, Fraction | None]) -> Fraction:
    match node:
        case ast.Constant(value=int() as number):
            return Fraction(number)
        case ast.Name(id=name):
            return operands[name] or Fraction(0)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_evaluate(inner, operands)
        case ast.BinOp(left=left, op=operation, right=right):
            return _OPERATIONS[type(operation)](_evaluate(left, operands), _evaluate(right, operands))
        case ast.Call(func=ast.Name(id="ceil"), args=[inner]):
            return Fraction(math.ceil(_evaluate(inner, operands)))
        case ast.Compare(left=left, ops=[ast.LtE()], comparators=[right]):
            return Fraction(_evaluate(left, operands) <= _evaluate(right, operands))
    raise ValueError(f"not arithmetic: {ast.unparse(node)}")


Formula = Measure | Ratio | Derived | Official | Earlier
