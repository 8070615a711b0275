"""Lineage: the rows behind a figure, by the same filter without the aggregate, down to workbook cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

import ibis

from dajuan.indicators.cubes import OFFICIAL
from dajuan.indicators.definition import INDICATORS, Indicator
from dajuan.indicators.formulas import CountDistinct, Measure, Official
from dajuan.indicators.official import choose, published
from dajuan.indicators.request import Request
from dajuan.kernel.kept_text import kept_text
from dajuan.kernel.period import Period
from dajuan.ledger.cube import CUBES, CubeColumn, rows_of, sql_of
from dajuan.ledger.models import Entry, ImportColumn
from dajuan.ledger.reading import run

_NO_LIMIT = 2**31


@dataclass(frozen=True)
class SourceCell:
    """The workbook cell a value was read from, and what the clerk had typed there."""

    file: str
    sheet: str
    cell: str
    raw: str


@dataclass(frozen=True)
class RecordRow:
    """One contributing row. ``value`` is what it adds (None for counts), in the page's unit; ``entry`` the
    workbook row it was read from."""

    entity: str
    label: str
    department: str
    value: Decimal | None
    source: SourceCell | None
    entry: int | None


@dataclass(frozen=True)
class RecordPage:
    """A page of rows with the totals of all of them: ``count`` rows, their ``total`` and, where the
    figure counts different things, how many ``distinct`` ones."""

    part: str
    column: str
    unit: str
    rows: tuple[RecordRow, ...]
    count: int
    total: Decimal | None
    distinct: int | None
    digest: str


def parts_of(indicator: Indicator) -> dict[str, Measure]:
    """The lists of records a figure of this definition has, by part."""
    return {
        name: m for name, m in indicator.measures.items() if name in ("value", "numerator", "denominator")
    }


def record_page(
    request: Request, item: str, period: Period, *, part: str = "", offset: int = 0, limit: int = _NO_LIMIT
) -> RecordPage:
    """The rows of one part. KeyError when the figure has no list of its own (see its operands)."""
    indicator = request.indicator
    if isinstance(indicator.formula, Official):
        return _official(indicator.formula, request, period)
    parts = parts_of(indicator)
    chosen = part or next(iter(parts), "")
    if chosen not in parts:
        raise KeyError(f"{indicator.number} 没有自己的记录清单，请看它的各项")
    return _measured(request, chosen, parts[chosen], item, period, offset, limit)


def _measured(
    request: Request, part: str, measure: Measure, item: str, period: Period, offset: int, limit: int
) -> RecordPage:
    indicator = request.indicator
    cube = CUBES.get(measure.cube)
    body = _text(indicator.number, part)
    asked: dict[str, str | int] = {"asked_item": item, "skipped": offset, "wanted": limit}
    found = run(cube, body, [request.context], (period.start, period.end), asked)
    meaning = _meaning(indicator, measure)
    summed = bool(measure.column) and meaning.unit == "元"
    counts_things = isinstance(measure, CountDistinct)
    cells = _cells([row[4] for row in found], meaning.field)
    rows = tuple(
        RecordRow(
            str(entity),
            str(label or entity),
            str(department or ""),
            _in_ten_thousand(value, summed),
            cells.get(entry),  # type: ignore[call-overload]
            int(str(entry)) if entry is not None else None,
        )
        for entity, label, department, value, entry, _count, _total, _distinct in found
    )
    count, total, distinct = (found[0][5], found[0][6], found[0][7]) if found else (0, None, None)
    return RecordPage(
        part=part,
        column=meaning.label,
        unit="万元" if summed else indicator.unit,
        rows=rows,
        count=int(str(count)),
        total=_in_ten_thousand(total, summed),
        distinct=int(str(distinct)) if counts_things and distinct is not None else None,
        digest=_digest(rows),
    )


def _meaning(indicator: Indicator, measure: Measure) -> CubeColumn:
    """The column shown for each row: what is added or told apart, or else what names the row itself."""
    columns = CUBES.get(measure.cube).columns
    shown = measure.shows or measure.column or indicator.breakdown or "entity"
    return columns.get(shown) or CubeColumn(indicator.label)


_ASKED = ibis.table({"asked_item": "string"}, name="asked")
#: Both materialised, or PostgreSQL would add up the whole anew for every row of the page.
_PAGE = """WITH picked AS MATERIALIZED ({}), whole AS MATERIALIZED (
    SELECT count(*) AS n, sum(value) AS total, count(DISTINCT counted) AS "distinct" FROM picked)
