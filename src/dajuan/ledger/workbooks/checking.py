"""All files of one call against their rules, references checked in everything at once."""

from collections.abc import Iterator, Sequence
from datetime import date

from dajuan.ledger.definition import LEDGERS, LedgerDefinition, in_order
from dajuan.ledger.staged import Key, Knowledge, StagedSheet
from dajuan.ledger.workbooks.staging import Sheet, StagedFile, finish

_FAR_PAST = date.min


def check_files(files: Sequence[StagedFile], *, at_home: bool = True) -> None:
    """Runs every ledger's rules, ledgers in the order of their dependencies, files by reporting date.

    ``at_home`` also asks the database what is known already. Order of ``files`` does not matter.
    """
    present = {sheet.definition.code for file in files for sheet in file.accepted}
    needed = present | {code for name in present for code in LEDGERS.get(name).after}
    known = Knowledge({code: LEDGERS.get(code).at_home for code in needed} if at_home else None)
    ordered = in_reporting_order(files)
    for code in in_order(present):
        definition = LEDGERS.get(code)
        for file in ordered:
            sheets = [sheet for sheet in file.accepted if sheet.definition.code == code]
            if sheets:
                staged = [sheet.staged for sheet in sheets]
                for rule in definition.rules:
                    rule.check(staged, known)
                _offer(definition, sheets, known)
    for file in files:
        for sheet in file.accepted:
            finish(sheet)


def in_reporting_order(files: Sequence[StagedFile]) -> list[StagedFile]:
    """By reporting date, then name, then content: the same whatever the order they were given in."""

    def key(file: StagedFile) -> tuple[date, str, str]:
        days = [s.staged.reported_on for s in file.accepted if s.staged.reported_on]
        return max(days, default=_FAR_PAST), file.name, file.sha256

    return sorted(files, key=key)


def _offer(definition: LedgerDefinition, sheets: Sequence[Sheet], known: Knowledge) -> None:
    """Lets later ledgers look up the rows that stand."""
    if definition.offers is None:
        return
    names, value = definition.offers
    for staged in (sheet.staged for sheet in sheets):
        known.learn(definition.code, _standing(staged, names, value))


def _standing(staged: StagedSheet, names: tuple[str, ...], value: str) -> Iterator[tuple[Key, object]]:
    facts = zip(staged.keys(names), staged.column(value), strict=True)
    yield from (fact for index, fact in enumerate(facts) if index not in staged.rejected)
