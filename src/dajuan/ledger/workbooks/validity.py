"""A rule for what holds only until a day: plans, titles, certificates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dajuan.ledger.staged import Effect, Knowledge, StagedSheet


@dataclass(frozen=True)
class Expired:
    """The last day of validity lies before the day of the sheet: its own, or else the latest day any of
    the ``seen`` fields tells, since a sheet is no older than what it reports."""

    field: str
    seen: tuple[str, ...]
    reason: str
    effect: Effect = "warning"

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            day = sheet.reported_on or max(self._seen(sheet), default=None)
            ends = sheet.values.get(self.field, [])
            over = [i for i, end in enumerate(ends) if day and isinstance(end, date) and end < day]
            for index in over:
                if index not in sheet.rejected:
                    sheet.find(index, self.field, "expired", self.effect, self.reason)

    def _seen(self, sheet: StagedSheet) -> Iterator[date]:
        for name in self.seen:
            yield from (day for day in sheet.values.get(name, []) if isinstance(day, date))
