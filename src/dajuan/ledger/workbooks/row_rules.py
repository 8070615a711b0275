"""Rules that look at one row at a time: what was typed, what a kind of row needs, what has expired."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dajuan.kernel.clock import Clock
from dajuan.kernel.codes import tidy
from dajuan.ledger.staged import Effect, Knowledge, StagedSheet, raw_text
from dajuan.ledger.workbooks.numbers import BLANK_MARKS, UNKNOWN_MARKS

_LONGEST_CODE = 40


@dataclass(frozen=True)
class CodeAsTyped:
    """Keeps a code as it was typed (tidied) under ``into``, right or wrong, so that corrections can be
    looked up by it. With ``kind`` a row without any code is rejected, unless it has ``unless``."""

    field: str
    into: str
    kind: str = ""
    unless: str = ""

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            place = sheet.places.get(self.field)
            if place is None:
                continue
            raw = [row[place] if place < len(row) else "" for row in sheet.raw]
            typed = [tidy(raw_text(cell)) for cell in raw]
            codes = ["" if t in BLANK_MARKS | UNKNOWN_MARKS else t[:_LONGEST_CODE] for t in typed]
            right = sheet.values[self.field]  # merged cells are filled in there
            sheet.values[self.into] = [str(r or "") or c for r, c in zip(right, codes, strict=True)]
            self._reject_without(sheet)

    def _reject_without(self, sheet: StagedSheet) -> None:
        instead = sheet.values.get(self.unless) or [None] * len(sheet.rows)
        missing = [
            i for i, code in enumerate(sheet.values[self.into]) if not code and not instead[i] and self.kind
        ]
        for index in missing:
            if index not in sheet.rejected:
                sheet.find(index, self.field, self.kind, "row_rejected", f"缺{sheet.headers[self.field]}")


@dataclass(frozen=True)
class NeededWhen:
    """Rows whose ``when`` is one of ``values`` need ``field``."""

    field: str
    when: str
    values: frozenset[str]
    kind: str
    effect: Effect
    reason: str

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            if self.field not in sheet.values:
                continue
            pairs = zip(sheet.values[self.field], sheet.column(self.when), strict=True)
            found = [i for i, (value, when) in enumerate(pairs) if when in self.values and not value]
            for index in found:
                if index not in sheet.rejected:
                    sheet.find(index, self.field, self.kind, self.effect, self.reason)


@dataclass(frozen=True)
class PartOf:
    """An amount must not exceed another one of the same row."""

    field: str
    whole: str
    kind: str
    effect: Effect = "warning"

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            pairs = zip(sheet.column(self.field), sheet.column(self.whole), strict=True)
            above = [
                i
                for i, (part, whole) in enumerate(pairs)
                if isinstance(part, Decimal) and isinstance(whole, Decimal) and part > whole
            ]
            for index in above:
                if index not in sheet.rejected:
                    reason = f"{sheet.headers[self.field]}大于{sheet.headers[self.whole]}"
                    sheet.find(index, self.field, self.kind, self.effect, reason)


@dataclass(frozen=True)
class Expired:
    """Warns of what was valid until a day before the sheet's own date (or, without one, today)."""

    field: str
    reason: str

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            day = sheet.reported_on or Clock.today()
            for index, end in enumerate(sheet.values.get(self.field, [])):
                if isinstance(end, date) and end < day and index not in sheet.rejected:
                    sheet.find(index, self.field, "expired", "warning", self.reason)
