"""The product's web process over the database a benchmark works in: ``python -m benchmarks.door PORT``."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings

from dajuan.store import web
from dajuan.store.founding import point_django_at

DATABASE = "DAJUAN_BENCH_DATABASE"
#: A file with our page: the project list is served as plain Django would make it.
PLAIN = "DAJUAN_BENCH_PLAIN"


def load(target: str) -> Any:
    """The application; pointed there first, for it warms up as soon as it is loaded."""
    point_django_at(settings.HOME, NAME=os.environ[DATABASE])
    application = web.load(target)
    if page := os.environ.get(PLAIN):
        peer = import_module("benchmarks.page_peer")  # now that the apps are ready
        for part in peer.plain_page(Path(page).read_text(encoding="utf8")):
            part.start()
    return application


if __name__ == "__main__":
    web.main(int(sys.argv[1]), load)
