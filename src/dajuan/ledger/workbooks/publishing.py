"""The second half of an import: what was prepared is published, one change-set a file."""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from django.db import IntegrityError

from dajuan.kernel.clock import Clock
from dajuan.kernel.collector import no_collecting
from dajuan.ledger.actors import Actor
from dajuan.ledger.change import Change, commit_change, sqlstate
from dajuan.ledger.definition import LEDGERS, Row, in_order
from dajuan.ledger.models import ChangeSet, Withdrawal
from dajuan.ledger.recording import Recorded
from dajuan.ledger.rows import Rows
from dajuan.ledger.workbooks.checking import in_reporting_order
from dajuan.ledger.workbooks.personal import concealed
from dajuan.ledger.workbooks.preparing import Prepared
from dajuan.ledger.workbooks.provenance import record_entries, record_file, record_sheet, remember
from dajuan.ledger.workbooks.reports import FileReport
from dajuan.ledger.workbooks.staging import Sheet, StagedFile
from dajuan.store.home import Home

_MISSING_REFERENCE = "23503"
_STRANGERS = ("unknown_project_code", "missing_code")


@dataclass(frozen=True)
class Terms:
    """Who publishes and how. ``reported_on`` dates what has no date of its own; ``load_history`` permits
    reports dated before today; ``accept="all"`` means all rows of all files or nothing."""

    by: Actor
    home: Home
    accept: Literal["good", "all"] = "good"
    reported_on: date | None = None
    load_history: bool = False
    reason: str = ""


@no_collecting()
def publish(prepared: Prepared, terms: Terms) -> list[FileReport]:
    """Publishes files: registers before what refers to them, then by reporting date and name.

    The same content understood the same way changes nothing the second time.
    """
    reports = {report.sha256: report for report in prepared.reports}
    for file in prepared.files:
        report = reports[file.sha256]
        report.refused = report.refused or _objection(file, terms)
        report.outcome = "refused" if report.refused else "staged"
    if terms.accept == "all" and not all(report.flawless for report in prepared.reports):
        for report in prepared.reports:
            report.outcome = "refused" if report.refused else "withheld"
        return prepared.reports
    for file in _publishing_order(prepared.files):
        report = reports[file.sha256]
        if not report.refused:
            report.refused = _publish_file(file, report, prepared, terms)
            report.outcome = "refused" if report.refused else report.outcome
    return prepared.reports


def _publishing_order(files: Iterable[StagedFile]) -> list[StagedFile]:
    """Files that only bring registers first; a stable sort keeps the reporting order within."""

    def depth(code: str) -> int:
        return 1 + max((depth(before) for before in LEDGERS.get(code).after), default=0)

    return sorted(
        in_reporting_order(list(files)),
        key=lambda file: max((depth(s.definition.code) for s in file.accepted), default=0),
    )


def _days(file: StagedFile) -> list[date]:
    return [s.staged.reported_on for s in file.accepted if s.staged.reported_on]


def has_rows(file: StagedFile) -> bool:
    """Whether some row would be written: one that stands, or that at least says somebody reported."""
    return any(
        len(s.staged.rejected) < len(s.staged.rows) or _rejected(s, [], date.min) for s in file.accepted
    )


def _objection(file: StagedFile, terms: Terms) -> str:
    """Why a readable file must not be published now: no row to write, too old, or its period is closed."""
    if not has_rows(file):
        return "没有一行有效，逐行原因见问题清单"
    first = min([*_days(file), *filter(None, [terms.reported_on])], default=None)
    if first and first < Clock.today() and not terms.load_history:
        return f"填报日 {first} 早于今天，补录历史数据需要“补录历史”权限"
    closed = [s.definition.closed(s.staged) for s in file.accepted if s.definition.closed]
    if any(closed) and not ChangeSet.objects.filter(key=_key(file, terms)).exists():
        return "；".join(filter(None, closed))
    return ""


