"""The WSGI door granian serves."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from dajuan.desks.reading import warm_up  # noqa: E402 - the apps must be ready

Thread(target=warm_up, daemon=True).start()
