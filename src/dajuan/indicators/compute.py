"""Computing figures: which readings are asked for, one query a cube, exact arithmetic in Python."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial

from dajuan.indicators.definition import INDICATORS, Indicator
from dajuan.indicators.figure import CoverageCount, Exclusion, Figure, Operand
from dajuan.indicators.formulas import Derived, Earlier, Measure, Official, Ratio, Sum
from dajuan.indicators.official import choose, published
from dajuan.indicators.request import Request, with_operands
from dajuan.indicators.statements import Cell, Cells, Leaf, aggregate
from dajuan.kernel.amount import MONEY_UNITS, plain, rounded
from dajuan.kernel.period import Period
from dajuan.ledger.asof import Context
from dajuan.store.transactions import read_side_by_side

_DECIMALS = 6
_NOTHING = Cell(None, 0)
#: How the variant of a breakdown is called whose rows leave the dimension empty.
UNFILLED = "未填"


@dataclass(frozen=True)
class _Term:
    """A value in base units (元, plain numbers, percent) with the rows behind it."""

    value: Fraction | None
    rows: int


class Computation:
    """Figures of one period at one moment of the ledger; leaves are read once, operands shared."""

    def __init__(self, period: Period, requests: Sequence[Request], head_seq: int) -> None:
        self.period, self.head_seq = period, head_seq
        everything = with_operands(requests)
        span = (period.start, period.end)
        self._cells: Cells = {}
        reads = [
            partial(aggregate, cube, list(leaves.values()), list(contexts), span)
            for cube, (leaves, contexts) in sorted(_leaves(everything).items(), key=_size)
        ]
        for cells in read_side_by_side(reads):
            self._cells.update(cells)
        self._terms: dict[tuple[Request, str], _Term] = {}
        official = [request for request in everything if isinstance(request.indicator.formula, Official)]
        self._readings = list(dict.fromkeys(request.context for request in official))
        self._published = published(self._readings, span) if official else []

    def figures(self, request: Request) -> list[Figure]:
        """One figure, or one for each value of the definition's breakdown."""
        indicator = request.indicator
        if not indicator.breakdown:
            return [self._figure(request, "")]
        items = self._cells.get(((indicator.number, "value"), request.context), {})
        return [self._figure(request, item) for item in sorted({*items, *indicator.always}, key=_natural)]

    def _figure(self, request: Request, item: str) -> Figure:
        indicator, reading = request.indicator, request.reading
        source = request.source
        operands = self._operands(source, item)
        term = self._term(source, item)
        divided = isinstance(source.indicator.formula, Ratio)
        value = _in_unit(term.value, indicator.unit)
        suffix = ".".join(
            part for part in (item or (UNFILLED if indicator.breakdown else ""), reading.suffix) if part
        )
        return Figure(
            number=indicator.number,
            suffix=suffix,
            code=indicator.name,
            label=indicator.named(reading.at, item),
            value=value,
            unit=indicator.unit,
            printed=indicator.shown(term.value),
            numerator=operands[0].value if divided else None,
            denominator=operands[1].value if divided else None,
            records=term.rows,
            excluded=self._excluded(source, item),
            coverage=self._coverage(source),
            operands=operands,
            formula=indicator.formula_text,
            scope_note=indicator.scope_note,
            at=reading.at,
            known_seq=request.seq if request.seq is not None else self.head_seq,
            known_date=reading.known,
        )

    def _cell(self, request: Request, name: str, item: str) -> Cell:
        return self._cells.get(((request.indicator.number, name), request.context), {}).get(item, _NOTHING)

    def _leaf(self, request: Request, name: str, item: str, measure: Measure) -> _Term:
        cell = self._cell(request, name, item)
        if cell.value is None:
            # No row at all: a count is zero, a sum is nothing.
            return _Term(None if isinstance(measure, Sum) and not cell.rows else Fraction(0), cell.rows)
        return _Term(Fraction(cell.value), cell.rows)

    def _reference(self, request: Request, number: str) -> _Term:
        return self._term(request.operand(number), "")

    def _part(self, request: Request, name: str, item: str, part: Measure | str) -> _Term:
        if isinstance(part, str):
            return self._reference(request, part)
        return self._leaf(request, name, item, part)

    def _term(self, request: Request, item: str) -> _Term:
        """Worked out once, however many figures are arithmetic of it."""
        if (request, item) not in self._terms:
            self._terms[request, item] = self._worked_out(request, item)
        return self._terms[request, item]

    def _worked_out(self, request: Request, item: str) -> _Term:
        match request.indicator.formula:
            case Measure() as measure:
                return self._leaf(request, "value", item, measure)
            case Ratio(numerator=above, denominator=below):
                top = self._part(request, "numerator", item, above)
                bottom = self._part(request, "denominator", item, below)
                rows = max(top.rows, bottom.rows)
                if top.value is None or not bottom.value:
                    return _Term(None, rows)
                return _Term(top.value / bottom.value * 100, rows)
            case Derived() as derived:
                terms = {number: self._reference(request, number) for number in derived.references}
                value = derived.evaluate({number: term.value for number, term in terms.items()})
                return _Term(value, max(term.rows for term in terms.values()))
            case Earlier():
                return self._term(request.source, item)
            case Official() as formula:
                ctx = self._readings.index(request.context)
                row = choose(formula, self._published, ctx, request.reading.at)
                if row is None:
                    return _Term(None, 0)
                found = row.growth if formula.measure == "growth" else row.value
                return _Term(Fraction(str(found)), 1)

    def _operands(self, request: Request, item: str) -> tuple[Operand, ...]:
        indicator = request.indicator
        if isinstance(indicator.formula, Ratio):
            names = ("numerator", "分子"), ("denominator", "分母")
            parts = indicator.formula.numerator, indicator.formula.denominator
            return tuple(
                self._operand(request, item, name, label, part)
                for (name, label), part in zip(names, parts, strict=True)
            )
        return tuple(self._operand(request, item, "", "", number) for number in indicator.references)

    def _operand(self, request: Request, item: str, name: str, label: str, part: Measure | str) -> Operand:
        term = self._part(request, name, item, part)
        if isinstance(part, str):
            other = INDICATORS.get(part)
            value = _in_unit(term.value, other.unit)
            return Operand(other.heading, value, other.unit, term.rows, key=_variant(request, other))
        unit = "万元" if part.column else "个"
        return Operand(label, _in_unit(term.value, unit), unit, term.rows, part=name)

    def _excluded(self, request: Request, item: str) -> tuple[Exclusion, ...]:
        counts = (
            Exclusion(excluded.label, self._cell(request, f"excluded{place}", item).rows)
            for place, excluded in enumerate(request.indicator.excludes)
        )
        return tuple(exclusion for exclusion in counts if exclusion.count)

    def _coverage(self, request: Request) -> CoverageCount | None:
        if request.indicator.coverage is None:
            return None
        return CoverageCount(
            self._cell(request, "reported", "").rows, self._cell(request, "expected", "").rows
        )


