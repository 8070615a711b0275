"""The two openers of transactions."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import psycopg
import pytest
from django.db import InternalError, ProgrammingError, connection, connections

from dajuan.store import transactions
from dajuan.store.founding import point_django_at
from dajuan.store.home import Home
from dajuan.store.transactions import read_side_by_side, read_tx, write_tx


def _one(query: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
    return row[0] if row else None


def test_read_tx_sees_one_state_while_others_commit(zone_db: Home) -> None:
    count = "SELECT count(*) FROM django_session"
    with read_tx():
        before = _one(count)
        with psycopg.connect(zone_db.login("dajuan_owner")) as other:
            other.execute("INSERT INTO django_session VALUES ('k', 'd', now())")
        assert _one(count) == before == 0
    assert _one(count) == 1


def test_read_tx_refuses_writes(zone_db: Home) -> None:
    with pytest.raises(InternalError, match="read-only"), read_tx():
        _one("INSERT INTO django_session VALUES ('k', 'd', now()) RETURNING 1")


def test_read_tx_joins_a_running_one_and_never_a_write(zone_db: Home) -> None:
    with read_tx():
        snapshot = _one("SELECT pg_current_snapshot()::text || pg_backend_pid()")
        with read_tx():
            assert _one("SELECT pg_current_snapshot()::text || pg_backend_pid()") == snapshot
    with write_tx(), pytest.raises(RuntimeError, match="durable"), read_tx():
        pass


def test_write_tx_is_outermost_and_read_committed(zone_db: Home) -> None:
    with write_tx():
        assert _one("SHOW transaction_isolation") == "read committed"
        with pytest.raises(RuntimeError, match="durable"), write_tx():
            pass


def test_long_reads_share_a_second_connection_that_sees_the_same_state(
    zone_db: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "_PATIENCE", 0.0)
    both = Barrier(2, timeout=60)

    def read() -> tuple[object, object]:
        both.wait()  # answers only when two connections read at once
        return _one("SELECT pg_backend_pid()"), _one("SELECT count(*) FROM django_session")

    with read_tx():
        assert _one("SELECT count(*) FROM django_session") == 0
        with psycopg.connect(zone_db.login("dajuan_owner")) as other:
            other.execute("INSERT INTO django_session VALUES ('k', 'd', now())")
        answers = read_side_by_side([read, read, lambda: ("last", 0)])
    assert len({pid for pid, _ in answers}) == 3
    assert [count for _, count in answers] == [0, 0, 0]
    assert answers[2] == ("last", 0)


def test_a_read_that_fails_beside_another_fails_the_whole(
    zone_db: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "_PATIENCE", 0.0)
    both = Barrier(2, timeout=60)

    def read(query: str) -> object:
        both.wait()
        return _one(query)

    reads = [partial(read, query) for query in ("SELECT 1", "SELECT 1 FROM nothing_of_this_name")]
    with pytest.raises(ProgrammingError, match="nothing_of_this_name"), read_tx():
        read_side_by_side(reads)


def test_reads_outside_a_fixed_view_stay_on_their_connection(zone_db: Home) -> None:
    pids = read_side_by_side([lambda: _one("SELECT pg_backend_pid()")] * 3)
    assert len(set(pids)) == 1


def test_every_thread_of_the_web_process_may_read_long_at_once(
    zone_db: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = str(connection.settings_dict["NAME"])
    threads = 4
    monkeypatch.setattr(transactions, "_PATIENCE", 0.0)
    monkeypatch.setenv("DAJUAN_POOL", str(threads))
    point_django_at(zone_db, NAME=database)
    all_open = Barrier(threads, timeout=60)

    def page(_: int) -> list[object]:
        try:
            with read_tx():
                all_open.wait()  # every thread holds its connection before any asks for a second one
                return read_side_by_side([lambda: _one("SELECT 1")] * 6)
        finally:
            connections.close_all()

    try:
        with ThreadPoolExecutor(threads) as web:
            assert list(web.map(page, range(threads))) == [[1] * 6] * threads
    finally:
        connection.close_pool()
        monkeypatch.delenv("DAJUAN_POOL")
        point_django_at(zone_db, NAME=database)
