"""A figure as a sheet holds it: what is printed, and what is needed to defend it later."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dajuan.answers.models import EditionFigure
from dajuan.indicators.figure import Figure
from dajuan.kernel.amount import plain


class State(StrEnum):
    """How far a printed figure can be trusted."""

    AGREES = "agrees"
    DOUBTFUL = "doubtful"
    UNSOURCED = "unsourced"


STATE_LABELS = {
    State.AGREES: "与台账一致",
    State.DOUBTFUL: "算术或单位存疑",
    State.UNSOURCED: "无来源，待补录",
}
NOTHING_PRINTED = "——"


@dataclass(frozen=True)
class BoundFigure:
    """``printed`` is the string on paper, ``value`` exact in ``unit``; ``doubt`` says what is doubtful."""

    key: str
    label: str
    printed: str = NOTHING_PRINTED
    value: Decimal | None = None
    unit: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    records: int = 0
    records_hash: str = ""
    formula: str = ""
    scope_note: str = ""
    version: str = ""
    at: date | None = None
    known_date: date | None = None
    doubt: str = ""

    @classmethod
    def of(cls, figure: Figure) -> "BoundFigure":
        """The part of a computed figure that a sheet keeps."""
        return cls(
            key=figure.key,
            label=figure.label,
            printed=NOTHING_PRINTED if figure.value is None else figure.printed,
            value=figure.value,
            unit=figure.unit,
            numerator=figure.numerator,
            denominator=figure.denominator,
            records=figure.records,
            formula=figure.formula,
            scope_note=figure.scope_note,
            at=figure.at,
            known_date=figure.known_date,
        )

    @classmethod
    def of_row(cls, row: EditionFigure) -> "BoundFigure":
        """The figure as an edition keeps it."""
        found = {field.name: getattr(row, field.name) for field in fields(cls)}
        for name in ("value", "numerator", "denominator"):
            found[name] = None if found[name] is None else Decimal(plain(found[name]))
        return cls(**found)

    @classmethod
    def missing(cls, key: str) -> "BoundFigure":
        """A place in the text for which there is no figure."""
        return cls(key=key, label="没有这个数")

    @property
    def state(self) -> State:
        if self.value is None:
            return State.UNSOURCED
        return State.DOUBTFUL if self.doubt else State.AGREES
