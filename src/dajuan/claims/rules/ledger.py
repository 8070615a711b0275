"""R23: claims against the ledger's own figures, given as plain rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import Facts, key
from dajuan.claims.rules.judging import judge
from dajuan.kernel.interval import Interval


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the ledger: its names, exact value in the base unit, base unit, and period as claims write it
    (2022H1; empty: any). ``source`` is whatever the caller needs to open its records."""

    names: tuple[str, ...]
    value: Decimal
    unit: str
    period: str = ""
    source: str = ""


def ledger(facts: Facts, figures: Iterable[Figure]) -> Iterator[Verdict]:
    """R23: the ledger's value lies in the claim's interval (余 and 超 use theirs).

    Guard: names must be equal after scope words are dropped, units and periods too; otherwise nothing is said.
    """
    by_name: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        for name in figure.names:
            by_name.setdefault((key(name), figure.unit), []).append(figure)
    for claim in facts.claims if by_name else ():
        for figure in by_name.get((key(claim.subject), claim.unit), ()):
            if not figure.period or not claim.period or figure.period == claim.period:
                yield _against(claim, figure)
                break


def _against(claim: Claim, figure: Figure) -> Verdict:
    equation = f"台账{figure.names[0]}={figure.value}{figure.unit}（{figure.period}），文中{claim.surface}"
    return replace(judge("ledger", claim, Interval.point(figure.value), equation, []), source=figure.source)
