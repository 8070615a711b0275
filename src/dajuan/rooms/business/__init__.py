"""两个率先之一 营商环境: funds, service matters, rankings."""

from dajuan.kernel.room import ROOMS, Room

ROOMS.put(
    Room(
        code="business",
        label="营商环境",
        slogan="两个率先",
        purpose="资金争取、政务服务、走流程与排名",
        place=2,
    )
)
