"""From nothing to a migrated zone, embedded or elsewhere; and what the doctor says on the way."""

from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection

from dajuan.kernel.clock import Clock
from dajuan.store.doctor import examine
from dajuan.store.founding import found
from dajuan.store.home import APP, Home, StoreError
from dajuan.store.server import EmbeddedServer


def faults(home: Home) -> str:
    return "\n".join(problem.what for problem in examine(home))


def test_a_zone_is_founded_twice_without_harm_and_examined(second_home: Home) -> None:
    assert "还没有园区" in faults(second_home)
    found(second_home, "新区")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('k', 'kept', now())")
    found(second_home, "新区")
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        assert cursor.fetchall() == [("kept",)]
    assert faults(second_home) == ""
    with pytest.raises(StoreError, match="已经是“新区”"):
        found(second_home, "旧区")
    connection.close()
    EmbeddedServer(second_home).stop()
    assert "PostgreSQL 没有运行" in faults(second_home)


def test_the_doctor_sees_missing_tables_wide_rights_and_stuck_jobs(zone_db: Home) -> None:
    assert faults(zone_db) == ""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, scheduled_at)"
            " VALUES ('default', 'x', now() - interval '1 hour')"
        )
    assert "60 分钟没有进展" in faults(zone_db)
    with psycopg.connect(zone_db.login("dajuan_owner")) as owner:
        owner.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    assert "数据表比程序旧，差 1 步" in faults(zone_db)


def test_the_doctor_sees_a_wrong_clock_and_an_open_folder(
    zone_db: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Clock, "source", staticmethod(lambda: datetime(1970, 1, 2, tzinfo=UTC)))
    zone_db.path.chmod(0o755)
    assert "系统时钟不对" in faults(zone_db)
    assert "对其他用户开放" in faults(zone_db)


def test_every_problem_says_how_to_mend_it(second_home: Home) -> None:
    assert all(problem.mend for problem in examine(second_home))


def test_an_external_server_needs_no_superuser(
    own_server: EmbeddedServer, second_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with psycopg.connect(own_server.home.administration(), autocommit=True) as superuser:
        superuser.execute("CREATE ROLE keeper LOGIN CREATEROLE CREATEDB PASSWORD 'held'")
    address = f"postgresql://keeper:held@/elsewhere?host={own_server.home.sockets}"
    monkeypatch.setenv("DAJUAN_DATABASE_URL", address)
    for _ in range(2):
        found(second_home, "外置园区")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database(), count(*) FROM ledger_chain")
        assert cursor.fetchone() == (APP, "elsewhere", 0)
    assert not second_home.cluster.exists()
    assert faults(second_home) == ""
    with psycopg.connect(own_server.home.administration(), autocommit=True) as superuser:
        superuser.execute("ALTER ROLE dajuan_app CREATEDB")
    assert "dajuan_app 权限过大" in faults(second_home)
    with psycopg.connect(own_server.home.administration(), autocommit=True) as superuser:
        superuser.execute("CREATE ROLE guest LOGIN CREATEROLE CREATEDB PASSWORD 'held'")
    monkeypatch.setenv("DAJUAN_DATABASE_URL", address.replace("keeper", "guest"))
    with pytest.raises(StoreError, match="CREATEROLE"):
        found(second_home, "外置园区")
