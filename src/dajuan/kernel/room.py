"""A room: one chapter of what a zone's people do. Its package says so; what lies below the package is in it."""

from dataclasses import dataclass

from dajuan.kernel.shelf import Coded, Shelf, T


@dataclass(frozen=True)
class Room:
    """``slogan`` is the part of the zone's motto it stands under, ``purpose`` its one line, ``place`` its order."""

    code: str
    label: str
    slogan: str
    purpose: str
    place: int


ROOMS: Shelf[Room] = Shelf("房间")


def rooms() -> list[Room]:
    """In the order people name them."""
    return sorted(ROOMS, key=lambda room: (room.place, room.code))


def room_of(shelf: Shelf[T], item: Coded) -> Room | None:
    """The room whose package holds the module that put ``item`` on ``shelf``; None when no room does."""
    module = shelf.origin(item.code)
    return next((room for room in ROOMS if f"{module}.".startswith(f"{ROOMS.origin(room.code)}.")), None)
