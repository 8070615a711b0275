"""The synthetic workbooks through the importer: every planted fault is found, and the sums stay as published."""

from pathlib import Path

import pytest

from dajuan.demo.first_zone import FIRST_ZONE
from dajuan.demo.layouts import Wording
from dajuan.demo.load import import_workbooks
from dajuan.demo.second_zone import SECOND_ZONE
from dajuan.demo.workbooks import Planted, write_workbooks
from dajuan.demo.zone import zone
from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period
from dajuan.ledger.workbooks.reports import FileReport
from dajuan.store.home import Home
from tests.demo.published import PRINTED

#: Follow from the form of a workbook and are not planted one by one.
UNPLANTED = {"total_mismatch", "unknown_column", "guessed_column"}


def found(reports: list[FileReport]) -> set[Planted]:
    """Findings in the words of the planting."""
    return {
        Planted(report.file, finding.sheet, finding.cell, finding.kind, finding.effect)
        for report in reports
        for finding in report.findings
        if finding.kind not in UNPLANTED
    }


@pytest.mark.parametrize("wording", [FIRST_ZONE, SECOND_ZONE], ids=lambda wording: wording.name)
def test_workbooks_give_the_published_figures(wording: Wording, zone_db: Home, tmp_path: Path) -> None:
    planted = write_workbooks(zone(), tmp_path, wording)
    reports = import_workbooks(zone_db, tmp_path)
    assert [report.refused for report in reports] == [""] * len(reports)
    assert found(reports) == set(planted)
    printed = {figure.key: figure.printed for figure in figures(Period.parse("2022-H1"))}
    assert {key: printed[key] for key in PRINTED} == PRINTED
    assert {report.outcome for report in import_workbooks(zone_db, tmp_path)} == {"unchanged"}


def test_the_same_seed_writes_the_same_zone() -> None:
    assert zone(7) == zone(7)
    assert zone(7).projects != zone(8).projects
