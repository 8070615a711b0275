"""Holding the words against the figures: a sheet's own numbers, and any text against the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from dajuan import claims
from dajuan.answers.bound import BoundFigure
from dajuan.answers.document import Bound
from dajuan.answers.sheet import RenderedSheet
from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.figure import Figure
from dajuan.kernel.amount import MONEY_UNITS
from dajuan.kernel.period import Period


@cache
def _units() -> dict[str, claims.Unit]:
    """Claims give their values in base units: 元, m, m2, pp. (万元 is no unit of theirs: 万 is a numeral.)"""
    return claims.Lexicon.load().units


def _base(unit: str) -> str:
    if unit in MONEY_UNITS:
        return "元"
    return _units()[unit].base if unit in _units() else unit


class Span(NamedTuple):
    """Where in a text a figure was printed."""

    start: int
    end: int
    figure: BoundFigure


@dataclass(frozen=True)
class Finding:
    """Something doubtful: which figures it touches (none for a typed number), where, and what."""

    keys: tuple[str, ...]
    surface: str
    text: str


def claim_figures(figures: Iterable[Figure], period: Period) -> list[claims.Figure]:
    """The period's own figures under the names people write for them (``said_as`` of the definition)."""
    return [
        claims.Figure(
            (figure.label, *INDICATORS.get(figure.number).said_as),
            _in_base(figure),
            _base(figure.unit),
            str(period),
            figure.key,
        )
        for figure in figures
        if figure.value is not None and figure.known_date is None and figure.at == period.end
    ]


def checked(text: str, figures: Iterable[Figure], period: Period) -> list[claims.Verdict]:
    """Every rule of arithmetic on a text's numbers, and each number a figure is named for against it."""
    return claims.check(claims.read(text), claim_figures(figures, period))


def findings(sheet: RenderedSheet) -> list[Finding]:
    """What is doubtful in a sheet: contradictions between its numbers, a figure that does not print its
    value, and numbers that are typed instead of bound."""
    text, spans = _laid_out(sheet)
    read = [claim for claim in claims.read(text) if claim.is_claim]
    found = [Finding((), claim.surface, "文中的数字没有来源") for claim in read if not _at(claim, spans)]
    for claim in read:
        for span in _at(claim, spans):
            value = span.figure.value
            if value is not None and not claim.interval.holds(_in_base(span.figure)):
                found.append(Finding((span.figure.key,), claim.surface, "印出的数与数值不符"))
    for verdict in claims.check(read):
        if verdict.severity in ("red", "warning"):
            keys = tuple(span.figure.key for claim in verdict.premises for span in _at(claim, spans))
            words = (verdict.equation, verdict.note, verdict.repair and f"可改为{verdict.repair}")
            surface = "、".join(claim.surface for claim in verdict.premises)
            found.append(Finding(keys, surface, "；".join(word for word in words if word)))
    return found


def doubted(sheet: RenderedSheet) -> RenderedSheet:
    """The sheet with each doubtful figure marked by what was found."""
    doubts: dict[str, list[str]] = {}
    for finding in findings(sheet):
        for key in finding.keys:
            doubts.setdefault(key, []).append(finding.text)
    figures = {
        key: replace(figure, doubt="；".join(dict.fromkeys(doubts.get(key, []))))
        for key, figure in sheet.figures.items()
    }
    return replace(sheet, figures=figures)


def _laid_out(sheet: RenderedSheet) -> tuple[str, list[Span]]:
    """The sheet as plain text, and where in it each figure stands."""
    text = ""
    spans: list[Span] = []
    for block in sheet.document.blocks:
        for run in block.runs:
            printed = sheet.printed(run)
            if isinstance(run, Bound):
                spans.append(Span(len(text), len(text) + len(printed), sheet.figures[run.key]))
            text += printed
        text += "\n"
    return text, spans


def _at(claim: claims.Claim, spans: list[Span]) -> list[Span]:
    return [span for span in spans if span.start < claim.end and claim.start < span.end]


def _in_base(figure: Figure | BoundFigure) -> Decimal:
    unit = _units().get(figure.unit)
    factor = unit.factor if unit else Fraction(1)
    return (
        (figure.value or Decimal(0)) * MONEY_UNITS.get(figure.unit, 1) * factor.numerator / factor.denominator
    )
