"""Django's registration of this machine."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "dajuan.org"
    label = "org"
    verbose_name = "组织"
