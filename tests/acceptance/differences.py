"""What the product and the oracle disagree about, in words a failing test can show."""

from collections.abc import Iterable, Sequence

from tests.acceptance.oracle.records import Zone
from tests.acceptance.oracle.values import Values
from tests.acceptance.product import Found, Report


def value_differences(expected: Values, found: Found, only: Iterable[str] = ()) -> list[str]:
    """Figures that are missing or differ in value or records."""
    wrong = []
    for key in sorted(only or expected):
        want = expected[key]
        value, records = found.get(key, (None, 0))
        if value != want.value:
            wrong.append(f"{key}: {value}, oracle {want.value}")
        elif want.records not in (None, records):
            wrong.append(f"{key}: {records} records, oracle {want.records}")
    return wrong


def invented(expected: Values, found: Found) -> list[str]:
    """Variants of a breakdown that the oracle does not know."""
    numbers = {"P010", "P011", "P012", "P013", "P042", "B008"}
    return [key for key in found if key[:4] in numbers and key not in expected]


def finding_differences(zone: Zone, reports: Sequence[Report]) -> list[str]:
    """Rows counted otherwise, faults not found, and cells or rows rejected without cause."""
    rows = {
        (report["file"], sheet["sheet"]): (sheet["good"], sheet["rejected"])
        for report in reports
        for sheet in report["sheets"]
    }
    wanted_rows = {place: (zone.good[place], zone.rejected[place]) for place in zone.good}
    wrong = [
        f"{place}: rows {rows.get(place)}, oracle {wanted_rows.get(place)}"
        for place in wanted_rows.keys() | rows.keys()
        if rows.get(place) != wanted_rows.get(place)
    ]
    wanted = {(f.file, f.sheet, f.cell, f.kind, f.effect) for f in zone.findings}
    found = {
        (report["file"], f["sheet"], f["cell"] or "", f["kind"], f["effect"])
        for report in reports
        for f in report["findings"]
    }
    gone = {(file, sheet, _row(cell)) for file, sheet, cell, _, effect in wanted if effect == "row_rejected"}
    wrong += [f"not found: {finding}" for finding in sorted(wanted - found)]
    wrong += [
        f"without cause: {finding}"
        for finding in sorted(found - wanted)
        if (finding[4] != "warning" or finding[3] == "total_mismatch")
        # A row that is thrown out may have further bad cells; telling them does no harm.
        and not (finding[4] == "cell_rejected" and (*finding[:2], _row(finding[2])) in gone)
    ]
    return wrong


def _row(cell: str) -> str:
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
