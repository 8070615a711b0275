"""R23: claims against the ledger's own figures, given as plain rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.periods import ways_to_say
from dajuan.claims.rules.facts import Facts, key
from dajuan.claims.rules.judging import judge
from dajuan.claims.rules.likeness import Saying, comparable, elsewhere, names_itself, saying, saying_of_name
from dajuan.kernel.interval import Interval


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the ledger: its names, exact value in the base unit, base unit, and period (2022-H1, 2022-06;
    empty: any), at whose end it is known. The first name tells what it is: …同比增速 is a growth, …增收 an increment, 新增… a flow;
    the others may leave that out. ``source`` is whatever the caller needs to open its records."""

    names: tuple[str, ...]
    value: Decimal
    unit: str
    period: str = ""
    source: str = ""

    @property
    def saying(self) -> Saying:
        return saying_of_name(self.names[0], self.unit)[1]

    def called(self) -> set[str]:
        """Its names as keys; those of a change also without the words of change (研发投入增长 → 研发投入)."""
        subjects = [saying_of_name(name, self.unit) for name in self.names]
        bare = [
            subject for subject, said in subjects if said.sort != "state" and said.sort == self.saying.sort
        ]
        return {key(name) for name in (*self.names, *bare) if name}

    def covers(self, period: str) -> bool:
        """Whether a claim of ``period`` may be about this figure; what leaves its year or all of it open may."""
        return not self.period or not period or period in ways_to_say(self.period)


def ledger(facts: Facts, figures: Iterable[Figure]) -> Iterator[Verdict]:
    """R23: the ledger's value lies in the claim's interval (余 and 超 use theirs).

    Guards: names must be equal after scope words are dropped, units and periods too, and both must say the same
    kind of thing of the ledger's own place; otherwise nothing is said.
    """
    by_name: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        for name in figure.called():
            by_name.setdefault((name, figure.unit), []).append(figure)
    for number, claim in enumerate(facts.claims if by_name else ()):
        named = by_name.get((key(claim.subject), claim.unit))
        if named and names_itself(facts, claim, number) and not elsewhere(facts, claim):
            said = saying(claim)
            for figure in named:
                if figure.covers(claim.period) and comparable(said, figure.saying):
                    yield _against(claim, figure)
                    break


def _against(claim: Claim, figure: Figure) -> Verdict:
    equation = f"台账{figure.names[0]}={figure.value}{figure.unit}（{figure.period}），文中{claim.surface}"
    return replace(judge("ledger", claim, Interval.point(figure.value), equation, []), source=figure.source)
