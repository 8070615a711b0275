"""The product's web process over the database a benchmark works in: ``python -m benchmarks.door PORT``."""

import os
import sys
from typing import Any

from django.conf import settings

from dajuan.store import web
from dajuan.store.founding import point_django_at

DATABASE = "DAJUAN_BENCH_DATABASE"


def load(target: str) -> Any:
    """The application; pointed there first, for it warms up as soon as it is loaded."""
    point_django_at(settings.HOME, NAME=os.environ[DATABASE])
    return web.load(target)


if __name__ == "__main__":
    web.main(int(sys.argv[1]), load)
