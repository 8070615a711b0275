"""The roles and the database: who may do what, decided by PostgreSQL itself."""

from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from dajuan.store.home import APP, BACKUP, OWNER, Home, StoreError

ATTRIBUTES = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
NO_RIGHT = (
    "DAJUAN_DATABASE_URL 里的登录要有 CREATEROLE 和 CREATEDB，"
    "而且 {roles} 这几个角色要由它自己建立：一台服务器只放一个园区。"
)


def refuse_occupied_server(home: Home) -> None:
    """StoreError where a zone's roles are on the server already: their passwords are another home's."""
    with psycopg.connect(home.administration()) as connection:
        if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone() is not None:
            raise StoreError(
                f"DAJUAN_DATABASE_URL 的服务器上已有园区（角色 {OWNER}）；恢复只写入空的服务器。"
                "请换一台，或确认不再需要后先删去它的数据库和角色。"
            )


def make_roles_and_database(home: Home) -> None:
    """Brings owner, app and backup role and the owner's database to what they must be; idempotent.

    The database grants nothing yet: ``set_default_privileges``, or what a restored dump says.
    StoreError where the login may not, as on a server whose roles another login has made.
    """
    try:
        _make_roles_and_database(home, home.address()["dbname"])
    except psycopg.errors.InsufficientPrivilege:
        raise StoreError(NO_RIGHT.format(roles="、".join((OWNER, APP, BACKUP)))) from None


def _make_roles_and_database(home: Home, name: str) -> None:
    with psycopg.connect(home.administration(), autocommit=True) as connection:
        for role in (OWNER, APP, BACKUP):
            if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
                _run(connection, f"CREATE ROLE {{}} {ATTRIBUTES}", role)
            _run(connection, "ALTER ROLE {} PASSWORD {}", role, sql.Literal(home.passwords()[role]))
        # A login below superuser makes a database only for a role it has.
        _run(connection, "GRANT {} TO CURRENT_USER", OWNER)
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            _run(connection, "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'", name, OWNER)
        limit_connecting(connection, name)


def limit_connecting(connection: psycopg.Connection[Any], database: str) -> None:
    """Only our roles enter the database; the app may stage rows in temporary tables."""
    _run(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", database)
    _run(connection, "GRANT CONNECT ON DATABASE {} TO {}, {}", database, APP, BACKUP)
    _run(connection, "GRANT TEMPORARY ON DATABASE {} TO {}", database, APP)


def set_default_privileges(home: Home) -> None:
    """What the app gets on every table a migration makes; a machine's migration takes some of it away."""
    defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public "
    with psycopg.connect(home.login(OWNER), autocommit=True) as owner:
        _run(owner, "REVOKE ALL ON SCHEMA public FROM PUBLIC")
        _run(owner, "GRANT USAGE ON SCHEMA public TO {}, {}", APP, BACKUP)
        _run(owner, defaults + "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}", OWNER, APP)
        _run(owner, defaults + "GRANT USAGE, SELECT ON SEQUENCES TO {}", OWNER, APP)
        _run(owner, defaults + "GRANT SELECT ON TABLES TO {}", OWNER, BACKUP)
        _run(owner, defaults + "GRANT SELECT ON SEQUENCES TO {}", OWNER, BACKUP)


def refuse_superuser(connection: BaseDatabaseWrapper, **signal: object) -> None:
    """Raises ImproperlyConfigured for a login that no rule binds; asked of every new connection."""
    if connection.connection.info.parameter_status("is_superuser") == "on":
        connection.close()
        raise ImproperlyConfigured("应用不得以数据库超级用户身份运行：请改用 dajuan init 建立的角色。")


def _run(connection: psycopg.Connection[Any], statement: str, *names: str | sql.Composable) -> None:
    parts = [sql.Identifier(part) if isinstance(part, str) else part for part in names]
    connection.execute(sql.SQL(statement).format(*parts))
