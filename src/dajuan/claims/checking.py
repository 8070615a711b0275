"""The checker: claims in, verdicts out."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules import (
    completion,
    gaps,
    growth,
    integers,
    parts,
    products,
    pulls,
    ranks,
    ratios,
    restatement,
    shares,
    sums,
)
from dajuan.claims.rules.facts import Facts
from dajuan.claims.rules.ledger import Figure, ledger

Rule = Callable[[Facts], Iterator[Verdict]]
RULES: tuple[Rule, ...] = tuple(
    rule
    for family in (
        parts,
        sums,
        growth,
        shares,
        ratios,
        integers,
        completion,
        gaps,
        pulls,
        ranks,
        restatement,
        products,
    )
    for rule in family.RULES
)


def check(claims: Sequence[Claim], figures: Iterable[Figure] = ()) -> list[Verdict]:
    """Every rule on the claims of one text, in order of the text; ``figures`` adds the comparison with a ledger.

    Only a contradiction is red. Linear in the number of claims.
    """
    facts = Facts(claims)
    verdicts = [verdict for rule in RULES for verdict in rule(facts)]
    verdicts.extend(ledger(facts, figures))
    return sorted(verdicts, key=lambda verdict: verdict.premises[-1].start)
