"""The embedded server's life: made, started, killed, started again, stopped."""

import os
import signal
from pathlib import Path

import psycopg
import pytest

from dajuan.store.home import SUPERUSER, Home, StoreError
from dajuan.store.server import EmbeddedServer
from tests.waiting import until


def ask(server: EmbeddedServer, query: str) -> object:
    with psycopg.connect(server.home.administration(), autocommit=True) as connection:
        cursor = connection.execute(query)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def test_is_private_checked_and_speaks_utf8(own_server: EmbeddedServer) -> None:
    assert ask(own_server, "SHOW listen_addresses") == ""
    assert ask(own_server, "SHOW data_checksums") == "on"
    assert ask(own_server, "SHOW server_encoding") == "UTF8"
    assert (
        ask(own_server, "SELECT 'Z' < 'a' AND upper('é') = 'É'") is True
    )  # order by code, letters of Unicode
    assert own_server.home.sockets.stat().st_mode & 0o077 == 0
    assert own_server.home.cluster.stat().st_mode & 0o077 == 0


def test_asks_everybody_for_a_password(own_server: EmbeddedServer) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(
            host=str(own_server.home.sockets), user=SUPERUSER, password="wrong", dbname="postgres"
        )


def test_create_and_ensure_change_nothing_the_second_time(own_server: EmbeddedServer) -> None:
    pid = own_server.pid()
    own_server.create()
    own_server.ensure()
    EmbeddedServer(own_server.home).ensure()
    assert own_server.pid() == pid


def test_recovers_from_a_killed_postmaster(own_server: EmbeddedServer) -> None:
    ask(own_server, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    killed = own_server.pid()
    assert killed
    os.kill(killed, signal.SIGKILL)
    until(lambda: not own_server.running())
    own_server.ensure()
    assert own_server.pid() != killed
    assert ask(own_server, "SELECT count(*) FROM kept") == 1000


def test_recovers_from_a_killed_backend(own_server: EmbeddedServer) -> None:
    with psycopg.connect(own_server.home.administration()) as victim:
        os.kill(victim.info.backend_pid, signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            victim.execute("SELECT pg_sleep(60)")
    own_server.ensure()
    assert ask(own_server, "SELECT 1") == 1


def test_stops_in_the_middle_of_a_recovery(own_server: EmbeddedServer) -> None:
    with psycopg.connect(own_server.home.administration()) as victim:
        os.kill(victim.info.backend_pid, signal.SIGKILL)
    own_server.stop()
    assert not own_server.alive()
    own_server.ensure()


def test_starts_where_another_process_has_the_number_of_the_dead_one(own_server: EmbeddedServer) -> None:
    own_server.stop()
    stale = f"{os.getpid()}\n{own_server.home.cluster}\n0\n5432\n\n\n 1 1\nready   \n"
    (own_server.home.cluster / "postmaster.pid").write_text(stale)
    assert not own_server.running()
    own_server.ensure()
    assert own_server.pid() != os.getpid()
    assert ask(own_server, "SELECT 1") == 1


def test_starts_while_the_dead_one_is_a_zombie_that_nobody_buries(own_server: EmbeddedServer) -> None:
    own_server.stop()
    parent = EmbeddedServer(own_server.home)
    parent.ensure()
    killed = parent.pid()
    assert killed
    os.kill(killed, signal.SIGKILL)
    own_server.ensure()
    os.kill(killed, 0)  # still there, as in a container whose first process buries nobody
    assert own_server.pid() != killed
    assert ask(own_server, "SELECT 1") == 1


def test_works_in_a_deep_home_and_leaves_nothing_behind(tmp_path: Path) -> None:
    home = Home(tmp_path.joinpath(*["很深的目录" * 4] * 4))
    home.found("深处园区")
    server = EmbeddedServer(home, {"fsync": "off"})
    server.create()
    server.ensure()
    assert ask(server, "SELECT 1") == 1
    server.stop()
    assert not server.alive()
    assert not home.sockets.exists()


def test_says_what_the_log_says_when_it_cannot_start(own_server: EmbeddedServer) -> None:
    own_server.stop()
    with pytest.raises(StoreError, match="no_such_setting"):
        EmbeddedServer(own_server.home, {"no_such_setting": "1"}).ensure()
    own_server.ensure()


def test_without_a_data_directory_it_says_what_to_do(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with pytest.raises(StoreError, match="dajuan init"):
        EmbeddedServer(home).ensure()
    assert not EmbeddedServer(home).alive()
