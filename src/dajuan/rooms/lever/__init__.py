"""一个抓手: projects and the economy."""

from dajuan.kernel.room import ROOMS, Room

ROOMS.put(
    Room(
        code="lever",
        label="项目与经济",
        slogan="一个抓手",
        purpose="项目建设与经济运行：项目怎么样了，钱投到哪里了",
        place=1,
    )
)
