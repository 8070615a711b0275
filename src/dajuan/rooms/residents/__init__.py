"""群众满意: what residents get."""

from dajuan.kernel.room import ROOMS, Room

ROOMS.put(
    Room(
        code="residents",
        label="群众满意",
        slogan="三个满意",
        purpose="群众得到了什么：民生实事与办件",
        place=5,
    )
)
