"""What is told about an import: per file and per sheet, for people and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.staged import CSV_SHEET, Finding
from dajuan.ledger.workbooks.personal import discreet_refusal
from dajuan.ledger.workbooks.staging import StagedFile

Outcome = Literal["staged", "published", "unchanged", "refused", "withheld"]
ALL_GOOD, WITH_FINDINGS, NOTHING_PUBLISHED = 0, 3, 2


@dataclass(eq=False)
class SheetReport:
    """Rows of one recognised sheet; ``refused`` says why none of them counts."""

    sheet: str
    ledger: str
    good: int
    rejected: int
    reported_on: date | None
    refused: str = ""
    unchanged: int = 0


@dataclass
class FileReport:
    """One file: what it was recognised as, what became of its rows, and every finding."""

    file: str
    sha256: str
    sheets: list[SheetReport] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    refused: str = ""
    outcome: Outcome = "staged"
    change_set: UUID | None = None

    @property
    def good(self) -> int:
        return sum(sheet.good for sheet in self.sheets)

    @property
    def rejected(self) -> int:
        return sum(sheet.rejected for sheet in self.sheets)

    @property
    def unchanged(self) -> int:
        return sum(sheet.unchanged for sheet in self.sheets)

    @property
    def ledgers(self) -> list[str]:
        """Codes of the ledgers found, in the order of the sheets."""
        return list(dict.fromkeys(sheet.ledger for sheet in self.sheets))

    @property
    def flawless(self) -> bool:
        """Nothing was rejected or refused; warnings may stand."""
        refused = self.refused or any(sheet.refused for sheet in self.sheets)
        return not refused and all(finding.effect == "warning" for finding in self.findings)

    def as_kept(self) -> dict[str, object]:
        """What may stay behind once files are published: what became of this one, nothing of its cells.
        The findings of a published file are in the ledger, those of personal ledgers without values."""
        refusals = {s: discreet_refusal(LEDGERS.get(s.ledger), s.refused) for s in self.sheets if s.refused}
        hidden = any(refusals[sheet] != sheet.refused for sheet in refusals)
        return {
            "file": self.file,
            "outcome": self.outcome,
            "refused": _together(refusals) if hidden and self.refused else self.refused,
            "good": self.good,
            "rejected": self.rejected,
            "unchanged": self.unchanged,
            "change_set": str(self.change_set or ""),
        }

    def as_json(self) -> dict[str, object]:
        """As ``dajuan import --json`` prints it."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "ledger": self.ledgers[0] if self.ledgers else None,
            "ledgers": self.ledgers,
            "outcome": self.outcome,
            "refused": self.refused or None,
            "good": self.good,
            "rejected": self.rejected,
            "unchanged": self.unchanged,
            "change_set": str(self.change_set) if self.change_set else None,
            "sheets": [
                {
                    "sheet": sheet.sheet,
                    "ledger": sheet.ledger,
                    "label": LEDGERS.get(sheet.ledger).label,
                    "reported_on": sheet.reported_on.isoformat() if sheet.reported_on else None,
                    "good": sheet.good,
                    "rejected": sheet.rejected,
                    "unchanged": sheet.unchanged,
                    "refused": sheet.refused or None,
                }
                for sheet in self.sheets
            ],
            "findings": [finding.as_json() for finding in self.findings],
        }


def report_of(file: StagedFile) -> FileReport:
    """The report of a checked file before anything is published."""
    report = FileReport(file.name, file.sha256, list(_sheets(file)), list(file.findings), file.refused)
    for sheet in file.sheets:
        report.findings += sheet.staged.findings
    if report.refused or all(sheet.refused for sheet in report.sheets):
        report.refused = report.refused or _together({s: s.refused for s in report.sheets})
        report.outcome = "refused"
    return report


def _together(refusals: Mapping[SheetReport, str]) -> str:
    """A CSV has no sheet to name."""
    named = (("" if s.sheet == CSV_SHEET else f"表“{s.sheet}”", reason) for s, reason in refusals.items())
    return "；".join(f"{name}{reason}" for name, reason in named)


def _sheets(file: StagedFile) -> Iterator[SheetReport]:
    for sheet in file.sheets:
        staged = sheet.staged
        rejected = len(staged.rejected)
        good = 0 if sheet.refused else len(staged.rows) - rejected
        yield SheetReport(staged.name, staged.ledger, good, rejected, staged.reported_on, sheet.refused)


def exit_code(reports: Sequence[FileReport]) -> int:
    """0 everything good, 3 published with findings, 2 nothing published."""
    done = [report for report in reports if report.outcome in ("published", "unchanged")]
    if not done:
        return NOTHING_PUBLISHED
    return ALL_GOOD if len(done) == len(reports) and not any(r.findings for r in done) else WITH_FINDINGS
