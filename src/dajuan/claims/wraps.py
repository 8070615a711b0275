"""Lines that were only broken to fit a page (PDF, mail) are joined before reading; offsets are put back after."""

import re
from bisect import bisect_right

from dajuan.claims.claim import Claim

_BREAK = re.compile(
    r"(?<![\s。！？；：…”》|｜:;.!?])\n(?![\s#|｜*•●■\-]|[（(]?[一二三四五六七八九十\d]{1,3}(?:[)）、]|[.．](?!\d))|第[一二三四五六七八九十]{1,3}[章节条])"
)
_HEADING = re.compile(r"[^，。,；;：:\d]{4,30}")


def soft_breaks(text: str) -> list[int]:
    """Offsets of the line breaks inside sentences. A short line without marks or digits above a longer one is a
    heading and keeps its break; so do letters or digits of other scripts that would run together."""
    cuts = []
    for match in _BREAK.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if at and not (before.isascii() and after.isascii() and before.isalnum() and after.isalnum()):
            line = text[text.rfind("\n", max(0, at - 200), at) + 1 : at]
            following = text.find("\n", at + 1, at + 200)
            length = (following if following >= 0 else min(len(text), at + 200)) - at
            if not (_HEADING.fullmatch(line) and length > 1.5 * len(line)):
                cuts.append(at)
    return cuts


def joined(text: str, cuts: list[int]) -> str:
    """The text without those breaks."""
    starts = [0, *(cut + 1 for cut in cuts)]
    return "".join(text[a:b] for a, b in zip(starts, [*cuts, len(text)], strict=True))


def put_back(claims: list[Claim], text: str, cuts: list[int]) -> None:
    """Moves claims read in the joined text to their offsets in ``text``."""
    kept = [cut - index for index, cut in enumerate(cuts)]
    for claim in claims:
        claim.start += bisect_right(kept, claim.start)
        claim.end += bisect_right(kept, claim.end - 1)
        claim.surface = text[claim.start : claim.end]
