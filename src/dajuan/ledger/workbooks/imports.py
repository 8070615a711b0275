"""Typed reads of what has been imported."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dajuan.ledger.models import ImportFile


@dataclass(frozen=True)
class PublishedFile:
    """One published workbook; ``withdrawn`` is the reason when its change-set was taken back."""

    id: int
    name: str
    sha256: str
    change_set: UUID
    seq: int | None
    at: datetime
    actor_label: str
    department: str
    ledgers: tuple[str, ...]
    good: int
    rejected: int
    withdrawn: str | None


def published_files(ledger: str = "", limit: int = 200) -> Iterator[PublishedFile]:
    """Imports, the latest first; ``ledger`` keeps those with a sheet of that ledger."""
    found = ImportFile.objects.select_related("change_set__chain", "change_set__withdrawal")
    if ledger:
        found = found.filter(sheets__ledger_code=ledger).distinct()
    for file in found.order_by("-id").prefetch_related("sheets")[:limit]:
        change, sheets = file.change_set, file.sheets.all()
        chain, withdrawal = getattr(change, "chain", None), getattr(change, "withdrawal", None)
        yield PublishedFile(
            file.pk,
            file.name,
            file.sha256,
            change.id,
            chain.seq if chain else None,
            change.at,
            change.actor_label,
            change.department,
            tuple(dict.fromkeys(sheet.ledger_code for sheet in sheets)),
            sum(sheet.good for sheet in sheets),
            sum(sheet.rejected for sheet in sheets),
            withdrawal.reason if withdrawal else None,
        )
