"""Django's registration of this machine."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from dajuan.store.roles import refuse_superuser


class StoreConfig(AppConfig):
    name = "dajuan.store"
    label = "store"
    verbose_name = "保管"

    def ready(self) -> None:
        connection_created.connect(refuse_superuser, dispatch_uid="dajuan.store.refuse_superuser")
