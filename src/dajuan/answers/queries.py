"""Typed reads of answer sheets: as they would be printed now, and as they were frozen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from dajuan.answers.bound import BoundFigure
from dajuan.answers.checking import doubted
from dajuan.answers.definition import SHEETS, Sheet, words_of
from dajuan.answers.editions import EditionHead, heads
from dajuan.answers.markup import bound_numbers, compose
from dajuan.answers.models import Edition, EditionState
from dajuan.answers.sheet import RenderedSheet, Seal
from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.queries import figures
from dajuan.kernel.clock import SHANGHAI
from dajuan.kernel.period import Period
from dajuan.ledger.checkpoint import Checkpoint
from dajuan.ledger.models import Chain
from dajuan.ledger.position import Position, head
from dajuan.store.transactions import read_tx

_DRAFT = "草稿，未定稿"


@dataclass(frozen=True)
class EditionView:
    """An edition with its sheet as printed."""

    head: EditionHead
    sheet: RenderedSheet


def worded_sheet(code: str, period: Period, at: date | None = None) -> Sheet:
    """A definition with this zone's words filled in: what an edition keeps. KeyError for an unknown code."""
    return SHEETS.get(code).worded(words_of(settings.HOME.zone, period, at or period.end))


def sheet(code: str, period: Period, at: date | None = None, known: Position | None = None) -> RenderedSheet:
    """The sheet as it would be printed now. KeyError for an unknown code.

    Without ``at`` and ``known`` it reads the end of the period with everything in the ledger; with
    either, figures that come from a series of dates have no variants, and the text does without them.
    """
    worded = worded_sheet(code, period, at)
    numbers = [number for number in sorted(bound_numbers(worded.text)) if number in INDICATORS]
    with read_tx():
        found = [BoundFigure.of(figure) for figure in figures(period, at=at, known=known, numbers=numbers)]
        seq = known.seq if known and known.seq is not None else head()[0]
        seal = _seal(seq, Chain.objects.select_related("change_set").filter(seq=seq).first())
    rendered = _rendered(
        worded,
        found,
        period=period,
        at=at or period.end,
        known=Position(seq, known.reported_by if known else None),
        seal=seal,
        standing=_DRAFT,
    )
    return doubted(rendered)


def editions(code: str | None = None, period: Period | None = None) -> list[EditionHead]:
    """Editions of a sheet and a period (of all when not given), the latest first."""
    rows = Edition.objects.order_by("-id")
    if code is not None:
        rows = rows.filter(sheet=code)
    if period is not None:
        rows = rows.filter(period=str(period))
    with read_tx():
        return heads(rows)


def edition(edition_id: int) -> EditionView:
    """One edition as it was frozen, whatever has happened since. Edition.DoesNotExist when there is none.

    A signed one bears the checkpoint of its signature, any other that of the position it was read at.
    """
    with read_tx():
        row = Edition.objects.get(id=edition_id)
        found = [BoundFigure.of_row(figure) for figure in row.figures.all()]
        signed = row.state == EditionState.SIGNED
        where = {"change_set_id": row.settled_change} if signed else {"seq": row.known_seq}
        seal = _seal(row.known_seq, Chain.objects.select_related("change_set").filter(**where).first())
        (edition_head,) = heads([row])
    rendered = _rendered(
        Sheet(row.sheet, row.label, row.title, row.text),
        found,
        period=edition_head.period,
        at=row.at,
        known=Position(row.known_seq, row.known_date),
        seal=seal,
        standing=edition_head.standing(),
    )
    return EditionView(edition_head, rendered)


def _rendered(
    worded: Sheet,
    found: Iterable[BoundFigure],
    *,
    period: Period,
    at: date,
    known: Position,
    seal: Seal,
    standing: str,
) -> RenderedSheet:
    by_key = {figure.key: figure for figure in found}
    document = compose(worded.title, worded.text, by_key)
    return RenderedSheet(
        code=worded.code,
        label=worded.label,
        period=period,
        at=at,
        known_seq=known.seq or 0,
        known_date=known.reported_by,
        document=document,
        figures={key: by_key.get(key) or BoundFigure.missing(key) for key in document.figure_keys()},
        seal=seal,
        standing=standing,
    )


def _seal(seq: int, link: Chain | None) -> Seal:
    if link is None:
        return Seal(f"账本第{seq}号没有检查点", f"dajuan:{seq}")
    checkpoint = checkpoint_of(link)
    return Seal(f"账本检查点 {checkpoint.code}", checkpoint.json())


def checkpoint_of(link: Chain) -> Checkpoint:
    """The checkpoint at a place in the chain, dated by its change-set so that it prints alike every time."""
    time = link.change_set.at.astimezone(SHANGHAI).isoformat(timespec="seconds")
    return Checkpoint(settings.HOME.zone, link.seq, bytes(link.head).hex(), time)
