"""A home of its own for the run, with the server set up as in daily use, and fresh databases in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import psycopg
from django.conf import settings
from django.db import connection, connections

from dajuan.store.founding import found, point_django_at
from dajuan.store.home import OWNER, Home
from dajuan.store.roles import limit_connecting
from dajuan.store.server import EmbeddedServer

_numbers = count(1)
EMPTY = "dajuan"


@contextmanager
def stage() -> Iterator[Home]:
    """A migrated, empty zone that disappears afterwards."""
    home: Home = settings.HOME
    found(home, "基准区（合成数据）")
    try:
        yield home
    finally:
        connections.close_all()
        EmbeddedServer(home).stop()
        shutil.rmtree(home.path)


def fresh_database(model: str = EMPTY) -> str:
    """A copy of ``model`` that Django now works in; the one before it is dropped unless it is a model."""
    home: Home = settings.HOME
    name = f"bench_{next(_numbers)}"
    connections.close_all()
    with psycopg.connect(home.administration(), autocommit=True) as superuser:
        for (old,) in superuser.execute("SELECT datname FROM pg_database WHERE datname ~ '^bench_[0-9]+$'"):
            superuser.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
        superuser.execute(f"CREATE DATABASE {name} TEMPLATE {model} OWNER {OWNER} STRATEGY FILE_COPY")
        limit_connecting(superuser, name)
    point_django_at(home, NAME=name)
    return name


def keep_as(model: str) -> None:
    """Turns the present database into a model for ``fresh_database``."""
    home: Home = settings.HOME
    present = connection.settings_dict["NAME"]
    connections.close_all()
    with psycopg.connect(home.administration(), autocommit=True) as superuser:
        superuser.execute(f'ALTER DATABASE "{present}" RENAME TO "{model}"')
        limit_connecting(superuser, model)
    point_django_at(home, NAME=model)


def settle() -> None:
    """Statistics and visibility as an autovacuum would leave them."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(settings.HOME.login(OWNER, dbname=name), autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
