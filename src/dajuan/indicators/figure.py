"""A figure: the value of an indicator at a position, with everything needed to defend it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dajuan.indicators.definition import INDICATORS


@dataclass(frozen=True)
class Exclusion:
    """How many rows a figure leaves out for one reason."""

    reason: str
    count: int


@dataclass(frozen=True)
class CoverageCount:
    """``reported`` of ``expected`` have reported."""

    reported: int
    expected: int


@dataclass(frozen=True)
class Operand:
    """One term of the calculation. ``key`` is the figure it equals, ``part`` the own list of records
    (``numerator``, ``denominator``, ``value``) when it is a term of this figure only."""

    label: str
    value: Decimal | None
    unit: str
    records: int
    key: str = ""
    part: str = ""


@dataclass(frozen=True)
class Figure:
    """``value`` is exact, in ``unit`` (万元 for money, % to six decimals); ``printed`` is rounded once.

    ``at`` is the valid date, ``known_date`` what had been reported by then (None: everything), and
    ``known_seq`` the position in the ledger; ``records`` counts the rows behind its largest operand.
    """

    number: str
    suffix: str
    code: str
    label: str
    value: Decimal | None
    unit: str
    printed: str
    numerator: Decimal | None
    denominator: Decimal | None
    records: int
    excluded: tuple[Exclusion, ...]
    coverage: CoverageCount | None
    operands: tuple[Operand, ...]
    formula: str
    scope_note: str
    at: date
    known_seq: int
    known_date: date | None

    @property
    def version(self) -> str:
        """The definition it was computed by; worked out when asked for."""
        return INDICATORS.get(self.number).version

    @property
    def key(self) -> str:
        """The zone's number with the variant's suffix: ``P011.经济发展局``."""
        return f"{self.number}.{self.suffix}" if self.suffix else self.number
