"""A zone into which the untouched workbooks have been loaded."""

from pathlib import Path

import pytest

from dajuan.store.home import Home
from tests.acceptance.product import load
from tests.acceptance.rewriting import untouched


@pytest.fixture
def loaded(shared: Path, zone_db: Home) -> Home:
    load(untouched(shared), zone_db)
    return zone_db
