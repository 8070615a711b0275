"""Freezing, signing and withdrawing a sheet. Who freezes never signs; what is signed never changes."""

from dataclasses import asdict, replace
from datetime import date

from django.db.models import Max

from dajuan.answers.bound import BoundFigure
from dajuan.answers.definition import Sheet
from dajuan.answers.lineage import Dated, records_hashes
from dajuan.answers.models import Edition, EditionFigure, EditionState
from dajuan.answers.queries import checkpoint_of, sheet, worded_sheet
from dajuan.answers.sheet import RenderedSheet
from dajuan.answers.since import recomputed
from dajuan.indicators.definition import version_of
from dajuan.kernel.clock import Clock
from dajuan.kernel.period import Period
from dajuan.ledger.actors import Actor
from dajuan.ledger.change import Change, Committed, commit_change
from dajuan.ledger.checkpoint import leave_trace
from dajuan.ledger.models import Chain
from dajuan.ledger.position import Position
from dajuan.org.refusals import Refused
from dajuan.projects.actions import lock_months
from dajuan.store.transactions import read_tx


def freeze_sheet(
    *,
    code: str,
    period: Period,
    at: date | None = None,
    reported_by: date | None = None,
    by: Actor,
    reason: str = "",
    key: str | None = None,
) -> Committed[int]:
    """Keeps the sheet as it reads now as the next edition, awaiting signature; its value is the edition's id.

    Refused while an edition of this sheet and period awaits signature, and without a reason when one
    has been signed already.
    """
    with read_tx():
        rendered = sheet(code, period, at, Position(reported_by=reported_by) if reported_by else None)
        figures = _with_hashes(rendered)
    worded = worded_sheet(code, period, at)

    def work(change: Change) -> int:
        edition = _create(change, worded, rendered, reason)
        EditionFigure.objects.bulk_create(
            EditionFigure(edition=edition, position=place, reported_on=Clock.today(), **asdict(figure))
            for place, figure in enumerate(figures)
        )
        return edition.id

    return commit_change(
        work,
        by=by,
        action="answers.freeze",
        subject=worded.title,
        reason=reason,
        key=key,
        body=f"{code}|{period}|{at}|{reported_by}".encode(),
    )


def sign_edition(*, edition_id: int, by: Actor, reason: str = "", key: str | None = None) -> Committed[None]:
    """Signs a frozen edition and locks the months it covers; its checkpoint leaves with the paper.

    Refused for whoever froze it, for an edition that does not await signature, and when a figure does
    not come out again at the edition's position. Edition.DoesNotExist when there is none.
    """
    row = Edition.objects.get(id=edition_id)
    if row.state == EditionState.FROZEN and (broken := recomputed(edition_id)):
        raise Refused(f"按定稿位置重算不一致：{'、'.join(difference.label for difference in broken)}")
    months = [month.start for month in Period.parse(row.period).months() if month.end <= row.at]

    def work(change: Change) -> None:
        if by.code == row.frozen_by:
            raise Refused("定稿人不能签发自己定的稿，请由另一人签发")
        _settle(change, row, EditionState.SIGNED)
        lock_months(change, months, reason=f"{row.title}第{row.number}稿签发")

    done = commit_change(
        work,
        by=by,
        action="answers.sign",
        subject=row.title,
        reason=reason,
        key=key,
        body=str(edition_id).encode(),
        reported_on=Clock.today(),
    )
    checkpoint = checkpoint_of(Chain.objects.select_related("change_set").get(seq=done.seq or 0))
    commit_change(
        lambda change: leave_trace(change, checkpoint, f"{row.title}第{row.number}稿"),
        by=by,
        action="ledger.checkpoint",
        subject=row.title,
        key=f"answers.checkpoint:{edition_id}",
    )
    return done


def withdraw_edition(*, edition_id: int, by: Actor, reason: str, key: str | None = None) -> Committed[None]:
    """Takes back an edition that awaits signature. Refused without a reason, and once it is settled."""
    row = Edition.objects.get(id=edition_id)
    if not reason.strip():
        raise Refused("撤回请写明理由")
    return commit_change(
        lambda change: _settle(change, row, EditionState.WITHDRAWN),
        by=by,
        action="answers.withdraw",
        subject=row.title,
        reason=reason,
        key=key,
        body=str(edition_id).encode(),
    )


def _create(change: Change, worded: Sheet, rendered: RenderedSheet, reason: str) -> Edition:
    return Edition.objects.create(
        sheet=worded.code,
        period=str(rendered.period),
        number=_next_number(worded.code, rendered.period, reason),
        label=worded.label,
        title=worded.title,
        text=worded.text,
        at=rendered.at,
        known_seq=rendered.known_seq,
        known_date=rendered.known_date,
        frozen_by=change.by.code,
        frozen_change=change.id,
        reported_on=Clock.today(),
    )


def _next_number(code: str, period: Period, reason: str) -> int:
    before = Edition.objects.filter(sheet=code, period=str(period))
    if waiting := before.filter(state=EditionState.FROZEN).first():
        raise Refused(f"第{waiting.number}稿正待签发，请先签发或撤回")
    if before.filter(state=EditionState.SIGNED).exists() and not reason.strip():
        raise Refused("这一期已有签发的稿，重新定稿请写明理由")
    return (before.aggregate(last=Max("number"))["last"] or 0) + 1


def _settle(change: Change, row: Edition, state: EditionState) -> None:
    waiting = Edition.objects.filter(id=row.id, state=EditionState.FROZEN)
    if not waiting.update(state=state, settled_by=change.by.code, settled_change=change.id):
        raise Refused(f"第{row.number}稿不在待签发状态，不能再签发或撤回")


def _with_hashes(rendered: RenderedSheet) -> list[BoundFigure]:
    figures = list(rendered.figures.values())
    dated = [Dated(figure.key, figure.at, figure.known_date) for figure in figures if figure.at]
    hashes = records_hashes(dated, rendered.period, None)
    return [
        replace(figure, records_hash=hashes.get(figure.key, ""), version=version_of(figure.key))
        for figure in figures
    ]
