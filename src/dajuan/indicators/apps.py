"""Django's registration of this machine."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "dajuan.indicators"
    label = "indicators"
    verbose_name = "指标"
