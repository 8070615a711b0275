"""Django's registration of this machine."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "dajuan.registers"
    label = "registers"
    verbose_name = "登记"