def _publish_file(file: StagedFile, report: FileReport, prepared: Prepared, terms: Terms) -> str:
    """Commits one file and completes its report; returns why it was refused, if it was.

    The original of a file with personal data is not kept: nobody could erase one person from it.
    """
    fallback = terms.reported_on or Clock.today()
    if not any(sheet.definition.personal for sheet in file.sheets):
        keep(prepared.paths[file.sha256], file.sha256, terms.home)

    def write(change: Change) -> dict[int, Recorded]:
        remember(prepared.mapping, file)
        return _write(change, file, fallback, terms.by.department)

    try:
        committed = commit_change(
            write,
            by=terms.by,
            action="import",
            reason=terms.reason,
            subject=file.name[:200],
            key=_key(file, terms),
            reported_on=max(_days(file), default=fallback),
            source_file_sha256=file.sha256,
        )
    except IntegrityError as error:
        if sqlstate(error) != _MISSING_REFERENCE:
            raise
        return f"所引用的内容还没有入账，请先导入被引用的台账（{_referred_to(file)}）"
    report.change_set = committed.change_set_id
    report.outcome = "unchanged" if committed.repeated else "published"
    for position, sheet in enumerate(s for s in report.sheets if not s.refused):
        written = (committed.value or {}).get(position)
        sheet.unchanged = sheet.good if written is None else min(sheet.good, written.unchanged)
    return ""


def _referred_to(file: StagedFile) -> str:
    codes = dict.fromkeys(code for sheet in file.accepted for code in sheet.definition.after)
    return "、".join(LEDGERS.get(code).label for code in codes) or "见模板说明"


def keep(path: Path, sha256: str, home: Home) -> Path:
    """The original bytes in the home, named by their digest; written once and whole."""
    kept = home.files / sha256
    if not kept.exists():
        draft = kept.with_name(f".{sha256}.{secrets.token_hex(4)}")
        with path.open("rb") as source, draft.open("xb") as copy:
            shutil.copyfileobj(source, copy)
            copy.flush()
            os.fsync(copy.fileno())
        draft.replace(kept)
    return kept


def _key(file: StagedFile, terms: Terms) -> str:
    """The bytes and what they were understood as: with new references or a new mapping they are new."""
    day = terms.reported_on
    sheets = [
        [s.staged.name, s.staged.ledger, str(s.staged.reported_on or day), s.staged.places, sorted(s.staged.rejected),
         sorted(f.cell for f in s.staged.findings if f.effect == "cell_rejected")]
        for s in file.accepted
    ]  # fmt: skip
    withdrawn = Withdrawal.objects.filter(change_set__source_file_sha256=file.sha256).count()
    understood = hashlib.sha256(json.dumps([sheets, withdrawn]).encode()).hexdigest()
    return f"import:{file.sha256}:{understood[:40]}"


def _write(change: Change, file: StagedFile, fallback: date, sender: str) -> dict[int, Recorded]:
    """Provenance and facts of one file; what was recorded, by position of the sheet."""
    kept = record_file(change, file, sender)
    sheets = [(sheet, record_sheet(kept, sheet)) for sheet in map(concealed, file.accepted)]
    written: dict[int, Recorded] = {}
    for code in in_order({sheet.definition.code for sheet, _ in sheets}):
        for position, (sheet, ids) in enumerate(sheets):
            if sheet.definition.code == code:
                rejected = Rows.of(_rejected(sheet, ids, fallback))
                rows = Rows.joined([sheet.staged.mappings(ids, fallback), rejected])
                written[position] = sheet.definition.publish(change, rows)
    record_entries(change, sheets)
    return written


def _rejected(sheet: Sheet, entries: Sequence[int], fallback: date) -> list[Row]:
    """Rows that did report although their amounts cannot be used; none where a good row says it."""
    staged, identity = sheet.staged, sheet.definition.identity
    if not sheet.definition.reports_rejections or not staged.rejected:
        return []
    keys = staged.keys(identity)
    reported = {keys[index] for index in staged.good()}
    strange = {f.row for f in staged.findings if f.kind in _STRANGERS}
    first = {keys[i]: i for i in sorted(staged.rejected, reverse=True) if staged.rows[i] not in strange}
    day = staged.reported_on or fallback
    return [
        {
            **dict(zip(identity, key, strict=True)),
            "state": "rejected",
            "reported_on": day,
            "entry_id": entries[index] if entries else None,
        }
        for key, index in first.items()
        if key not in reported
    ]
