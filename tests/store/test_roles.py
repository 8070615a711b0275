"""What each role must not do, and that nobody works as superuser."""

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections
from psycopg.errors import InsufficientPrivilege

from dajuan.store.home import APP, BACKUP, OWNER, SUPERUSER, Home

HISTORY = ("ledger_change_set", "ledger_record", "ledger_chain")
APP_MUST_NOT = [
    "CREATE TABLE mine (id int)",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE SCHEMA mine",
    "DROP TABLE org_person",
    "ALTER TABLE ledger_record DISABLE TRIGGER ALL",
    "TRUNCATE org_person CASCADE",
    "SET session_replication_role = replica",
    "SET ROLE dajuan_owner",
    "ALTER ROLE dajuan_app SUPERUSER",
    "COPY org_person TO PROGRAM 'cat'",
    *(f"DELETE FROM {table}" for table in HISTORY),
    *(f"INSERT INTO {table} DEFAULT VALUES" for table in HISTORY),
    "UPDATE ledger_record SET op = 'u'",
    "UPDATE ledger_change_set SET reason = ''",
    "UPDATE ledger_chain SET count = 0",
]


def allowed(login: str, statements: list[str]) -> list[str]:
    """Those of the statements that the login may run; each is tried alone and undone."""
    passed = []
    with psycopg.connect(login) as connection:
        for statement in statements:
            try:
                connection.execute(statement)  # type: ignore[arg-type] # constants of this file
                passed.append(statement)
            except InsufficientPrivilege:
                pass
            connection.rollback()
    return passed


def test_the_app_role_may_not_touch_structure_or_history(zone_db: Home) -> None:
    assert allowed(zone_db.login(APP), APP_MUST_NOT) == []


def test_the_backup_role_reads_and_no_more(zone_db: Home) -> None:
    writes = ["UPDATE org_person SET label = ''", "DELETE FROM django_session", "CREATE TABLE mine (id int)"]
    reads = ["SELECT * FROM ledger_record", "SELECT * FROM procrastinate_jobs_id_seq"]
    assert allowed(zone_db.login(BACKUP), [*writes, *reads]) == reads


def test_no_role_of_ours_has_a_power_over_all_rules(zone_db: Home) -> None:
    with psycopg.connect(zone_db.login(APP)) as app:
        powers = app.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
            " FROM pg_roles WHERE rolname = ANY(%s) ORDER BY 1",
            [[OWNER, APP, BACKUP]],
        ).fetchall()
    assert powers == [(name, *[False] * 5) for name in sorted((OWNER, APP, BACKUP))]


def test_django_works_as_app_and_migrates_as_owner(zone_db: Home) -> None:
    def user(alias: str) -> str:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT current_user")
            return str(cursor.fetchone()[0])

    assert (user("default"), user("owner")) == (APP, OWNER)


def test_a_superuser_is_refused(zone_db: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "USER", SUPERUSER)
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", zone_db.passwords()[SUPERUSER])
    with pytest.raises(ImproperlyConfigured, match="超级用户"):
        connection.ensure_connection()
    assert connection.connection is None
