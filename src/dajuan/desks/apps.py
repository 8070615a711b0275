"""Django's registration of this machine."""

from django.apps import AppConfig


class DesksConfig(AppConfig):
    name = "dajuan.desks"
    label = "desks"
    verbose_name = "桌面"
