"""The worker process, as a child of the supervisor: ``python -m dajuan.store.worker``."""

import os
from importlib import import_module

import django

from dajuan.store.orphans import end_with_parent

if __name__ == "__main__":
    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    import_module("dajuan.store.jobs").work()  # its models need a Django that is set up