_Reads = tuple[dict[tuple[str, str], Leaf], dict[Context, None]]


def _leaves(requests: Iterable[Request]) -> Mapping[str, _Reads]:
    """By cube: its leaves and the contexts they are read in, each once. A breakdown's own value goes by
    its dimension, coverage in total."""
    found: dict[str, _Reads] = {}
    for request in requests:
        indicator = request.indicator
        for name, measure in indicator.measures.items():
            dimension = "" if name in ("reported", "expected") else indicator.breakdown
            leaves, contexts = found.setdefault(measure.cube, ({}, {}))
            leaves.setdefault((indicator.number, name), Leaf((indicator.number, name), measure, dimension))
            contexts[request.context] = None
    return found


def _size(read: tuple[str, _Reads]) -> int:
    """About how long a cube takes."""
    leaves, contexts = read[1]
    return len(leaves) * len(contexts)


def _variant(request: Request, other: Indicator) -> str:
    """The key of an operand: its own variant of the same reading where both print the same series."""
    suffix = request.reading.suffix
    return f"{other.number}.{suffix}" if suffix and other.series == request.indicator.series else other.number


def _in_unit(value: Fraction | None, unit: str) -> Decimal | None:
    """The published value: exact for counts and money, six decimals for what was divided."""
    if value is None:
        return None
    shown = value / int(MONEY_UNITS[unit]) if unit in MONEY_UNITS else value
    return Decimal(plain(rounded(shown, _DECIMALS)))


def _natural(item: str) -> tuple[int, str]:
    return (int(item), "") if item.isdigit() else (10**9, item)
