"""Which room a definition is in follows from the module that put it on its shelf."""

from types import ModuleType

import pytest

from dajuan.indicators.definition import INDICATORS
from dajuan.kernel.room import ROOMS, Room, room_of, rooms
from dajuan.kernel.shelf import Shelf
from dajuan.ledger.definition import LEDGERS

SHELF: Shelf[Room] = Shelf("样品")
THING = Room("thing", "物", "", "", 0)


def through_a_function(room: Room) -> None:
    SHELF.put(room)


def test_the_module_whose_body_ran_is_the_origin() -> None:
    module = ModuleType("elsewhere.rooms.cellar")
    module.__dict__.update(put=through_a_function, thing=THING)
    exec("put(thing)", module.__dict__)
    assert SHELF.origin("thing") == "elsewhere.rooms.cellar"
    assert room_of(SHELF, THING) is None


def test_every_definition_of_the_zone_is_in_a_room() -> None:
    for shelf in (LEDGERS, INDICATORS):
        for item in shelf:  # type: ignore[attr-defined]
            room = room_of(shelf, item)  # type: ignore[arg-type]
            assert room is not None
            assert f".{room.code}." in shelf.origin(item.code)  # type: ignore[attr-defined]


def test_rooms_come_in_the_order_people_name_them() -> None:
    assert [room.place for room in rooms()] == sorted(room.place for room in ROOMS)
    assert rooms()[0].code == "lever"


def test_an_unknown_code_has_no_origin() -> None:
    with pytest.raises(KeyError):
        SHELF.origin("nothing")
