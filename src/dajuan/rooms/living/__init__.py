"""两个率先之一 人居环境: places, works, patrols, flood plans."""

from dajuan.kernel.room import ROOMS, Room

ROOMS.put(
    Room(
        code="living",
        label="人居环境",
        slogan="两个率先",
        purpose="城市设施、环境整治、文明创建、防汛",
        place=3,
    )
)
