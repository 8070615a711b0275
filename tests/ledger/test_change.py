"""``commit_change``: one door, one chain, no lost and no doubled fact."""

from collections.abc import Callable
from datetime import date
from threading import Thread

import pytest
from django.db import DatabaseError, connection, connections

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import Change, KeyConflict, commit_change, sqlstate
from dajuan.ledger.models import Chain, ColumnAlias, Record
from dajuan.ledger.position import head
from dajuan.store.home import Home

pytestmark = pytest.mark.usefixtures("zone_db")


def alias(title: str) -> ColumnAlias:
    return ColumnAlias.objects.create(ledger_code="platform_projects", field="name", title=title)


def note(title: str, **options: str) -> int | None:
    return commit_change(lambda _: alias(title), by=CONSOLE, action="test.alias", **options).seq


def test_a_committed_fact_is_captured_and_sealed() -> None:
    committed = commit_change(lambda _: alias("工程名称"), by=CONSOLE, action="test.alias", reason="对照")

    record = Record.objects.get(change_set_id=committed.change_set_id)
    assert (record.table, record.op, record.document["title"]) == ("ledger_columnalias", "i", "工程名称")
    assert Chain.objects.get().seq == committed.seq == head()[0] == 1


def test_positions_are_gap_free_even_after_failures() -> None:
    def fail(_: Change) -> None:
        alias("失败")
        raise ZeroDivisionError

    note("一")
    with pytest.raises(ZeroDivisionError):
        commit_change(fail, by=CONSOLE, action="test.alias")
    note("二")

    assert list(Chain.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    "write",
    [
        lambda: alias("直接写入"),
        lambda: ColumnAlias.objects.bulk_create([ColumnAlias(ledger_code="a", field="b", title="c")]),
        lambda: ColumnAlias.objects.update(title="改"),
        lambda: ColumnAlias.objects.all().delete(),
    ],
)
def test_a_write_without_an_open_change_set_is_refused(write: Callable[[], object]) -> None:
    note("已有")
    with pytest.raises(DatabaseError) as refused:
        write()
    assert sqlstate(refused.value) == "DJ001"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_record SET document = '{}'",
        "DELETE FROM ledger_record",
        "TRUNCATE ledger_record CASCADE",
        "INSERT INTO ledger_chain VALUES (9, gen_random_uuid(), 1, '', '', '')",
        "UPDATE ledger_change_set SET reason = ''",
        "ALTER TABLE ledger_columnalias DISABLE TRIGGER ledger_insert",
        "SELECT ledger_content(gen_random_uuid())",
        "TRUNCATE ledger_columnalias",
    ],
)
def test_the_app_role_cannot_touch_history(statement: str) -> None:
    note("已有")
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(statement)
    assert head()[0] == 1


def test_nothing_can_follow_the_seal_in_its_own_transaction() -> None:
    def seal_early(_: Change) -> None:
        alias("一")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        alias("二")

    with pytest.raises(DatabaseError) as refused:
        commit_change(seal_early, by=CONSOLE, action="test.alias")
    assert sqlstate(refused.value) == "DJ001"
    assert head()[0] == 0


def test_equal_rows_are_not_recorded_and_an_empty_change_leaves_no_trace() -> None:
    note("不变")
    committed = commit_change(
        lambda _: ColumnAlias.objects.update(title="不变"), by=CONSOLE, action="test.alias"
    )
    assert committed.seq is None
    assert head()[0] == 1


def test_the_same_key_answers_once_and_refuses_another_body() -> None:
    first = commit_change(lambda _: alias("一"), by=CONSOLE, action="a", key="k", body=b"one")
    again = commit_change(lambda _: alias("二"), by=CONSOLE, action="a", key="k", body=b"one")

    assert again.repeated
    assert again.change_set_id == first.change_set_id
    assert ColumnAlias.objects.count() == 1
    with pytest.raises(KeyConflict):
        commit_change(lambda _: alias("三"), by=CONSOLE, action="a", key="k", body=b"other")


def test_a_deletion_is_a_version_with_the_day_it_was_reported() -> None:
    note("一")
    commit_change(
        lambda _: ColumnAlias.objects.all().delete(),
        by=CONSOLE,
        action="test.alias",
        reported_on=date(2022, 6, 30),
    )
    last = Record.objects.latest("id")
    assert (last.op, last.reported_on, last.document["title"]) == ("d", date(2022, 6, 30), "一")


def test_concurrent_writers_get_their_own_places(zone_db: Home) -> None:
    def work(number: int) -> None:
        try:
            for turn in range(5):
                note(f"{number}-{turn}", key=f"{number}-{turn}")
                note(f"{number}-{turn}", key=f"{number}-{turn}")
        finally:
            connections.close_all()

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert list(Chain.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 21))
    assert ColumnAlias.objects.count() == 20
