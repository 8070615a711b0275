"""One zone in several wordings: whatever titles, orders and units, the rows read are the same."""

from collections import Counter
from pathlib import Path

import pytest

from dajuan.demo.first_zone import FIRST_ZONE
from dajuan.demo.layouts import Wording
from dajuan.demo.second_zone import SECOND_ZONE
from dajuan.demo.workbooks import write_workbooks
from dajuan.demo.zone import zone
from dajuan.ledger.staged import StagedSheet
from dajuan.ledger.workbooks.preparing import Upload, prepare
from tests.demo.rearranging import rearranged

#: Kept as it was typed, in the unit of its sheet.
AS_TYPED = {"original"}
Sheets = dict[str, list[StagedSheet]]


def read(wording: Wording, folder: Path) -> Sheets:
    """The sheets of each ledger, as an import reads them; nothing may be refused or rejected."""
    folder.mkdir()
    write_workbooks(zone(), folder, wording, faults=False)
    prepared = prepare([Upload(path.name, path) for path in sorted(folder.iterdir())])
    assert {report.file: report.refused for report in prepared.reports if report.refused} == {}
    sheets: Sheets = {}
    for sheet in (sheet.staged for file in prepared.files for sheet in file.sheets):
        lost = [finding for finding in sheet.findings if finding.effect != "warning"]
        assert lost == [], f"{wording.name} {sheet.ledger} {sheet.name}"
        sheets.setdefault(sheet.ledger, []).append(sheet)
    return sheets


def rows(sheets: list[StagedSheet], fields: list[str]) -> Counter[tuple[object, ...]]:
    """All rows, with how often each comes; an empty text is nothing."""
    found: Counter[tuple[object, ...]] = Counter()
    for sheet in sheets:
        found.update(zip(*(map(_plain, sheet.column(name)) for name in fields), strict=True))
    return found


def _plain(value: object) -> object:
    return None if value == "" else value


def fields_of(*sheets: StagedSheet) -> list[str]:
    """The fields every sheet has, read from its columns or from its headings."""
    return sorted(set.intersection(*({*sheet.places, *sheet.constants} for sheet in sheets)) - AS_TYPED)


@pytest.mark.usefixtures("zone_db")
def test_all_wordings_are_read_alike(tmp_path: Path) -> None:
    ours = read(FIRST_ZONE, tmp_path / "first")
    assert len(ours) == 38
    differing = []
    for number, wording in enumerate((SECOND_ZONE, rearranged(FIRST_ZONE, 23))):
        theirs = read(wording, tmp_path / f"other{number}")
        assert theirs.keys() == ours.keys()
        for ledger, sheets in ours.items():
            fields = fields_of(*sheets, *theirs[ledger])
            one, other = rows(sheets, fields), rows(theirs[ledger], fields)
            if one != other:
                differing.append((wording.name, ledger, fields, [*(one - other)][:2], [*(other - one)][:2]))
    assert differing == []
