"""One server for the run, one database per test: sealing happens at commit, so nothing is rolled back."""

import os
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from dajuan.store.founding import migrate, point_django_at
from dajuan.store.home import OWNER, SUPERUSER, Home
from dajuan.store.roles import limit_connecting, make_roles_and_database, set_default_privileges
from dajuan.store.server import EmbeddedServer

#: Tests may lose their database with the machine, but not their time.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}
TEMPLATE = "dajuan"
_numbers = count(1)


@pytest.fixture(scope="session", autouse=True)
def no_zone_of_the_machine() -> Iterator[None]:
    """Nothing in the run may touch the zone of whoever runs it; a run that is ended leaves no server."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DAJUAN_DATABASE_URL", raising=False)
        patch.setenv("DAJUAN_HOME", os.devnull)
        yield


@pytest.fixture(scope="session")
def session_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """The run's embedded server with roles and an empty database ``dajuan``."""
    home = Home(tmp_path_factory.mktemp("session"))
    home.found("测试园区")
    server = EmbeddedServer(home, HASTY)
    server.create()
    server.ensure()
    try:
        make_roles_and_database(home)
        set_default_privileges(home)
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def template(session_server: EmbeddedServer, django_db_blocker: DjangoDbBlocker) -> Home:
    """The home whose database is migrated once and then only copied."""
    with django_db_blocker.unblock():
        migrate(session_server.home)
        connections.close_all()
    return session_server.home


@pytest.fixture
def zone_db(
    template: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[Home]:
    """A migrated, empty zone of its own: Django, ``settings.HOME`` and subprocesses all see it."""
    name = f"zone_{next(_numbers)}"
    home = Home(tmp_path / "home")
    home.path.mkdir(mode=0o700)
    (home.path / "roles.json").write_text((template.path / "roles.json").read_text())
    home.found("测试园区")
    monkeypatch.setenv("DAJUAN_HOME", str(home.path))
    monkeypatch.setenv("DAJUAN_DATABASE_URL", template.login(SUPERUSER, dbname=name))
    monkeypatch.setattr(settings, "HOME", home)
    monkeypatch.setattr(settings, "STATIC_ROOT", home.path / "static")
    with psycopg.connect(template.administration(), autocommit=True) as superuser:
        superuser.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER {OWNER}")
        limit_connecting(superuser, name)
    point_django_at(template, NAME=name)
    tries = {"default": {**settings.CACHES["default"], "LOCATION": home.path / "cache"}}
    with django_db_blocker.unblock(), override_settings(CACHES=tries):
        try:
            yield home
        finally:
            connections.close_all()
            with psycopg.connect(template.administration(), autocommit=True) as superuser:
                superuser.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def second_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[Home]:
    """A home that does not exist yet, where ``DAJUAN_HOME`` points; Django goes back to where it was."""
    home = Home(tmp_path / "second")
    monkeypatch.setenv("DAJUAN_HOME", str(home.path))
    monkeypatch.delenv("DAJUAN_DATABASE_URL", raising=False)
    before = {alias: dict(connections.settings[alias]) for alias in connections}
    with django_db_blocker.unblock():
        try:
            yield home
        finally:
            EmbeddedServer(home).stop()
            connections.close_all()
            for alias, settings in before.items():
                connections.settings[alias].update(settings)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of workbooks and pages that lies beside the checkout, where there is one."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("这里没有与代码库并列的 shared 目录，用到它的测试跳过")
    return folder


#: Folders whose files take minutes go first, so that no worker is left alone with one of them at the end.
SLOW_FIRST = ("docs", "torture", "demo", "acceptance", "browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slowest folders first; the order within a file stays."""
    place = {name: number for number, name in enumerate(SLOW_FIRST)}
    items.sort(key=lambda item: place.get(item.path.relative_to(Path(__file__).parent).parts[0], len(place)))
