"""Numeric claims in Chinese official prose: ``read(text)`` finds them, ``check(claims)`` does their arithmetic."""

from dajuan.claims.claim import Claim, Relation, Verdict
from dajuan.claims.reading import ClaimReader, read

__all__ = ["Claim", "ClaimReader", "Relation", "Verdict", "read"]
