"""What an edition says against what the ledger says: at its own position, and now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from dajuan.answers.bound import BoundFigure
from dajuan.answers.lineage import Dated, records_hashes
from dajuan.answers.models import Edition
from dajuan.indicators.compute import Computation
from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.figure import Figure
from dajuan.indicators.models import OfficialFigure
from dajuan.indicators.request import Request
from dajuan.indicators.series import Reading
from dajuan.kernel.period import Period
from dajuan.ledger.cube import CUBES
from dajuan.ledger.models import ChangeSet, Withdrawal
from dajuan.ledger.position import head
from dajuan.store.transactions import read_tx


class Cause(StrEnum):
    """Why a figure reads otherwise: its facts, the set of its records only, or its definition."""

    FACTS = "facts"
    RECORDS = "records"
    DEFINITION = "definition"


@dataclass(frozen=True)
class Difference:
    """A figure as frozen and as it reads otherwise; values exact, ``None`` where there is none."""

    key: str
    label: str
    before: str
    after: str
    value_before: Decimal | None
    value_after: Decimal | None
    cause: Cause


@dataclass(frozen=True)
class ChangeNote:
    """A change-set after the edition's position that touched facts figures are made of."""

    seq: int
    at: datetime
    actor_label: str
    department: str
    action: str
    subject: str
    reason: str


@dataclass(frozen=True)
class SinceSigning:
    """``broken`` lists figures that do not come out again at the edition's own position by the same
    definition (it must be empty); ``differences`` what reads otherwise now, variants that are new since
    included, and ``changes`` what was written in between."""

    broken: tuple[Difference, ...]
    differences: tuple[Difference, ...]
    changes: tuple[ChangeNote, ...]


def recomputed(edition_id: int) -> list[Difference]:
    """Computes every figure again at the edition's position, records and all; empty when all are equal."""
    with read_tx():
        row = Edition.objects.get(id=edition_id)
        return list(_differences(row, row.known_seq, with_records=True))


def since_signing(edition_id: int) -> SinceSigning:
    """Later edits, seen from an edition: old and new figures, and the change-sets between (who, why)."""
    with read_tx():
        row = Edition.objects.get(id=edition_id)
        now = head()[0]
        return SinceSigning(
            broken=tuple(
                difference
                for difference in _differences(row, row.known_seq, with_records=False)
                if difference.cause is not Cause.DEFINITION
            ),
            differences=tuple(_differences(row, None, with_records=False)),
            changes=tuple(_changes(row.known_seq, now)),
        )


def _differences(row: Edition, seq: int | None, *, with_records: bool) -> Iterator[Difference]:
    period = Period.parse(row.period)
    frozen = [BoundFigure.of_row(figure) for figure in row.figures.all()]
    fresh = _read_again(frozen, period, seq)
    hashes: Mapping[str, str] = {}
    if with_records:
        dated = [Dated(old.key, old.at, old.known_date) for old in frozen if old.at and old.key in fresh]
        hashes = records_hashes(dated, period, seq)
    for old in frozen:
        new = fresh.get(old.key)
        if cause := _cause(old, new, hashes.get(old.key, old.records_hash)):
            yield _difference(old, BoundFigure.of(new) if new else BoundFigure.missing(old.key), cause)
    for key in fresh.keys() - {old.key for old in frozen}:
        if f"{{{fresh[key].number}.*" in row.text:
            yield _difference(BoundFigure.missing(key), BoundFigure.of(fresh[key]), Cause.FACTS)


def _difference(old: BoundFigure, new: BoundFigure, cause: Cause) -> Difference:
    label = old.label if old.at else new.label
    return Difference(old.key, label, old.printed, new.printed, old.value, new.value, cause)


def _cause(old: BoundFigure, new: Figure | None, records_hash: str) -> Cause | None:
    if new is None:
        return None if old.value is None else Cause.FACTS
    if old.version != new.version:
        return Cause.DEFINITION
    if old.value != new.value:
        return Cause.FACTS
    return Cause.RECORDS if (old.records, old.records_hash) != (new.records, records_hash) else None


def _read_again(frozen: Iterable[BoundFigure], period: Period, seq: int | None) -> Mapping[str, Figure]:
    """Each figure at its own two dates, by the key it was frozen under; one query a cube."""
    requests: dict[Request, None] = {}
    for figure in frozen:
        number, _, suffix = figure.key.partition(".")
        if figure.at and number in INDICATORS:
            indicator = INDICATORS.get(number)
            reading = Reading("" if indicator.breakdown else suffix, figure.at, figure.known_date)
            requests[Request(indicator, reading, seq)] = None
    computation = Computation(period, list(requests), head()[0])
    return {figure.key: figure for request in requests for figure in computation.figures(request)}


def _changes(after: int, until: int) -> Iterator[ChangeNote]:
    models = {model for cube in CUBES for model in cube.models} | {OfficialFigure}
    tables = [Withdrawal._meta.db_table, *(model._meta.db_table for model in models)]
    found = ChangeSet.objects.filter(
        chain__seq__gt=after, chain__seq__lte=until, records__table__in=tables
    ).order_by("chain__seq")
    for row in found.select_related("chain").distinct():
        yield ChangeNote(
            row.chain.seq, row.at, row.actor_label, row.department, row.action, row.subject, row.reason
        )
