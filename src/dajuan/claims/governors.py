"""Finds the words that govern a number and remembers what they decide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dajuan.claims.decisions import Found, Spoken, by_amount, by_points, by_ratio
from dajuan.claims.lexicon import Governor, Lexicon, word_pattern

_CHANGE_LETTERS = re.compile("[增减升降高低多少快慢缩提扩压涨跌落滑窄下上加新超优好强回前后移改延拓精走递衰]")
_SAID = frozenset({"verb", "adverb", "noun", "copula", "new"})
_GOVERNING = frozenset(
    {
        "grow",
        "fall",
        "near",
        "nearabove",
        "nearbelow",
        "above",
        "below",
        "base",
        "pull",
        "share",
        "rate",
        "over",
        "done",
        "to",
    }
)
#: Distinct words remembered; reports repeat 同比增长 and 比上年增长 without end.
_REMEMBERED = 1 << 15


SILENT: Spoken = (None, False)


@dataclass(frozen=True, slots=True)
class Heard:
    """The governors in some words, what they add to a comparator, and where the first that governs begins (or None);
    ``subjects`` remembers, by kind, where in these words the subject lies."""

    found: tuple[Found, ...]
    said: tuple[str, ...]
    first: int | None
    subjects: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Governing:
    """The governors of one lexicon, and what words were found to say: both are pure functions of the words."""

    words: dict[str, Governor]
    pattern: re.Pattern[str]
    heard: dict[str, Heard] = field(default_factory=dict, repr=False, compare=False)
    spoken: dict[tuple[str, str], Spoken] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Governing":
        base = r"[较比与同](?:\d{4}年[末底初]?|上一?年度?(?:同期|末|底)?|去年(?:同期|末|底)?|年初|上[月季周]度?|同期|期初|前一[日天周月年]|昨[日天]|前?\d{1,2}(?:-\d{1,2})?个?月(?:份|末|底)?|[一二三四上]季度|\d{4}年(?:同期)?)(?:相比)?"
        return cls(lexicon.governors, re.compile(f"(?:{base})|{word_pattern(lexicon.governors)}"))

    def hear(self, words: str) -> Heard:
        """Governors in order; words hidden by an indicator name (增加值, 高新) are left out."""
        heard = self.heard.get(words)
        if heard is None:
            found = tuple(self._find(words))
            said = [governor.word for _, _, governor in found if governor.role in _SAID]
            said.extend(governor.canonical for _, _, governor in found if governor.canonical)
            first = next((start for start, _, governor in found if governor.role in _GOVERNING), None)
            heard = Heard(found, tuple(said), first, {})
            if len(self.heard) < _REMEMBERED:
                self.heard[words] = heard
        return heard

    def _find(self, words: str) -> Iterator[Found]:
        for match in self.pattern.finditer(words):
            governor = self.words.get(match.group())
            start, end = match.span()
            if governor is None:
                yield start, end, _BASE
            elif governor.role != "mask":
                close = not governor.role.startswith("near") or words[end : end + 1] in _AFTER_NEAR
                if close:
                    yield start, end, governor

    def decide(self, words: str, dimension: str) -> Spoken:
        """What the words before a number of this dimension make of it."""
        key = (words, dimension)
        spoken = self.spoken.get(key)
        if spoken is None:
            spoken = self._decide(words, dimension)
            if len(self.spoken) < _REMEMBERED:
                self.spoken[key] = spoken
        return spoken

    def _decide(self, words: str, dimension: str) -> Spoken:
        if dimension in {"percent", "permille", "fraction", "times"}:
            return by_ratio(words, self.hear(words).found, dimension)
        if dimension == "pp":
            return by_points(words, self.hear(words).found), False
        if dimension in {"place", "rank"} or _CHANGE_LETTERS.search(words):
            return by_amount(words, self.hear(words).found, dimension), False
        return SILENT


_AFTER_NEAR = frozenset(["", *"了约近超逾长幅 "])
_BASE = Governor("较", "base")
