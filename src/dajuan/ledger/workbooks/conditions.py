"""Rules about one cell in the light of another of the same row."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dajuan.ledger.staged import Effect, Knowledge, StagedSheet
from dajuan.ledger.workbooks.titles import folded


@dataclass(frozen=True)
class NegativeOnlyWith:
    """A negative amount (a reversal) stands only where ``proof`` is filled in; else its row is rejected."""

    field: str
    proof: str
    reason: str

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            proofs = sheet.column(self.proof)
            for index, amount in enumerate(sheet.values.get(self.field, [])):
                negative = isinstance(amount, Decimal) and amount < 0
                if negative and not proofs[index] and index not in sheet.rejected:
                    sheet.find(index, self.field, "negative_amount", "row_rejected", self.reason)


@dataclass(frozen=True)
class SaidWithout:
    """The cell says ``word``, but none or not all of ``needed`` is filled in."""

    field: str
    word: str
    needed: tuple[str, ...]
    kind: str
    reason: str
    effect: Effect = "warning"

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            facts = sheet.keys(self.needed)
            for index, said in enumerate(sheet.values.get(self.field, [])):
                lacking = any(fact in (None, "") for fact in facts[index])
                if lacking and index not in sheet.rejected and folded(str(said or "")) == self.word:
                    sheet.find(index, self.field, self.kind, self.effect, self.reason)
