"""The reader: a text in, its claims out."""

from functools import lru_cache

from dajuan.claims.claim import Claim
from dajuan.claims.discourse import Reader
from dajuan.claims.governors import Governing
from dajuan.claims.lexicon import Lexicon, shipped
from dajuan.claims.scan import Scanner
from dajuan.claims.story import Story
from dajuan.claims.walk import Walk
from dajuan.claims.wraps import joined, put_back, soft_breaks


class ClaimReader:
    """Reads claims with one lexicon. Safe to share between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.scanner = Scanner(lexicon)
        self.governing = Governing.of(lexicon)
        self.discourse = Reader.of(lexicon)

    def read(self, text: str, *, non_claims: bool = False) -> list[Claim]:
        """Claims in order of their offsets; with ``non_claims`` dates, names, identifiers and ordinals too."""
        cuts = soft_breaks(text) if "\n" in text else []
        if cuts:
            claims = self._read(joined(text, cuts), non_claims)
            put_back(claims, text, cuts)
            return claims
        return self._read(text, non_claims)

    def _read(self, text: str, non_claims: bool) -> list[Claim]:
        view = self.scanner.viewer(text)
        story = Story(self.governing, self.discourse, text, view)
        return Walk(self.governing, story, text, view).run(self.scanner.tokens(view), non_claims)


@lru_cache(maxsize=1)
def _shipped_reader() -> ClaimReader:
    return ClaimReader(shipped())


def read(text: str, *, lexicon: Lexicon | None = None, non_claims: bool = False) -> list[Claim]:
    """Every number of ``text`` that claims something. Offsets refer to ``text`` as given."""
    reader = ClaimReader(lexicon) if lexicon else _shipped_reader()
    return reader.read(text, non_claims=non_claims)
