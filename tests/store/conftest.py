"""A home with a server of its own, for tests that stop, kill or replace one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from dajuan.store.home import Home
from dajuan.store.server import EmbeddedServer


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """With the product's own settings, so what is committed survives a crash; no roles, no database yet."""
    home = Home(tmp_path_factory.mktemp("own"))
    home.found("实验园区")
    server = EmbeddedServer(home)
    server.create()
    server.ensure()
    yield server
    server.stop()


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
