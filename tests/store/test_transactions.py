"""The two openers of transactions."""

import psycopg
import pytest
from django.db import InternalError, connection

from dajuan.store.home import Home
from dajuan.store.transactions import read_tx, write_tx


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
