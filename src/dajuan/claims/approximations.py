"""约, 近, 超 before a number and 以上, 左右, 余 behind it: how exactly it is meant."""

import re

from dajuan.claims.claim import Claim

_APPROX_LEFT = re.compile(
    r"(?:((?<![签预节合履违条公特])约|大约|约为|大概)|(近|将近|接近)|((?<!出)超|逾|突破|高达超|已超|多达超|超出)|(超过)|(不低于|不少于|至少|不下于|大于|多于)|"
    r"(不足|不到|不超过|不高于|不多于|控制在|少于|小于|低于))(?:了|至|为|到)?[ \n“]?$"
)
_LEFT_ENDS = frozenset("约概近超逾破过于少足到在出了至为 \n“")
_APPROX_RIGHT = re.compile(
    r"[ ]?(?:(以上|及以上|之上|起(?![步来草点到源码降重飞航]))|(左右|上下|的?样子)|(以内|及?以下|之内|之下|内)|(余|多))"
)
_RIGHT_STARTS = frozenset(" 以及之起左上的内余多")
_LEFT_NAMES = ("约", "近", "超", "超过", "以上", "以内")
_RIGHT_NAMES = ("以上", "约", "以内", "余")


def approximate(claim: Claim, view: str, start: int, end: int) -> None:
    """约, 近, 超 on the left; 以上, 左右, 余 on the right."""
    if start and view[start - 1] in _LEFT_ENDS:
        left = _APPROX_LEFT.search(view, max(0, start - 6), start)
        if left and left.lastindex:
            claim.approx = _LEFT_NAMES[left.lastindex - 1]
            return
    if end < len(view) and view[end] in _RIGHT_STARTS:
        right = _APPROX_RIGHT.match(view, end)
        if right and right.lastindex:
            claim.approx = _RIGHT_NAMES[right.lastindex - 1]
