"""Django's registration of this machine."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "dajuan.store"
    label = "store"
    verbose_name = "保管"
