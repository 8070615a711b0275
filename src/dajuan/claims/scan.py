"""Finds every numeral of a text and says what it is: a quantity, a rank, a date, an identifier, a name."""

import re
from functools import lru_cache
from string import ascii_letters

from dajuan.claims.contexts import in_context, negative, passages, share_units
from dajuan.claims.grammar import ANCHOR, Grammar
from dajuan.claims.lexicon import Lexicon, Unit
from dajuan.claims.makers import MAKERS, one_range, range_of
from dajuan.claims.quantity import IDENTIFIER, NAME, NOTHING, Quantity, Token, measured
from dajuan.claims.view import Viewer

_ONE_WORDS = frozenset("唯统划归单同专")
#: Letters before a number that call for the whole grammar.
_TELLING = frozenset("午晨晚早“‘前第每-从由自.+×/·" + ascii_letters)
_MOST_SURFACES = 1 << 16


class Scanner:
    """Reads tokens out of a view. One per lexicon; safe to share."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.viewer = Viewer.of(lexicon)
        self.grammar = Grammar.of(lexicon)
        self._surfaces: dict[str, Quantity] = {}
        self.measured = lru_cache(maxsize=1 << 15)(self._build)

    def tokens(self, view: str) -> list[Token]:
        """Every numeral in order; bare numbers have taken the unit they share with a neighbour."""
        found: list[Token] = []
        search, plain = ANCHOR.search, self.grammar.plain.match
        skips = passages(view)
        position = 0
        while anchor := search(view, position):
            start = anchor.start()
            if view[start] < "〇" and (match := plain(view, start)):
                item: Quantity | None = self._plain(match)
                end = match.end()
                guard = item.unit.not_before if item is not None else ()
                if (guard and view.startswith(guard, end)) or (start and view[start - 1] in _TELLING):
                    end, item = self._slow(view, start)
            else:
                end, item = self._slow(view, start)
            position = end
            if item is None:
                continue
            while skips and skips[-1][1] <= start:
                skips.pop()
            if item.value is not None and item.value < 0:
                start -= 1
            if skips and skips[-1][0] <= start:
                item = NAME
            found.append((start, end, item))
        return share_units(view, found)

    def _plain(self, match: "re.Match[str]") -> Quantity | None:
        """A number with its unit, by surface."""
        surface = match.group()
        item = self._surfaces.get(surface)
        if item is None:
            number, more, scale, more_after, unit = match.groups()
            item = self._build(number, scale or "", bool(more or more_after), unit, False)
            if item is not None and len(self._surfaces) < _MOST_SURFACES:
                self._surfaces[surface] = item
        return item

    def _slow(self, view: str, start: int) -> tuple[int, Quantity | None]:
        """The whole grammar, for what the short way does not take."""
        grammar = self.grammar
        match = grammar.digits.match(view, start) if view[start] < "〇" else grammar.han.match(view, start)
        if match is None or (view[start] == "一" and view[start - 1 : start] in _ONE_WORDS):
            return start + 1, None
        end, item = self._item(view, match)
        if item is not None and item.value is not None and item.value > 0 and view[start - 1 : start] == "-":
            item = negative(view, start, item)
        return end, item

    def _item(self, view: str, match: "re.Match[str]") -> tuple[int, Quantity | None]:
        start, end, kind = match.start(), match.end(), match.lastgroup or ""
        han = view[start] >= "〇"
        if kind == "range" and not one_range(self.lexicon.units, view, match):
            end, kind = match.end("aunit"), "low"
        if kind in {"quantity", "bare", "range"}:
            unit = self.lexicon.units.get(match["bunit" if kind == "range" else "nunit"] or "", NOTHING)
            if unit.not_before and view.startswith(unit.not_before, end):
                end, unit = match.end(_LAST_PART[kind]), NOTHING
            item = self._cached(match, kind, unit, han)
        elif kind == "low":
            item = self.measured(match["a"], "" if han else match["ascale"] or "", False, match["aunit"], han)
        else:
            item = MAKERS[kind](self, match)
        if item is None:
            return end, None
        return in_context(view, start, end, item, han)

    def _cached(self, match: "re.Match[str]", kind: str, unit: Unit, han: bool) -> Quantity | None:
        if kind == "range":
            return range_of(self, match, unit, han)
        if kind == "bare" and not han:
            return self.measured(
                match["v"], match["vscale"] or "", bool(match["vmore"] or match["vmore2"]), "", False
            )
        if kind == "bare":
            return self.measured(match["bare"], "", False, "", True)
        scale = match["nscale"] or ""
        more = bool(match["nmore"] or (match["nmore2"] if not han else None))
        return self.measured(match["n"], scale, more, unit.printed, han)

    def _build(self, number: str, scale: str, more: bool, unit: str, han: bool) -> Quantity | None:
        try:
            return measured(number, scale, more, self.lexicon.units.get(unit, NOTHING), han=han)
        except ValueError:
            return IDENTIFIER


_LAST_PART = {"quantity": "n", "bare": "bare", "range": "b"}
