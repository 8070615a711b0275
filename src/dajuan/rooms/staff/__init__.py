"""干部职工满意: training and care."""

from dajuan.kernel.room import ROOMS, Room

ROOMS.put(Room(code="staff", label="干部职工满意", slogan="三个满意", purpose="培训、关爱与考评", place=6))
