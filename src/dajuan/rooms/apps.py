"""Puts the machines' cubes and the rooms' definitions on their shelves when Django starts."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from dajuan.kernel.shelf import load_rooms


class RoomsConfig(AppConfig):
    name = "dajuan.rooms"
    label = "rooms"
    verbose_name = "房间"

    def ready(self) -> None:
        autodiscover_modules("cubes")
        load_rooms(settings.ROOMS)
