"""Django's registration of this machine."""

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "dajuan.answers"
    label = "answers"
    verbose_name = "答卷"
