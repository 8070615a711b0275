"""What the reader returns and what the checker returns."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

from dajuan.kernel.interval import Interval

DESCRIPTION = frozenset(
    {
        "subject",
        "comparator",
        "period",
        "scope",
        "place",
        "supposed",
        "before",
        "after",
        "topic",
        "base",
        "part",
        "bracketed",
        "made_by",
    }
)
CLAIM_KINDS = frozenset({"level", "count", "growth", "delta", "share", "completion", "pull", "rank"})


class Relation(NamedTuple):
    """``kind`` is list_with (the number before in its list), part_of, or growth_of, share_of, delta_of, pull_of,
    completion_of (the number whose subject it shares); ``other`` is an index into the claims of the text."""

    kind: str
    other: int


class Teller(Protocol):
    """Whoever can fill in the description of a text's claims."""

    def tell(self) -> None: ...


@dataclass(slots=True)
class Claim:
    """One number of a text and what it says.

    ``start``/``end`` are offsets in the text as given; ``value`` is in the base unit (percent stays percent,
    falls are negative); ``step`` is the unit of the last printed digit (0: an exact count); ``row`` its place in
    a list (43.2%、37.8%); ``made_by`` names the lexicon entries and grammar rules that decided.

    The rest is the description, found for all claims of a text when the first of it is asked for: ``before`` and
    ``after`` are the clause around the number; ``topic`` is the index of the claim whose subject it shares;
    ``place`` is the scope if this sentence or the one before opened a clause with it, ``supposed`` says that the sentence speaks of what is aimed
    at, expected or counted otherwise; ``base`` names what a change is measured against (同比, 年初, 2019年末 …); ``part`` says 其中, ``bracketed`` that it stands in brackets.
    """

    start: int
    end: int
    surface: str
    value: Decimal
    value_hi: Decimal | None
    unit: str
    approx: str
    kind: str
    dimension: str
    step: Decimal
    sentence: int
    clause: int
    row: int
    teller: Teller | None = field(repr=False, compare=False)
    subject: str = field(init=False)
    comparator: str = field(init=False)
    period: str = field(init=False)
    scope: str = field(init=False)
    place: str = field(init=False)
    supposed: bool = field(init=False)
    before: str = field(init=False)
    after: str = field(init=False)
    topic: int = field(init=False)
    base: str = field(init=False)
    part: bool = field(init=False)
    bracketed: bool = field(init=False)
    relations: tuple["Relation", ...] = field(init=False)
    made_by: tuple[str, ...] = field(init=False)
    _interval: Interval | None = field(init=False, repr=False, compare=False, default=None)

    def __getattr__(self, name: str) -> Any:
        """Only reached for a description that has not been told yet."""
        if name not in DESCRIPTION:
            raise AttributeError(name)
        self.tell()
        return getattr(self, name)

    def tell(self) -> None:
        """Has the description filled in, for all claims of the text at once."""
        if self.teller is not None:
            self.teller.tell()
            self.teller = None
        elif not self.is_claim:
            self.describe()

    def describe(self) -> None:
        """The empty description of a name, a date or an identifier."""
        self.subject, self.comparator, self.period, self.scope = self.surface, "", "", ""
        self.before, self.after, self.topic, self.base, self.part, self.bracketed = (
            "",
            "",
            0,
            "",
            False,
            False,
        )
        self.place, self.supposed = "", False
        self.relations, self.made_by = (), (self.kind,)

    @property
    def is_claim(self) -> bool:
        return self.kind in CLAIM_KINDS

    @property
    def interval(self) -> Interval:
        """Where the true value lies, given the digits printed and the words around them."""
        if self._interval is None:
            self._interval = _interval(self, truncated=False)
        return self._interval

    @property
    def truncated(self) -> Interval:
        """The same, supposing the last digits were cut off instead of rounded."""
        return _interval(self, truncated=True)


def _interval(claim: Claim, *, truncated: bool) -> Interval:
    value = claim.value
    if claim.approx == "exact":
        printed = Interval.truncated if truncated else Interval.printed
        return printed(value, claim.step)
    exact = Fraction(value)
    tail = _last_digit(value, claim.step)
    match claim.approx:
        case "余":
            return Interval(exact, exact + tail)
        case "近":
            return Interval(exact - tail, exact)
        case "约":
            wide = max(tail / 2, abs(exact) / 20)
            return Interval(exact - wide, exact + wide)
        case "超" | "超过" | "以上":
            return Interval(exact, None) if exact >= 0 else Interval(None, exact)
        case "以内":
            return Interval(None, exact) if exact >= 0 else Interval(exact, None)
        case "range" if claim.value_hi is not None:
            return Interval(*sorted((exact, Fraction(claim.value_hi))))
    return Interval.printed(value, claim.step)


def _last_digit(value: Decimal, step: Decimal) -> Fraction:
    """Place of the last digit that is not zero, in base units: 1800余 → 100, 七亿多亩 → 1亿亩."""
    if not value:
        return Fraction(1)
    printed = (value / step).quantize(Decimal(1)) if step else value
    return Fraction(Decimal(1).scaleb(int(printed.normalize().as_tuple().exponent))) * Fraction(step or 1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule applied to some claims. ``verdict`` is ok, truncation, contradiction or not_checkable;
    ``severity`` red, warning, note or none; ``premises`` are the claims used, the one held against the others last;
    ``source`` is that of the ledger's figure where the claim was held against one."""

    verdict: str
    rule: str
    severity: str
    premises: tuple[Claim, ...]
    equation: str = ""
    repair: str = ""
    note: str = ""
    missing: tuple[str, ...] = field(default=())
    source: str = ""