SELECT entity, label, department, value, entry, n, total, "distinct" FROM picked, whole
ORDER BY value DESC NULLS LAST, label, entity
LIMIT (SELECT wanted FROM asked) OFFSET (SELECT skipped FROM asked)"""


@kept_text
def _text(number: str, part: str) -> str:
    """A page un-aggregated, with the count, sum and number of different values of all."""
    indicator = INDICATORS.get(number)
    measure = parts_of(indicator)[part]
    t = rows_of(measure.cube)
    condition = measure.rows(t)
    t = t if condition is None else t.filter(condition)
    if indicator.breakdown:
        t = t.join(_ASKED, t[indicator.breakdown].cast("string") == _ASKED.asked_item)
    column = measure.column
    number_column = bool(column) and t[column].type().is_numeric()
    value = t[column].cast("decimal(38,6)") if number_column else ibis.null("decimal(38,6)")
    source = t[_meaning(indicator, measure).source]
    department = t.department if "department" in t.columns else ibis.null("string")
    rows = t.select(
        "entity", "label", department=department, value=value, entry=source,
        counted=t[column].cast("string") if column else t.entity,
    )  # fmt: skip
    return _PAGE.format(sql_of(rows))


def _official(formula: Official, request: Request, period: Period) -> RecordPage:
    rows = published([request.context], (period.start, period.end))
    row = choose(formula, rows, 0, request.reading.at)
    column = OFFICIAL.columns[formula.measure]
    found: tuple[RecordRow, ...] = ()
    if row:
        cells = _cells([row.entry_id], column.field)
        read = row.growth if formula.measure == "growth" else row.value
        value = _in_ten_thousand(read, request.indicator.unit == "万元")
        label = f"{row.indicator}　{row.period_text}　{row.status}　{row.office}　{row.document}"
        found = (
            RecordRow(str(row.id), label, row.office, value, cells.get(row.entry_id or 0), row.entry_id),
        )
    total = found[0].value if found else None
    return RecordPage(
        "value", column.label, request.indicator.unit, found, len(found), total, None, _digest(found)
    )


def _cells(entries: Iterable[object], field: str) -> dict[int, SourceCell]:
    """Entry id to the cell of ``field`` in its row (the row itself when the sheet has no such column)."""
    ids = {int(str(entry)) for entry in entries if entry is not None}
    if not ids:
        return {}
    rows = Entry.objects.filter(id__in=ids).select_related("sheet__file")
    letters: Mapping[int, str] = dict(
        ImportColumn.objects.filter(sheet__entries__in=ids, field=field).values_list("sheet_id", "letter")
    )
    return {row.id: _cell(row, letters.get(row.sheet_id, "")) for row in rows}


def _cell(entry: Entry, letter: str) -> SourceCell:
    name = f"{letter}{entry.row_number}" if letter else f"第{entry.row_number}行"
    return SourceCell(entry.sheet.file.name, entry.sheet.name, name, str(entry.raw.get(letter, "")))


def _in_ten_thousand(value: object, money: bool) -> Decimal | None:
    if value is None:
        return None
    exact = Decimal(str(value))
    return (exact / 10_000 if money else exact).normalize()


def _digest(rows: Sequence[RecordRow]) -> str:
    """sha256 over the sorted ids and values of the rows on the page."""
    lines = sorted(f"{row.entity}={'' if row.value is None else format(row.value, 'f')}" for row in rows)
    return sha256("\n".join(lines).encode()).hexdigest()
