"""One hash per figure over all records behind it, its operands' included.

The same filters as the figure's own, without the aggregate: one statement a cube for all figures of a
sheet, because compiling one for each of them would take longer than reading them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

import ibis
import ibis.expr.types as ir

from dajuan.indicators.compute import UNFILLED
from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.formulas import Official
from dajuan.indicators.queries import records_of
from dajuan.indicators.records import parts_of
from dajuan.kernel.amount import plain
from dajuan.kernel.kept_text import kept_text
from dajuan.kernel.period import Period
from dajuan.ledger.asof import Context
from dajuan.ledger.cube import CUBES, rows_of, sql_of
from dajuan.ledger.position import Position
from dajuan.ledger.reading import run


@dataclass(frozen=True)
class Dated:
    """A figure's key and the two dates it was read at."""

    key: str
    at: date
    known_date: date | None


@dataclass(frozen=True)
class _List:
    """One list of records: a part of a definition, read in a context, for one value of its breakdown."""

    number: str
    part: str
    context: Context
    item: str


def records_hashes(figures: Iterable[Dated], period: Period, seq: int | None) -> dict[str, str]:
    """sha256 (hex) by key, over the sorted records of every list the figure rests on; ``seq`` None: head."""
    lists = {figure.key: list(_lists(figure, seq)) for figure in figures}
    digests = _digests({one for found in lists.values() for one in found}, period)
    return {key: _sha256(digests[one] for one in found) for key, found in lists.items()}


def _lists(figure: Dated, seq: int | None) -> Iterator[_List]:
    number, _, suffix = figure.key.partition(".")
    indicator = INDICATORS.get(number)
    item = suffix if indicator.breakdown and suffix != UNFILLED else ""
    parts = [""] if isinstance(indicator.formula, Official) else list(parts_of(indicator))
    for part in parts:
        yield _List(number, part, Context(figure.at, figure.known_date, seq), item)
    for reference in indicator.references:
        day = indicator.operand_day(figure.at)
        yield from _lists(Dated(reference, day, figure.known_date), seq)


def _digests(lists: Iterable[_List], period: Period) -> dict[_List, str]:
    cubes: dict[str, list[_List]] = {}
    digests: dict[_List, str] = {}
    for one in lists:
        if one.part:
            cubes.setdefault(parts_of(INDICATORS.get(one.number))[one.part].cube, []).append(one)
        else:
            known = Position(one.context.seq, one.context.known)
            digests[one] = records_of(one.number, period, at=one.context.at, known=known).digest
    for cube, found in cubes.items():
        records = _records(cube, found, period)
        digests |= {one: _sha256(sorted(records.get(one, []))) for one in found}
    return digests


def _records(cube: str, lists: Sequence[_List], period: Period) -> Mapping[_List, list[str]]:
    """``entity=value`` of every row of every list of one cube."""
    leaves = tuple(sorted({(one.number, one.part) for one in lists}))
    contexts = list(dict.fromkeys(one.context for one in lists))
    found: dict[_List, list[str]] = {}
    span = (period.start, period.end)
    for ctx, entity, *cells in run(CUBES.get(cube), _text(cube, leaves), contexts, span):
        for place, (number, part) in enumerate(leaves):
            belongs, value, item = cells[3 * place : 3 * place + 3]
            if belongs:
                one = _List(number, part, contexts[int(str(ctx))], str(item or ""))
                found.setdefault(one, []).append(f"{entity}={_written(value)}")
    return found


@kept_text
def _text(cube: str, leaves: tuple[tuple[str, str], ...]) -> str:
    """Context, entity, and for every leaf: whether the row belongs to it, its value, its dimension."""
    t = rows_of(cube)
    columns: dict[str, ir.Value] = {"entity": t.entity.cast("string")}
    for place, (number, part) in enumerate(leaves):
        indicator = INDICATORS.get(number)
        measure = parts_of(indicator)[part]
        condition = measure.rows(t)
        columns[f"b{place}"] = ibis.literal(True) if condition is None else condition
        columns[f"v{place}"] = t[measure.column] if measure.column else ibis.null("string")
        columns[f"i{place}"] = (
            t[indicator.breakdown].cast("string") if indicator.breakdown else ibis.literal("")
        )
    return sql_of(t.select("ctx", **columns))


def _written(value: object) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)


def _sha256(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()
