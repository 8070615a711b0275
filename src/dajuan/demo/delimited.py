"""A sheet as another system exports it: text in the national encoding, the title in the first line."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xlsxwriter.utility import xl_rowcol_to_cell

from dajuan.demo.drafts import Cell, Draft


@dataclass(frozen=True)
class Planted:
    """A fault that an import must report."""

    file: str
    sheet: str
    cell: str
    kind: str
    effect: str


def write_delimited(path: Path, draft: Draft) -> list[Planted]:
    """Writes one sheet as .csv and says where its faults stand."""
    layout = draft.layout
    places = {column.field: place for place, column in enumerate(layout.columns)}
    planted = []
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([draft.place(layout.title)] + [""] * (len(places) - 1))
        writer.writerow([draft.place(column.title) for column in layout.columns])
        for row, line in enumerate(draft.lines, 2):
            writer.writerow([_text(line.cells.get(field)) for field in places])
            planted += [
                Planted(path.name, layout.sheet, xl_rowcol_to_cell(row, places[field]), kind, effect)
                for field, kind, effect in line.faults
            ]
    return planted


def _text(value: Cell) -> str:
    if isinstance(value, date):
        return f"{value.year}/{value.month}/{value.day}"
    return "" if value is None else str(value)
