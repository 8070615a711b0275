"""Turns "this should lie there" into a verdict with equation, premises and the smallest single repair."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from dajuan.claims.claim import Claim, Verdict
from dajuan.kernel.amount import plain, rounded
from dajuan.kernel.interval import Interval

Solution = tuple[Claim, Interval]
#: A slip is named, never judged, so a float will do.
_NEARLY = 0.02
_SLIPS = (10, 100, 1000, 10_000, 100_000_000)


def judge(
    rule: str,
    printed: Claim,
    expected: Interval,
    equation: str,
    premises: Sequence[Claim],
    others: Sequence[Solution] = (),
) -> Verdict:
    """Does the printed claim meet what the premises imply? ``others`` are values that other premises would need."""
    used = (*premises, printed)
    if printed.interval.meets(expected):
        return Verdict("ok", rule, "none", used, equation)
    if _cut_off(printed.truncated, expected):
        return Verdict("truncation", rule, "note", used, equation, note="只有按截尾（不四舍五入）才相符")
    repair = smallest_repair([(printed, expected), *others])
    return Verdict("contradiction", rule, "red", used, equation, repair, slip(printed, expected))


def _cut_off(truncated: Interval, expected: Interval) -> bool:
    """Whether digits cut off explain the difference; 98 is no 97 cut off, so touching ends do not."""
    touches = truncated.hi == expected.lo if truncated.middle > 0 else truncated.lo == expected.hi
    return truncated.meets(expected) and not (touches and expected.lo == expected.hi)


def smallest_repair(solutions: Sequence[Solution]) -> str:
    """The change of one printed number that costs the fewest characters."""
    options = []
    for claim, interval in solutions:
        wanted = replacement(claim, interval)
        if wanted and wanted != claim.surface:
            options.append((_edits(claim.surface, wanted), claim.surface, wanted))
    if not options:
        return ""
    _, old, new = min(options, key=lambda option: option[0])
    return f"“{old}”改为“{new}”"


def replacement(claim: Claim, interval: Interval) -> str:
    """The claim's surface with its number replaced by one from the interval, in the claim's own precision,
    or in one that leaves something of a small number."""
    number, scale, tail = _printed(claim)
    if not number:
        return ""
    places, wanted = max(0, -int(number.as_tuple().exponent)), abs(interval.middle) / scale
    while wanted and not rounded(wanted, places):
        places += 1
    return plain_padded(rounded(wanted, places)) + tail


def band_as(claim: Claim, interval: Interval) -> str:
    """[lo, hi] for an equation in the unit in which the claim is printed: 24.15～24.45亿元."""
    number, scale, tail = _printed(claim)
    return band(interval * (1 / scale), 4) + tail if number and claim.value > 0 else band(interval, 4)


def _printed(claim: Claim) -> tuple[Decimal, Fraction, str]:
    """The number as printed, how many base units make one of it, and what stands behind it; 0 for 三成 and the like."""
    digits = "".join(char for char in claim.surface if char.isascii() and (char.isdigit() or char in ".-,"))
    number = Decimal(digits.replace(",", "")) if any(char.isdigit() for char in digits) else Decimal(0)
    if not number or not claim.surface.startswith(digits):
        return Decimal(0), Fraction(1), ""
    return number, abs(Fraction(claim.value)) / abs(Fraction(number)), claim.surface[len(digits) :]


def plain_padded(value: Decimal) -> str:
    return format(value, "f")


def slip(printed: Claim, expected: Interval) -> str:
    """Names a slip of 10, 万 or 亿 when the two differ by about that factor."""
    value, wanted = abs(float(printed.value)), abs(float(expected.middle))
    if not value or not wanted:
        return ""
    ratio = max(value / wanted, wanted / value)
    for size in _SLIPS:
        if abs(ratio / size - 1) < _NEARLY:
            return f"相差约{size}倍，疑为单位（万、亿）或小数点之误"
    return ""


def note(
    rule: str, text: str, premises: Sequence[Claim], equation: str = "", severity: str = "note"
) -> Verdict:
    """A hidden fact or a doubt that is no error."""
    return Verdict("ok", rule, severity, tuple(premises), equation, note=text)


def unchecked(rule: str, claim: Claim, *missing: str) -> Verdict:
    """Names the premise that the text does not give."""
    return Verdict("not_checkable", rule, "none", (claim,), missing=missing)


def shown(value: Fraction | Decimal, places: int = 2) -> str:
    """A number for an equation: at most ``places`` decimals, no trailing zeros."""
    return plain(rounded(Fraction(value), places))


def band(interval: Interval, places: int = 2) -> str:
    """[lo, hi] for an equation."""
    if interval.lo is None or interval.hi is None:
        return (
            f"≥{shown(interval.lo, places)}"
            if interval.lo is not None
            else f"≤{shown(interval.middle, places)}"
        )
    low, high = shown(interval.lo, places), shown(interval.hi, places)
    return low if low == high else f"{low}～{high}"


def _edits(old: str, new: str) -> int:
    """Levenshtein distance of two short strings."""
    row = list(range(len(new) + 1))
    for i, a in enumerate(old, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(new, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
