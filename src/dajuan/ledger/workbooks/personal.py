"""Personal values taken out of a sheet before anything of it is written."""

import re
from dataclasses import replace

from dajuan.ledger.definition import LedgerDefinition
from dajuan.ledger.staged import PERSONAL, Cell, Finding, StagedSheet, letter_of
from dajuan.ledger.workbooks.staging import Sheet

#: What a reason repeats of a sheet stands in these marks; from the first to the last, for a cell may hold some.
_QUOTED = re.compile("“.*”", re.DOTALL)


def concealed(sheet: Sheet) -> Sheet:
    """The sheet with a mask for every personal value and ``<field>_reference`` beside it.

    The rows as typed lose them too, rejected rows included, and with them the cells of columns no
    field took and those that were not what their column wants: what nobody asked for may be personal as
    well. A sheet without personal columns is itself.
    """
    definition, staged = sheet.definition, sheet.staged
    fields = [name for name in staged.places if name in definition.personal]
    if not definition.personal or definition.conceal is None:
        return sheet
    taken = set(staged.places.values())
    raw: list[list[Cell]] = [
        [cell if place in taken else "" for place, cell in enumerate(row)] for row in staged.raw
    ]
    _blot(raw, staged)
    values = dict(staged.values)
    for name in fields:
        found = definition.conceal([str(value or "") for value in values[name]])
        values[name] = [value.shown for value in found]
        values[f"{name}_reference"] = [value.reference for value in found]
        for row, value in zip(raw, found, strict=True):
            if staged.places[name] < len(row):
                row[staged.places[name]] = value.shown
    return replace(sheet, staged=replace(staged, raw=raw, values=values))


def _blot(raw: list[list[Cell]], staged: StagedSheet) -> None:
    """Takes cells that were refused out of the rows as typed."""
    refused = {(f.row, f.column) for f in staged.findings if f.effect == "cell_rejected"}
    columns = {letter_of(place): place for place in staged.places.values()} if refused else {}
    for row, number in zip(raw, staged.rows, strict=True) if refused else ():
        for letter, place in columns.items():
            if (number, letter) in refused and place < len(row):
                row[place] = PERSONAL


def discreet_refusal(definition: LedgerDefinition, refused: str) -> str:
    """Why none of a sheet counts, as it may be kept. The words list its titles, and of a ledger with
    personal data what stands there may be a row of it."""
    return f"看来是“{definition.label}”，但必填的列不全" if refused and definition.personal else refused


def discreet(sheet: Sheet, finding: Finding) -> Finding:
    """A finding as it may be kept for ever: where and why, but of a ledger with personal columns no
    cell, no words of one in the reason (a name may have slipped into any column), no title nobody knows.
    """
    if not sheet.definition.personal:
        return finding
    return replace(
        finding,
        header=finding.header if finding.header in sheet.staged.headers.values() else "",
        value=None if finding.value is None else PERSONAL,
        reason=_QUOTED.sub(f"“{PERSONAL}”", finding.reason),
    )
