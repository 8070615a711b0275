"""The WSGI door granian serves."""

import gc
import os
from threading import Thread

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# It listens on this machine only: whoever asks from elsewhere comes through a proxy on it, which says who and how.
application = wrap_wsgi_with_proxy_headers(get_wsgi_application())

from dajuan.desks.reading import warm_up  # noqa: E402 - the apps must be ready


def _get_ready() -> None:
    warm_up()
    gc.collect()
    gc.freeze()  # what is here now stays: no request waits while it is looked through again
    gc.set_threshold(10_000, 20, 20)  # and seldom for what has come since


Thread(target=_get_ready, daemon=True).start()
