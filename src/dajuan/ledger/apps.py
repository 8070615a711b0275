"""Django's registration of this machine."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "dajuan.ledger"
    label = "ledger"
    verbose_name = "账本"
