"""Freezing and signing on a real ledger: what is signed stays, what comes later is shown beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import DatabaseError

from dajuan.answers.actions import freeze_sheet, sign_edition, withdraw_edition
from dajuan.answers.bound import State
from dajuan.answers.models import Edition, EditionFigure, EditionState
from dajuan.answers.queries import edition, editions, sheet
from dajuan.answers.rendering import markdown
from dajuan.answers.since import Cause, recomputed, since_signing
from dajuan.indicators.definition import INDICATORS
from dajuan.kernel.period import Period
from dajuan.ledger.change import commit_change, sqlstate
from dajuan.ledger.models import CheckpointTrace, Record
from dajuan.ledger.position import Position, head
from dajuan.org.refusals import Refused
from dajuan.projects.actions.months import locked_months
from tests.answers.small_zone import MAKER, SIGNER, add_project, load_small_zone, report_month

PERIOD = Period.parse("2022-H1")


@pytest.fixture(autouse=True)
def zone(zone_db: object) -> None:
    load_small_zone()


def freeze(**more: object) -> int:
    done = freeze_sheet(code="half-year", period=PERIOD, by=MAKER, **more)  # type: ignore[arg-type]
    assert done.value is not None
    return done.value


def sign(edition_id: int) -> None:
    sign_edition(edition_id=edition_id, by=SIGNER, reason="审核无误")


def test_the_sheet_prints_what_the_ledger_holds_and_marks_what_it_does_not() -> None:
    rendered = sheet("half-year", PERIOD)

    assert rendered.figures["P001"].printed == "4个"
    assert rendered.figures["P003"].value == 800
    assert rendered.figures["P030.5.final"].value == 400
    assert rendered.figures["O015"].value == Decimal("-7.381085")
    assert rendered.figures["O006"].state is State.UNSOURCED
    text = "\n".join(rendered.paragraphs())
    assert "在建2个、竣工1个" in text
    assert "一般公共预算收入尚未取得" in text
    assert "（正数为前移）" not in text
    assert rendered.known_seq == head()[0]


def test_a_sheet_can_be_read_as_known_at_an_earlier_date() -> None:
    earlier = sheet("half-year", PERIOD, date(2022, 5, 31), Position(reported_by=date(2022, 5, 31)))
    assert earlier.figures["P003"].value == 400
    assert earlier.known_date == date(2022, 5, 31)
    assert "2022年5月31日" in "\n".join(earlier.paragraphs())


def test_a_signed_edition_prints_the_same_for_ever_and_lists_what_came_later() -> None:
    number = freeze()
    sign(number)
    paper = markdown.written(edition(number).sheet)

    report_month(6, (300, 460, 50), reason="更正第二个项目", day=29)

    assert markdown.written(edition(number).sheet) == paper
    assert recomputed(number) == []
    since = since_signing(number)
    assert since.broken == ()
    changed = {difference.key: difference for difference in since.differences}
    assert (changed["P003"].value_before, changed["P003"].value_after) == (800, 810)
    assert changed["P003"].cause is Cause.FACTS
    assert "P001" not in changed
    assert [(note.actor_label, note.reason) for note in since.changes] == [
        ("发改局项目专员", "更正第二个项目")
    ]


def test_what_is_new_or_defined_anew_since_is_listed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    number = freeze()
    add_project(5, "招商局", reason="新入库")

    changed = {difference.key: difference for difference in since_signing(number).differences}
    assert (changed["P011.招商局"].before, changed["P011.招商局"].after) == ("——", "1个")
    assert (changed["P001"].value_before, changed["P001"].value_after) == (4, 5)

    redefined = replace(INDICATORS.get("P041"), scope_note="另一口径")
    monkeypatch.setitem(INDICATORS._items, "P041", redefined)
    since = since_signing(number)
    assert since.broken == ()
    assert [d.key for d in since.differences if d.cause is Cause.DEFINITION] == ["P041"]


def test_signing_locks_the_months_and_takes_a_checkpoint() -> None:
    number = freeze()
    sign(number)

    assert locked_months() == {date(2022, month, 1) for month in range(1, 7)}
    view = edition(number)
    assert view.head.state is EditionState.SIGNED
    assert view.head.settled is not None
    assert view.head.settled.reason == "审核无误"
    trace = CheckpointTrace.objects.get()
    assert f"{trace.seq}-" in view.sheet.seal.line
    assert trace.head in view.sheet.seal.payload
    signature = Record.objects.filter(table="answers_edition", op="u").get()
    assert signature.change_set.chain.seq == trace.seq


def test_whoever_freezes_cannot_sign() -> None:
    number = freeze()
    with pytest.raises(Refused, match="另一人"):
        sign_edition(edition_id=number, by=MAKER)
    with pytest.raises(DatabaseError, match="maker_is_not_signer"):
        commit_change(
            lambda change: _settle_row(number, change.id, MAKER.code), by=SIGNER, action="test.forge"
        )
    assert edition(number).head.state is EditionState.FROZEN


REFUSED: dict[str, Callable[[], object]] = {
    "title": lambda: Edition.objects.update(title="改"),
    "back to frozen": lambda: Edition.objects.update(state="frozen", settled_by="", settled_change=None),
    "withdraw": lambda: Edition.objects.update(state="withdrawn"),
    "delete": lambda: EditionFigure.objects.filter(key="P003").delete(),
    "delete all": lambda: Edition.objects.all()._raw_delete("default"),
    "printed": lambda: EditionFigure.objects.update(printed="999亿元"),
    "another figure": lambda: EditionFigure.objects.create(
        edition=Edition.objects.get(), position=99, key="X", records=0, reported_on=date(2022, 7, 1)
    ),
}


def test_the_database_refuses_to_change_a_signed_edition() -> None:
    number = freeze()
    sign(number)
    paper = markdown.written(edition(number).sheet)
    for write in REFUSED.values():
        with pytest.raises(DatabaseError) as refused:
            commit_change(lambda _, write=write: write(), by=SIGNER, action="test.forge")
        assert sqlstate(refused.value) == "DJ002"
    assert markdown.written(edition(number).sheet) == paper


def test_a_frozen_edition_keeps_its_text_while_it_waits() -> None:
    freeze()
    with pytest.raises(DatabaseError, match="only signed or withdrawn"):
        commit_change(lambda _: Edition.objects.update(text="改"), by=MAKER, action="test.forge")


def test_one_edition_waits_at_a_time_and_a_withdrawn_one_makes_way() -> None:
    first = freeze()
    with pytest.raises(Refused, match="第1稿"):
        freeze()
    with pytest.raises(Refused, match="理由"):
        withdraw_edition(edition_id=first, by=MAKER, reason=" ")
    withdraw_edition(edition_id=first, by=MAKER, reason="数据有误")
    second = freeze()

    assert [(e.number, e.state) for e in editions("half-year", PERIOD)] == [
        (2, EditionState.FROZEN),
        (1, EditionState.WITHDRAWN),
    ]
    with pytest.raises(Refused):
        sign(first)
    sign(second)


def test_a_new_edition_supersedes_a_signed_one_with_a_reason() -> None:
    first = freeze()
    sign(first)
    with pytest.raises(Refused, match="理由"):
        freeze()
    second = freeze(reason="补报五月数据")
    sign(second)

    assert edition(first).head.superseded
    assert not edition(second).head.superseded
    assert "已有新稿" in edition(first).sheet.standing


def test_the_same_form_freezes_and_signs_once() -> None:
    first = freeze_sheet(code="half-year", period=PERIOD, by=MAKER, key="form-1")
    again = freeze_sheet(code="half-year", period=PERIOD, by=MAKER, key="form-1")
    assert again.repeated
    assert again.change_set_id == first.change_set_id
    number = Edition.objects.get().id
    signed = [sign_edition(edition_id=number, by=SIGNER, key="form-2") for _ in range(2)]
    assert [done.repeated for done in signed] == [False, True]
    assert CheckpointTrace.objects.count() == 1


def test_a_figure_that_does_not_come_out_again_cannot_be_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    number = freeze()
    monkeypatch.setattr(
        "dajuan.answers.since.records_hashes", lambda dated, *_: {figure.key: "other" for figure in dated}
    )
    with pytest.raises(Refused, match="重算不一致"):
        sign(number)
    assert {difference.cause for difference in recomputed(number)} == {Cause.RECORDS}


def _settle_row(number: int, change: UUID, by: str) -> None:
    Edition.objects.filter(id=number).update(state="signed", settled_by=by, settled_change=change)
