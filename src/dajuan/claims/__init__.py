"""Numeric claims in Chinese official prose: ``read(text)`` finds them, ``check(claims)`` does their arithmetic."""

from dajuan.claims.checking import check
from dajuan.claims.claim import Claim, Relation, Verdict
from dajuan.claims.lexicon import Lexicon, Unit
from dajuan.claims.reading import ClaimReader, read
from dajuan.claims.rules.ledger import Figure

__all__ = ["Claim", "ClaimReader", "Figure", "Lexicon", "Relation", "Unit", "Verdict", "check", "read"]
