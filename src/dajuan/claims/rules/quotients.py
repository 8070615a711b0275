"""R4: a part over its whole, held against the printed share or rate."""

from decimal import Decimal
from fractions import Fraction

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.judging import Solution, band, judge
from dajuan.kernel.interval import Interval


def percent(part: Claim, whole: Claim) -> Interval:
    if whole.interval.lo is None or whole.interval.lo <= 0:
        return Interval(None, None)
    return part.interval / whole.interval * 100


def matched(claim: Claim, part: Claim, whole: Claim) -> Verdict:
    expected = percent(part, whole)
    equation = f"{part.surface}÷{whole.surface}×100={band(expected)}%，文中{claim.surface}"
    if claim.dimension == "fraction":
        expected = expected / 100
        wide = Interval.of(Decimal(claim.value) * Decimal("0.95"), Decimal(claim.value) * Decimal("1.05"))
        return Verdict(
            "ok" if wide.meets(expected) else "contradiction",
            "share",
            "none" if wide.meets(expected) else "red",
            (part, whole, claim),
            equation,
        )
    return judge("share", claim, expected, equation, [part, whole], _others(claim, part, whole))


def _others(claim: Claim, part: Claim, whole: Claim) -> list[Solution]:
    rate = Fraction(claim.value) / 100
    if not rate:
        return []
    return [
        (part, Interval.point(Fraction(whole.value) * rate)),
        (whole, Interval.point(Fraction(part.value) / rate)),
    ]
