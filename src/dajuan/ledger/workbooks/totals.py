"""The sheet's own 小计 and 合计 against the sums of its good rows: a warning, never used."""

from bisect import bisect_left
from decimal import Decimal
from itertools import accumulate, pairwise

from dajuan.kernel.amount import grouped, plain
from dajuan.ledger.definition import Column, LedgerDefinition
from dajuan.ledger.staged import Finding, StagedSheet, letter_of, raw_text
from dajuan.ledger.workbooks.cells import PARSERS
from dajuan.ledger.workbooks.layout import Layout, Total
from dajuan.ledger.workbooks.numbers import Scope
from dajuan.ledger.workbooks.reading import RawSheet

TOLERANCE = Decimal("0.005")
_SUMMED = frozenset({"money", "integer"})


def check_totals(staged: StagedSheet, raw: RawSheet, layout: Layout, definition: LedgerDefinition) -> None:
    """小计 covers the good rows since the one before (or, standing first, up to the next); 合计 all.

    Rejected rows and cells count nothing; details of a bundle neither. Tolerance 0.005 of the sheet's unit.
    """
    spans = _spans(layout, staged.rows)
    for column in definition.columns:
        place = staged.places.get(column.field)
        if (column.kind in _SUMMED or column.unit) and place is not None and spans:
            running = list(accumulate(_counted(staged, column.field, definition.detail), initial=Decimal(0)))
            for total, first, last in spans:
                row = raw.rows[total.row]
                cell = row[place] if place < len(row) else ""
                stated = _stated(cell, column, staged)
                factor = staged.factors.get(column.field, Decimal(1))
                ours = running[last] - running[first]
                if stated is not None and abs(stated - ours) > TOLERANCE * factor:
                    staged.report(
                        _mismatch(
                            staged, total, column, raw_text(cell), (stated - ours) / factor, ours / factor
                        )
                    )


def _spans(layout: Layout, rows: list[int]) -> list[tuple[Total, int, int]]:
    """Each total with the range of row indexes it covers."""
    parts = [t.row for t in layout.totals if not t.whole]
    above = bool(parts) and bisect_left(rows, parts[0] + 1) == 0  # 小计 stands over its rows
    bounds = [0, *(bisect_left(rows, row + 1) for row in parts), len(rows)]
    ranges = iter(pairwise(bounds[1:] if above else bounds))
    return [(total, *((0, len(rows)) if total.whole else next(ranges))) for total in layout.totals]


def _counted(staged: StagedSheet, name: str, detail: str) -> list[Decimal]:
    parents = staged.values.get(detail) or [""] * len(staged.rows)
    return [
        Decimal(0) if value is None or parent or i in staged.rejected else Decimal(str(value))
        for i, (value, parent) in enumerate(zip(staged.values[name], parents, strict=True))
    ]


def _stated(cell: object, column: Column, staged: StagedSheet) -> Decimal | None:
    scope = Scope(staged.factors.get(column.field, Decimal(1)))
    values, faults = PARSERS[column.kind]([cell], column, scope)  # type: ignore[list-item]
    return None if values[0] is None or (faults and values[0] is None) else Decimal(str(values[0]))


def _mismatch(
    staged: StagedSheet, total: Total, column: Column, value: str, difference: Decimal, ours: Decimal
) -> Finding:
    word = "合计" if total.whole else "小计"
    return Finding(
        staged.name,
        total.row + 1,
        letter_of(staged.places[column.field]),
        staged.headers[column.field],
        "total_mismatch",
        "warning",
        value,
        f"{word}与有效数据行之和 {grouped(Decimal(plain(ours)))} 不一致（差 {grouped(Decimal(plain(difference)))}），不采用表内合计",
    )
