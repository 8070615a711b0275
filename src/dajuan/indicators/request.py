"""A figure that is asked for, and the figures it is arithmetic of."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dajuan.indicators.definition import INDICATORS, Indicator
from dajuan.indicators.formulas import Earlier
from dajuan.indicators.series import Reading
from dajuan.ledger.asof import Context


@dataclass(frozen=True)
class Request:
    """A figure wanted: the definition, one reading of it, at one ledger position."""

    indicator: Indicator
    reading: Reading
    seq: int | None

    @cached_property
    def context(self) -> Context:
        return Context(self.reading.at, self.reading.known, self.seq)

    def operand(self, number: str) -> "Request":
        """The same position for one of the indicators this one is arithmetic of, at the date it means."""
        at = self.indicator.operand_day(self.reading.at)
        return Request(INDICATORS.get(number), Reading("", at, self.reading.known), self.seq)

    @property
    def source(self) -> "Request":
        """Whose rows stand behind it: itself, or what it reads at an earlier date."""
        formula = self.indicator.formula
        return self.operand(formula.number).source if isinstance(formula, Earlier) else self


def with_operands(requests: Iterable[Request]) -> list[Request]:
    """The requests and, behind them, whatever they are arithmetic of, each once."""
    found: dict[Request, None] = {}
    waiting = list(requests)
    while waiting:
        request = waiting.pop(0)
        if request in found:
            continue
        found[request] = None
        waiting += [request.operand(number) for number in request.indicator.references]
    return list(found)
