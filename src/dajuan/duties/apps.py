"""Django's registration of this machine."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "dajuan.duties"
    label = "duties"
    verbose_name = "任务"
