"""Worked examples of bringing rows in: what is new, changed, equal, late, deleted, back."""

from collections.abc import Iterable
from datetime import date
from threading import Event, Thread

import pytest
from django.db import DatabaseError, connection, connections

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import Change, Committed, commit_change, sqlstate
from dajuan.ledger.models import Record
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.projects.models import BatchMember
from tests.ledger.positions import MEMBERS

pytestmark = pytest.mark.usefixtures("zone_db")

JANUARY, FEBRUARY, MARCH = date(2022, 1, 31), date(2022, 2, 28), date(2022, 3, 31)


def record(*rows: tuple[int, date, str]) -> Committed[Recorded]:
    found = [MEMBERS.row(*row) for row in rows]
    return commit_change(lambda change: record_rows(change, BatchMember, found), by=CONSOLE, action="test")


def present() -> list[tuple[date, str]]:
    return list(BatchMember.objects.order_by("provincial_code").values_list("reported_on", "project_name"))


def operations() -> list[str]:
    return list(Record.objects.order_by("id").values_list("op", flat=True))


def test_new_changed_and_equal_rows() -> None:
    record((1, JANUARY, "甲"), (2, JANUARY, "甲"))

    again = record((1, FEBRUARY, "甲"), (2, FEBRUARY, "乙"), (3, FEBRUARY, "丙"))

    assert again.value == Recorded(created=1, changed=1, unchanged=1)
    assert present() == [(JANUARY, "甲"), (FEBRUARY, "乙"), (FEBRUARY, "丙")]


def test_the_same_rows_again_leave_no_trace() -> None:
    rows = ((1, JANUARY, "甲"), (2, FEBRUARY, "乙"))
    record(*rows)
    assert record(*rows) == Committed(None, None, Recorded(unchanged=2))


def test_a_late_report_is_history_and_never_stands() -> None:
    record((1, MARCH, "三月"))

    late = record((1, JANUARY, "一月"))

    assert late.value == Recorded(changed=1)
    assert present() == [(MARCH, "三月")]
    assert operations() == ["i", "h"]
    assert record((1, JANUARY, "一月")).seq is None


def test_a_late_report_is_compared_with_what_was_known_on_its_own_date() -> None:
    record((1, JANUARY, "甲"))
    record((1, MARCH, "乙"))
    assert record((1, FEBRUARY, "甲")).value == Recorded(unchanged=1)
    assert record((1, FEBRUARY, "乙")).value == Recorded(changed=1)
    assert record((1, FEBRUARY, "甲")).value == Recorded(changed=1)


def test_a_deleted_row_comes_back_under_its_old_id() -> None:
    record((1, JANUARY, "甲"))
    entity = BatchMember.objects.get().pk
    commit_change(
        lambda _: BatchMember.objects.all().delete(), by=CONSOLE, action="test", reported_on=FEBRUARY
    )

    assert record((1, JANUARY, "更早")).value == Recorded(changed=1)
    assert present() == []
    assert record((1, MARCH, "再报")).value == Recorded(created=1)
    assert BatchMember.objects.get().pk == entity


def test_a_report_between_deletion_and_return_is_kept_though_it_says_what_was_deleted() -> None:
    record((1, JANUARY, "甲"))
    commit_change(
        lambda _: BatchMember.objects.all().delete(), by=CONSOLE, action="test", reported_on=FEBRUARY
    )
    record((1, date(2022, 4, 30), "乙"))
    assert record((1, MARCH, "甲")).value == Recorded(changed=1)


def test_a_deletion_never_lies_before_the_version_it_ends() -> None:
    record((1, MARCH, "甲"))
    commit_change(
        lambda _: BatchMember.objects.all().delete(), by=CONSOLE, action="test", reported_on=JANUARY
    )
    assert Record.objects.get(op="d").reported_on == MARCH


def test_one_key_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="批次成员在同一批中重复"):
        record((1, JANUARY, "甲"), (1, FEBRUARY, "乙"))


def test_no_rows_are_no_change() -> None:
    assert record() == Committed(None, None, Recorded())


def test_an_older_report_never_replaces_a_newer_one_by_another_way() -> None:
    record((1, MARCH, "甲"))
    with pytest.raises(DatabaseError) as refused:
        commit_change(lambda _: BatchMember.objects.update(reported_on=JANUARY), by=CONSOLE, action="test")
    assert sqlstate(refused.value) == "DJ002"


@pytest.mark.parametrize(
    ("table", "document"),
    [
        ("ledger_chain", "{}"),
        ("org_closure", '{"id": 1, "reported_on": "2022-01-31"}'),
        ("projects_batchmember", '{"id": 99, "reported_on": "2022-01-31"}'),
        ("projects_batchmember", '{"id": ID, "reported_on": "2022-12-31"}'),
    ],
)
def test_history_cannot_be_made_up(table: str, document: str) -> None:
    """Only what is older than a version of a known row goes in beside the live table."""
    record((1, MARCH, "甲"))
    text = document.replace("ID", str(BatchMember.objects.get().pk))

    def forge(_: Change) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT ledger_record_late(%s, %s)", [table, f"[{text}]"])

    with pytest.raises(DatabaseError) as refused:
        commit_change(forge, by=CONSOLE, action="test")
    assert sqlstate(refused.value) == "DJ002"
    assert operations() == ["i"]


def test_a_report_that_became_late_while_another_was_open_is_not_lost() -> None:
    """The older report waits for the newer one, finds itself late, and is kept as history."""
    record((1, JANUARY, "一月"))
    written = Event()

    def newer(change: Change) -> None:
        record_rows(change, BatchMember, [MEMBERS.row(1, MARCH, "三月")])
        written.set()
        await_waiting()

    def in_thread() -> None:
        try:
            commit_change(newer, by=CONSOLE, action="test")
        finally:
            connections.close_all()

    thread = Thread(target=in_thread)
    thread.start()
    written.wait()
    late = record((1, FEBRUARY, "二月"))
    thread.join()

    assert late.value == Recorded(changed=1)
    assert present() == [(MARCH, "三月")]
    assert sorted(operations()) == ["h", "i", "u"]


def await_waiting() -> None:
    """Until somebody waits for a lock that this transaction holds."""
    with connection.cursor() as cursor:
        for _ in range(100_000):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() != (0,):
                return
    raise AssertionError("nobody came to wait")


def test_rows_may_come_from_anywhere_that_yields_them_once() -> None:
    def rows() -> Iterable[dict[str, object]]:
        yield from (MEMBERS.row(key, JANUARY, "甲") for key in range(3))

    done = commit_change(lambda change: record_rows(change, BatchMember, rows()), by=CONSOLE, action="test")
    assert done.value == Recorded(created=3)
