"""A home with a server of its own, for tests that stop, kill or replace one."""

from collections.abc import Iterator

import pytest

from dajuan.store.home import Home
from dajuan.store.server import EmbeddedServer


@pytest.fixture(scope="session")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """With the product's own settings, so what is committed survives a crash; no roles, no database yet."""
    home = Home(tmp_path_factory.mktemp("own"))
    home.found("实验园区")
    server = EmbeddedServer(home)
    server.create()
    server.ensure()
    yield server
    server.stop()
