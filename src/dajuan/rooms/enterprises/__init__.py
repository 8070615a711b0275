"""企业满意: enterprises, research, problems, liaison."""

from dajuan.kernel.room import ROOMS, Room

ROOMS.put(
    Room(
        code="enterprises",
        label="企业满意",
        slogan="三个满意",
        purpose="企业、研发与平台、问题解决与包联",
        place=4,
    )
)
