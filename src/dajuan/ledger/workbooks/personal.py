"""Personal values taken out of a sheet before anything of it is written."""

from dataclasses import replace

from dajuan.ledger.staged import Cell
from dajuan.ledger.workbooks.staging import Sheet


def concealed(sheet: Sheet) -> Sheet:
    """The sheet with a mask for every personal value and ``<field>_reference`` beside it.

    The rows as typed lose them too, rejected rows included, and with them the cells of columns no
    field took: what nobody asked for may be personal as well. A sheet without personal columns is itself.
    """
    definition, staged = sheet.definition, sheet.staged
    fields = [name for name in staged.places if name in definition.personal]
    if not definition.personal or definition.conceal is None:
        return sheet
    taken = set(staged.places.values())
    raw: list[list[Cell]] = [
        [cell if place in taken else "" for place, cell in enumerate(row)] for row in staged.raw
    ]
    values = dict(staged.values)
    for name in fields:
        found = definition.conceal([str(value or "") for value in values[name]])
        values[name] = [value.shown for value in found]
        values[f"{name}_reference"] = [value.reference for value in found]
        for row, value in zip(raw, found, strict=True):
            if staged.places[name] < len(row):
                row[staged.places[name]] = value.shown
    return replace(sheet, staged=replace(staged, raw=raw, values=values))
