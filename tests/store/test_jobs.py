"""Work put off: it exists when its transaction commits, and a dead worker's work is taken up again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from django.db import OperationalError, connection, connections, transaction
from procrastinate.contrib.django import app

from dajuan.kernel.clock import Clock
from dajuan.store.home import APP, Home
from dajuan.store.jobs import defer, job, seconds_overdue, take_up_again
from dajuan.store.transactions import write_tx

done: list[int] = []


@job("tests.note")
def note(number: int) -> None:
    done.append(number)


def work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    connections.close_all()


def run_all() -> None:
    """In a thread of its own: a browser test before this one leaves an event loop in the main one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result()


def overdue(home: Home) -> float:
    with psycopg.connect(home.login(APP)) as plain:
        return seconds_overdue(plain)


def test_a_job_exists_when_its_transaction_commits(zone_db: Home) -> None:
    done.clear()
    with write_tx():
        defer(note, number=1)
        transaction.set_rollback(True)
    with write_tx():
        defer(note, number=2)
    run_all()
    assert done == [2]


def test_overdue_counts_what_could_run_and_does_not(zone_db: Home) -> None:
    assert overdue(zone_db) == 0
    defer(note, at=Clock.now() + timedelta(hours=1), number=1)
    assert overdue(zone_db) == 0
    defer(note, at=Clock.now() - timedelta(hours=1), lock="one", number=2)
    assert overdue(zone_db) >= 3600
    running = defer(note, lock="one", number=3)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [running])
    assert overdue(zone_db) == 0


def test_what_a_dead_worker_had_begun_is_done(zone_db: Home) -> None:
    done.clear()
    begun = defer(note, number=7)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [begun])
    run_all()
    assert done == []
    assert take_up_again() == 1
    run_all()
    assert done == [7]


def test_a_job_that_cannot_be_kept_is_told_as_of_any_statement(
    zone_db: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.close()
    monkeypatch.setitem(connections.settings["default"], "HOST", "/nowhere")
    with pytest.raises(OperationalError):
        defer(note, number=1)
