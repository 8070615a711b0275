"""The text as the grammar sees it: half-width, simplified, one character for one, so offsets never move."""

import re
from dataclasses import dataclass

from dajuan.claims.lexicon import Lexicon

_WIDE = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_KEEP = "，；：！？（）"
_ALIKE = {
    "\u3000": " ",
    "\xa0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\r": " ",
    "\ufeff": " ",
    "\u200b": " ",
    **dict.fromkeys("–—―‒－﹣−‐‑─", "-"),
    **dict.fromkeys("～〜∼﹏", "~"),
    **dict.fromkeys("﹪", "%"),
    "∶": ":",
    "︰": ":",
    "﹒": ".",
    "﹐": ",",
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "㎡": "㎡",
    "＋": "+",
    "○": "〇",
}


@dataclass(frozen=True)
class Viewer:
    """Turns a text into its view; one per lexicon."""

    table: dict[int, str]
    needed: re.Pattern[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Viewer":
        pairs = {**_WIDE, **_ALIKE, **lexicon.traditional}
        for mark in _KEEP:
            pairs.pop(mark, None)
        pairs = {a: b for a, b in pairs.items() if a != b}
        needed = re.compile(f"[{''.join(re.escape(char) for char in pairs)}]")
        return cls(str.maketrans(pairs), needed)

    def __call__(self, text: str) -> str:
        """Same length as ``text``; the very same object when nothing had to change."""
        return text.translate(self.table) if self.needed.search(text) else text
