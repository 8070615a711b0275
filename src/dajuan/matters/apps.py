"""Django's registration of this machine."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "dajuan.matters"
    label = "matters"
    verbose_name = "事项"
