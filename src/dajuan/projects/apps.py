"""Django's registration of this machine."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "dajuan.projects"
    label = "projects"
    verbose_name = "项目"
